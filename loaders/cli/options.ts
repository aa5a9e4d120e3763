import {InvalidArgumentError, Option} from "commander";

/** A TCP port from the command line; throws commander's InvalidArgumentError. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError("expected a port from 0 to 65535.");
  return port;
}

/** `--scope public|internal`: which values may appear. */
export function scopeOption(): Option {
  return new Option("--scope <scope>", "whose eyes it is for: suppressed for the public, or complete")
    .choices(["public", "internal"])
    .default("public");
}

export const municipalityArgument = "a name below data/, or the path of a folder with a kommune.yaml";
