/** How far some long work has come, for a person to read: `stage` is what is done now, `done` of `total` how much of it. */
export interface ProgressEvent {
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
  /** What is worked on, e.g. a file's name; may change with every event. */
  readonly detail?: string;
}

export type OnProgress = (event: ProgressEvent) => void;
