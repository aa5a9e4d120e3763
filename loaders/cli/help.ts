import type {Command} from "commander";
import {nearest} from "../../src/model/nearest.js";
import {UsageError} from "./usage-error.js";

const examples = `
Examples:
  quartierslabor start                             the demo city in your browser, pages reload as you edit
  quartierslabor fetch berlin                      get Berlin's open data
  quartierslabor build berlin --out dist-berlin    a folder of static pages for any web server

Each command has its own --help.`;

/** Adds `help [command]` and what stands below the list of commands. */
export function addHelp(program: Command): void {
  program.helpCommand(false).addHelpText("after", examples);
  program
    .command("help")
    .summary("show help for a command")
    .description("Show what a command does and its options.")
    .argument("[command]", "name of a command")
    .addHelpText("after", "\nExample:\n  quartierslabor help build")
    .action((name?: string) => {
      if (name === undefined) return program.help();
      const command = program.commands.find((candidate) => candidate.name() === name);
      if (command) return command.help();
      throw unknownCommand(
        name,
        program.commands.map((candidate) => candidate.name())
      );
    });
}

function unknownCommand(name: string, known: readonly string[]): UsageError {
  const suggestion = nearest(name, known);
  const hint = suggestion === null ? "" : `\n(Did you mean ${suggestion}?)`;
  return new UsageError(`unknown command; expected ${known.join(", ")}, got "${name}"${hint}`);
}
