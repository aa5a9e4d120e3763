import {html} from "../components/dom.js";
import {areaShapeSteps} from "../components/maps/area-shapes.js";
import {loadBoundaries} from "../db/boundaries.js";
import {buildInfo, fetchJson} from "../db/data-files.js";
import type {AtlasFirst} from "../model/atlas-first.js";
import {readAtlasView} from "../model/atlas-link.js";
import {readEnvelope} from "../model/link-envelope.js";
import {nextTask, runInSlices} from "../model/run-in-slices.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {atlasPage} from "./atlas-page.js";
import {defaultAtlasView, firstScene, isFirst} from "./first-scene.js";

/**
 * The atlas for an address: the shipped first map at once where the address asks for it or for nothing, and everything else
 * when it has been read.
 */
export async function openAtlas(search: string): Promise<HTMLElement> {
  const [info, first] = await Promise.all([buildInfo(), fetchJson<AtlasFirst | null>("views/atlas.json")]);
  if (first === null) return html("p", {class: "lead"}, ATLAS_WORDS.empty);
  const fallback = defaultAtlasView(first);
  const link = readEnvelope(search);
  const {view, notes} = readAtlasView(link.search, fallback);
  const shipped = isFirst(view, first);
  const shown = shipped ? view : fallback;
  const shapes = await loadBoundaries({info}, shown.level, shown.period);
  // The page answers in between: what it shows now came with it.
  await runInSlices(areaShapeSteps(shapes));
  await nextTask();
  const scene = firstScene(info, first, shown, shapes);
  await nextTask();
  return atlasPage({info, scene, view, notes, link, fallback, shipped});
}
