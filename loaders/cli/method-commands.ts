import type {Command} from "commander";

/** A command that is loaded only when the command line names it. */
interface LazyCommand {
  readonly name: string;
  /** What the list of commands says. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** The commands that run a method; what they need (the database) takes a while to load. */
const METHOD_COMMANDS: readonly LazyCommand[] = [
  {
    name: "classify",
    summary: "classify the areas of a table by a method file",
    load: async () => (await import("./classify.js")).classifyCommand
  },
  {
    name: "compare",
    summary: "compare two classifications of the same areas",
    load: async () => (await import("./compare.js")).compareCommand
  },
  {
    name: "robustness",
    summary: "tell how sure the classes of a method are",
    load: async () => (await import("./robustness.js")).robustnessCommand
  }
];

/** Adds `classify`, `compare` and `robustness`; one that is not called has its name and summary only. */
export async function addMethodCommands(program: Command, args: readonly string[]): Promise<void> {
  for (const {name, summary, load} of METHOD_COMMANDS) {
    if (!args.includes(name)) {
      program.command(name).summary(summary);
      continue;
    }
    const command = await load();
    program.addCommand(mandatoryLast(command.copyInheritedSettings(program).summary(summary)));
  }
}

/** Commander looks for missing options before unknown ones, and so hides the typing error that made one missing. */
function mandatoryLast(command: Command): Command {
  const mandatory = command.options.filter((option) => option.mandatory);
  for (const option of mandatory) option.makeOptionMandatory(false);
  return command.hook("preAction", () => {
    const missing = mandatory.find((option) => command.getOptionValue(option.attributeName()) === undefined);
    if (missing) command.error(`error: required option '${missing.flags}' not specified`);
  });
}
