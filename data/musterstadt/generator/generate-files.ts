import {populateCity} from "./city.js";
import {layOutFacilities, type Facility} from "./facilities.js";
import {describeCity, type DescribedQuarter} from "./facts.js";
import {layOutQuarters, type Ring} from "./geography.js";
import {layOutHouses} from "./houses.js";
import {QUARTERS} from "./places.js";
import {layOutWaters} from "./waters.js";
import {publishBenefits} from "./withhold.js";
import {
  writeDayCare,
  writeFamilySupport,
  writeSchoolEntry,
  writeSchoolEntryByBezirk
} from "./write-children.js";
import {writeEinwohner} from "./write-einwohner.js";
import {writeCare, writeDoctors} from "./write-health.js";
import {writeDwellings, writeGreen, writeRents} from "./write-housing.js";
import {writeAddressPlaces, writeCoordinatePlaces, writeHouses} from "./write-places.js";
import {writeBreakdown, writeHouseholds, writeRoots} from "./write-register.js";
import {writeSchools} from "./write-schools.js";
import {writeSgb2} from "./write-sgb2.js";
import {writeShapefile, type ShapefileParts} from "./write-shapefile.js";
import {writeElections, writeWardLookup, writeWardShapes} from "./write-wards.js";
import {writeEmployment, writeHousingBenefit, writeOldAge} from "./write-work.js";

type Files = Readonly<Record<string, Uint8Array>>;

function named(stem: string, parts: ShapefileParts): Files {
  return Object.fromEntries(
    Object.entries(parts).map(([extension, bytes]) => [`${stem}.${extension}`, bytes])
  );
}

function quarterShapes(rings: readonly Ring[]): ShapefileParts {
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

function inFolder(folder: string, files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${folder}/${name}`, bytes]));
}

/** What the offices deliver, by file name. */
async function extracts(city: readonly DescribedQuarter[], facilities: readonly Facility[]): Promise<Files> {
  const register = populateCity();
  return {
    "einwohner.csv": writeEinwohner(register),
    "sgb2.xlsx": await writeSgb2(publishBenefits(register)),
    "bevoelkerung_gliederung.csv": writeBreakdown(city),
    "melderegister_merkmale.csv": writeRoots(city),
    "haushalte.xlsx": await writeHouseholds(city),
    "einschulung.xlsx": await writeSchoolEntry(city),
    "einschulung_bezirke.csv": writeSchoolEntryByBezirk(city),
    "schulen.ods": writeSchools(city),
    "kita.csv": writeDayCare(city, facilities),
    ...writeFamilySupport(city),
    ...writeEmployment(city),
    "grundsicherung_alter.xlsx": await writeOldAge(city),
    "wohngeld.csv": writeHousingBenefit(city),
    "wohnungen.xlsx": await writeDwellings(city),
    "mieten.csv": writeRents(city),
    "gruenflaechen.csv": writeGreen(city, facilities),
    "pflege.xlsx": await writeCare(city),
    "aerzte.xlsx": await writeDoctors(city),
    "wahlen.xlsx": await writeElections(city)
  };
}

/** All files of the fictional city by path below its folder. The same bytes on every run and machine. */
export async function generateFiles(): Promise<Files> {
  const rings = layOutQuarters();
  const houses = layOutHouses(rings);
  const city = describeCity();
  const facilities = layOutFacilities(city, houses);
  return {
    ...inFolder("extracts", await extracts(city, facilities)),
    ...named("geo/quartiere", quarterShapes(rings)),
    ...named("geo/gewaesser", waterShapes()),
    "geo/wahlkreise.csv": writeWardLookup(),
    "geo/wahlkreise.geojson": writeWardShapes(rings),
    "geo/hauskoordinaten.csv": writeHouses(houses.flat()),
    "poi/orte.csv": writeCoordinatePlaces(facilities),
    "poi/einrichtungen.xlsx": await writeAddressPlaces(facilities)
  };
}
