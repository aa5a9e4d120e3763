/** What of jsdom is used here; it brings no types of its own. */
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string, options: {readonly runScripts: "outside-only"});
    readonly window: Window & {eval(code: string): unknown};
  }
}
