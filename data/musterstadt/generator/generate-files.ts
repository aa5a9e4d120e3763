import {populateCity} from "./city.js";
import {layOutQuarters} from "./geography.js";
import {QUARTERS} from "./places.js";
import {layOutWaters} from "./waters.js";
import {publishBenefits} from "./withhold.js";
import {writeEinwohner} from "./write-einwohner.js";
import {writeSgb2} from "./write-sgb2.js";
import {writeShapefile, type ShapefileParts} from "./write-shapefile.js";

function named(stem: string, parts: ShapefileParts): Readonly<Record<string, Uint8Array>> {
  return Object.fromEntries(
    Object.entries(parts).map(([extension, bytes]) => [`${stem}.${extension}`, bytes])
  );
}

function quarterShapes(): ShapefileParts {
  const rings = layOutQuarters();
  return writeShapefile(
    QUARTERS.map(({key, name, stadtteil, bezirk}, i) => ({
      rings: [rings[i]!],
      attributes: {
        QU_NR: key,
        QU_NAME: name,
        ST_NR: stadtteil.key,
        ST_NAME: stadtteil.name,
        BZ_NR: bezirk.key,
        BZ_NAME: bezirk.name
      }
    }))
  );
}

function waterShapes(): ShapefileParts {
  return writeShapefile(layOutWaters().map(({name, rings}) => ({rings, attributes: {NAME: name}})));
}

/** All files of the fictional city by path below its folder. The same bytes on every run and machine. */
export async function generateFiles(): Promise<Readonly<Record<string, Uint8Array>>> {
  const city = populateCity();
  return {
    "extracts/einwohner.csv": writeEinwohner(city),
    "extracts/sgb2.xlsx": await writeSgb2(publishBenefits(city)),
    ...named("geo/quartiere", quarterShapes()),
    ...named("geo/gewaesser", waterShapes())
  };
}
