import type {ProgressEvent} from "../progress.js";

/** The part of a stream that is needed; `columns` is undefined where no terminal is. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** What is going on now; a text that ends a line of its own (several lines) stays on the screen. */
  readonly onProgress: (event: ProgressEvent | string) => void;
  /** A line that stays on the screen. */
  readonly note: (text: string) => void;
  /** Takes the line that updates itself away, so that something else can be written. */
  readonly end: () => void;
}

/**
 * Shows progress: on a terminal as one line that updates itself, elsewhere (pipe, CI, TERM=dumb) as a plain line per stage
 * and per quarter of it. Nothing but the terminal's line gets control characters; NO_COLOR takes its colour away.
 */
export function createProgress(stream: ProgressStream, env: NodeJS.ProcessEnv = process.env): Progress {
  const onTerminal = stream.isTTY === true && env.TERM !== "dumb" && !env.CI;
  return onTerminal ? updatingLine(stream, !env.NO_COLOR) : plainLines(stream);
}

function updatingLine(stream: ProgressStream, coloured: boolean): Progress {
  let open = false;
  const end = () => {
    if (open) stream.write("\r\x1b[K");
    open = false;
  };
  const note = (text: string) => {
    end();
    stream.write(`${text}\n`);
  };
  const update = (event: ProgressEvent) => {
    const head = describe(event);
    const room = (stream.columns ?? 80) - 1;
    const detail = event.detail === undefined ? "" : cut(`  ${event.detail}`, room - head.length);
    stream.write(`\r\x1b[K${cut(head, room)}${coloured && detail ? `\x1b[2m${detail}\x1b[22m` : detail}`);
    open = true;
  };
  const onProgress = (event: ProgressEvent | string) => {
    if (typeof event !== "string") update(event);
    else if (event.includes("\n")) note(event);
    else update({stage: event});
  };
  return {onProgress, note, end};
}

function plainLines(stream: ProgressStream): Progress {
  let last = "";
  const note = (text: string) => void stream.write(`${text}\n`);
  const onProgress = (event: ProgressEvent | string) => {
    if (typeof event === "string") return note(event);
    const {stage, done = 0, total = 0} = event;
    const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
    const step = `${stage} ${quarter}`;
    if (step !== last) note(describe(event));
    last = step;
  };
  return {onProgress, note, end() {}};
}

function describe({stage, done, total}: ProgressEvent): string {
  if (done === undefined) return stage;
  return total === undefined ? `${stage} ${done}` : `${stage} ${done}/${total}`;
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  return room <= 1 ? "" : `${text.slice(0, room - 1)}…`;
}
