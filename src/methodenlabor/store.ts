import {asOpened, type OpenedLink} from "../model/link-envelope.js";
import type {LabView} from "../model/lab-link.js";
import {readLabView, writeLabView} from "../model/lab-link.js";
import type {Method} from "../model/method.js";
import {latestEdition, type LinkNote} from "../model/status-link.js";

/** The reader's choices, with the way back. Listeners hear of every change. */
export interface LabStore {
  readonly view: LabView;
  readonly reference: Method;
  readonly notes: readonly LinkNote[];
  readonly locked: ReadonlySet<string>;
  readonly canUndo: boolean;
  /** @param step changes of the same step in a row, such as the pulling of one slider, are undone at once */
  change(draft: Method, step?: string): void;
  /** Another reference or edition; another reference drops the changes. */
  choose(method: string, period: string): void;
  edit(index: LabView["index"]): void;
  lock(key: string, locked: boolean): void;
  undo(): void;
  reset(): void;
  listen(listener: () => void): void;
  /** The address part of what is chosen now. */
  search(): string;
}

const LONGEST_PAST = 200;
/**
 * Milliseconds until a choice stands in the address: while a slider is pulled it waits, for each change costs several, and
 * browsers refuse many in a row (Safari more than a hundred in half a minute).
 */
const ADDRESS_PAUSE = 150;

interface State {
  view: LabView;
  notes: readonly LinkNote[];
  past: readonly {readonly draft: Method; readonly step: string | null}[];
  locked: ReadonlySet<string>;
  address: ReturnType<typeof setTimeout> | undefined;
}

export function labStore(
  opened: OpenedLink,
  methods: readonly Method[],
  known: ReadonlySet<string>
): LabStore {
  const {view, notes} = readLabView(opened.search, methods, known);
  const damaged = opened.problems.map((parameter): LinkNote => ({parameter, problem: "unknown"}));
  const state: State = {
    ...{view, notes: [...damaged, ...notes], past: [], locked: new Set()},
    address: undefined
  };
  const listeners: (() => void)[] = [];
  const reference = () => methods.find(({id}) => id === state.view.method)!;
  const writeAddress = () => {
    const address = asOpened(writeLabView(state.view, reference()), opened);
    history.replaceState(history.state, "", address + location.hash);
  };
  const tell = () => {
    clearTimeout(state.address);
    state.address = setTimeout(writeAddress, ADDRESS_PAUSE);
    for (const listener of listeners) listener();
  };
  const remember = (step: string | null) => {
    if (step !== null && state.past.at(-1)?.step === step) return;
    state.past = [...state.past, {draft: state.view.draft, step}].slice(-LONGEST_PAST);
  };
  const set = (view: Partial<LabView>) => {
    state.view = {...state.view, ...view};
    tell();
  };
  return {
    get view() {
      return state.view;
    },
    get reference() {
      return reference();
    },
    get notes() {
      return state.notes;
    },
    get locked() {
      return state.locked;
    },
    get canUndo() {
      return state.past.length > 0;
    },
    change(draft, step) {
      remember(step ?? null);
      set({draft});
    },
    choose(id, period) {
      const method = methods.find((one) => one.id === id)!;
      const known = method.editions.some((one) => one.period === period);
      const next = {method: id, period: known ? period : latestEdition(method).period};
      Object.assign(state, {notes: []});
      if (id === state.view.method) return set(next);
      Object.assign(state, {past: [], locked: new Set()});
      set({...next, draft: method, index: "status"});
    },
    edit: (index) => set({index}),
    lock(key, locked) {
      const others = [...state.locked].filter((one) => one !== key);
      state.locked = new Set(locked ? [...others, key] : others);
      tell();
    },
    undo() {
      const last = state.past.at(-1);
      if (last === undefined) return;
      state.past = state.past.slice(0, -1);
      set({draft: last.draft});
    },
    reset() {
      remember(null);
      set({draft: reference()});
    },
    listen: (listener) => void listeners.push(listener),
    search: () => writeLabView(state.view, reference())
  };
}
