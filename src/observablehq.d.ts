/** The parts of Framework's standard library that modules here import; Framework resolves the name. */
declare module "observablehq:stdlib" {
  export interface File {
    readonly name: string;
    readonly href: string;
    url(): Promise<string>;
    json(): Promise<unknown>;
    arrayBuffer(): Promise<ArrayBuffer>;
  }
  /** The argument must be a literal: Framework finds the file by it. */
  export function FileAttachment(path: string): File;
}
