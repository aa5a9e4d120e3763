import type {Command} from "commander";

const name = "classify";

/**
 * Adds `classify`. What it needs (the database) is loaded only when the command line names it; else its name and summary
 * are there for the list of commands and for suggestions.
 */
export async function addClassify(program: Command, args: readonly string[]): Promise<void> {
  const summary = "classify the areas of a CSV file by a method file";
  if (!args.includes(name)) {
    program.command(name).summary(summary);
    return;
  }
  const {classifyCommand} = await import("./classify.js");
  program.addCommand(mandatoryLast(classifyCommand.copyInheritedSettings(program).summary(summary)));
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
