import {openLab, type Lab, type LabAgreement, type LabResult} from "../db/lab.js";
import {loadBoundaries, openSite, sitePlaces, type Site} from "../db/site.js";
import {turn} from "../db/table-rows.js";
import {draftProblems, effectiveMethod} from "../model/method-draft.js";
import type {Edition, Method} from "../model/method.js";
import {latestRun} from "../model/latest-run.js";
import {readEnvelope, type OpenedLink} from "../model/link-envelope.js";
import type {Places} from "../model/places.js";
import {ClassificationError} from "../queries/decode-classification.js";
import type {ShapeSources} from "../components/maps/area-shapes.js";
import {labStore, type LabStore} from "./store.js";

/** Everything on the page hangs on this. */
export interface Laboratory {
  readonly site: Site;
  readonly store: LabStore;
  /** The link the page was opened with. */
  readonly link: OpenedLink;
  readonly title: (key: string) => string;
  /** Areas and boundaries of the chosen edition. */
  readonly places: () => Places;
  readonly shapes: () => Promise<ShapeSources>;
  readonly edition: () => Edition;
  /** Whether the reference and the draft have been computed; what came of the draft last. */
  readonly state: LabState;
  /** Listeners hear of every result and every failure. */
  listen(listener: (state: LabState) => void): void;
  /** Ends when the newest agreement tables have arrived. */
  agreement(): Promise<Readonly<Record<"status" | "dynamics", LabAgreement | null>>>;
}

export interface LabState {
  /** Keys of the indicators with values, with the number of areas; null while the database starts. */
  readonly available: ReadonlyMap<string, number> | null;
  readonly reference: LabResult | null;
  /** The last classes that the draft gave; they stay while it has none. */
  readonly draft: LabResult | null;
  /** Why the draft has no classes now; null where it has. */
  readonly failure: LabFailure | null;
  /** From the choice to the classes, milliseconds. */
  readonly duration: number | null;
  /** The address part of the choices that gave them. */
  readonly link: string | null;
}

/** A mistake of the draft (said by `draftProblemWords`), no answer, or a failure of the database. */
export type LabFailure =
  {readonly kind: "draft"} | {readonly kind: "answer" | "database"; readonly error: Error};

/** A request to classify: what was chosen, and when. */
interface Request {
  readonly reference: Method;
  readonly draft: Method;
  readonly edition: Edition;
  readonly link: string;
  readonly at: number;
}

export async function openLaboratory(search: string): Promise<Laboratory> {
  const site = await openSite();
  const link = readEnvelope(search);
  const store = labStore(link, site.methods, new Set(site.indicators.keys()));
  const listeners: ((state: LabState) => void)[] = [];
  const held: {state: LabState; lab: Promise<Lab> | null} = {
    state: {available: null, reference: null, draft: null, failure: null, duration: null, link: null},
    lab: null
  };
  const tell = (change: Partial<LabState>) => {
    held.state = {...held.state, ...change};
    for (const listener of listeners) listener(held.state);
  };
  const lab = () => (held.lab ??= openLab());
  const edition = () => store.reference.editions.find(({period}) => period === store.view.period)!;
  const run = latestRun<Request, Partial<LabState>>(
    async (request) => compute(await lab(), held.state, request),
    (result, {at, link}) => tell({...result, duration: performance.now() - at, link}),
    (error) => tell({failure: failureOf(error)}),
    // Browsers report pulling once per frame; what comes in the same turn becomes one run.
    turn
  );
  const request = () => {
    const {draft} = store.view;
    const link = store.search();
    run({reference: store.reference, draft, edition: edition(), link, at: performance.now()});
  };
  store.listen(request);
  request();
  return {
    site,
    store,
    link,
    edition,
    title: (key) => site.indicators.get(key)?.title ?? key,
    places: () => sitePlaces(site, store.view.period),
    shapes: () => loadBoundaries(site, store.reference.level, store.view.period),
    get state() {
      return held.state;
    },
    listen(listener) {
      listeners.push(listener);
      listener(held.state);
    },
    async agreement() {
      const open = await lab();
      const results = {reference: held.state.reference!, draft: held.state.draft!};
      const of = (index: "status" | "dynamics") =>
        results.reference.method[index] === null ? Promise.resolve(null) : open.agreement(index, results);
      return {status: await of("status"), dynamics: await of("dynamics")};
    }
  };
}

async function compute(
  lab: Lab,
  before: LabState,
  {reference, draft, edition}: Request
): Promise<Partial<LabState>> {
  const sameReference =
    before.reference?.query.name === `classification ${reference.id} ${edition.period}` &&
    before.available !== null;
  const first = sameReference
    ? {}
    : {
        available: await lab.available(reference.level, edition.period),
        reference: await lab.classify("reference", reference, edition)
      };
  if (draftProblems(draft).length > 0) return {...first, failure: {kind: "draft"}};
  try {
    const result = await lab.classify("draft", effectiveMethod(draft), edition);
    return {...first, draft: result, failure: null};
  } catch (error) {
    return {...first, failure: failureOf(error)};
  }
}

function failureOf(error: unknown): LabFailure {
  const known = error instanceof Error ? error : new Error(String(error));
  return {kind: known instanceof ClassificationError ? "answer" : "database", error: known};
}
