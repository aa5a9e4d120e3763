import type {OnProgress, ProgressEvent} from "../progress.js";

/** The part of a stream that is needed; `columns` is undefined where no terminal is. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  readonly onProgress: OnProgress;
  /** Ends the line that updates itself, so that something else can be written. */
  end(): void;
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
  return {
    onProgress(event) {
      const head = describe(event);
      const room = (stream.columns ?? 80) - 1;
      const detail = event.detail === undefined ? "" : cut(`  ${event.detail}`, room - head.length);
      stream.write(`\r\x1b[K${cut(head, room)}${coloured && detail ? `\x1b[2m${detail}\x1b[22m` : detail}`);
      open = true;
    },
    end() {
      if (open) stream.write("\r\x1b[K");
      open = false;
    }
  };
}

function plainLines(stream: ProgressStream): Progress {
  let last = "";
  return {
    onProgress(event) {
      const {stage, done = 0, total = 0} = event;
      const quarter = total > 0 ? Math.floor((4 * done) / total) : 0;
      const step = `${stage} ${quarter}`;
      if (step !== last) stream.write(`${describe(event)}\n`);
      last = step;
    },
    end() {}
  };
}

function describe({stage, done, total}: ProgressEvent): string {
  if (done === undefined) return `${stage} …`;
  return total === undefined ? `${stage} ${done}` : `${stage} ${done}/${total}`;
}

function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  return room <= 1 ? "" : `${text.slice(0, room - 1)}…`;
}
