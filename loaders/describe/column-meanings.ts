/** What a column means, for programs that read `datapackage.json`; German, as open-data portals show it. */
interface ColumnMeaning {
  readonly text: string;
  readonly required?: true;
  readonly values?: readonly string[];
}

const AREA = {text: "Schlüssel des Gebiets, Text mit führenden Nullen", required: true} as const;
const LEVEL = {text: "Schlüssel der Gebietsebene", required: true} as const;
const VALID_FROM = {text: "erster Tag, an dem die Grenze gilt; leer: seit jeher"};
const VALID_TO = {text: "letzter Tag, an dem die Grenze gilt; leer: bis auf Weiteres"};

/** By table (file name without ending; "geometry" for all GeoParquet files), then by column; see `src/model/`. */
export const COLUMN_MEANINGS: Readonly<Record<string, Readonly<Record<string, ColumnMeaning>>>> = {
  areas: {
    area_id: AREA,
    level: LEVEL,
    name: {text: "Name des Gebiets", required: true},
    parent_id: {text: "Schlüssel des Gebiets der nächstgröberen Ebene"},
    valid_from: VALID_FROM,
    valid_to: VALID_TO,
    area_km2: {text: "Fläche in Quadratkilometern"},
    lon: {text: "geografische Länge eines Punkts im Gebiet, WGS84"},
    lat: {text: "geografische Breite eines Punkts im Gebiet, WGS84"}
  },
  indicators: {
    key: {text: "Schlüssel des Indikators", required: true},
    theme: {text: "Themenfeld", required: true},
    title: {text: "Bezeichnung", required: true},
    unit: {text: "Einheit"},
    decimals: {text: "Nachkommastellen, mit denen ein Wert gezeigt wird"},
    kind: {text: "Art", values: ["metric", "categorical"]},
    polarity: {
      text: "Richtung: ein höherer Wert heißt mehr Bedarf, weniger Bedarf, oder keines von beiden",
      values: ["higher_is_worse", "higher_is_better", "neutral"]
    },
    numerator: {text: "Zähler: Schlüssel oder Summe von Schlüsseln"},
    denominator: {text: "Nenner: Schlüssel oder Summe von Schlüsseln"},
    factor: {text: "Wert = Faktor × Zähler / Nenner"},
    source: {text: "Quelle"},
    note: {text: "Hinweis"},
    public: {text: "ob der Indikator veröffentlicht ist"}
  },
  observations: {
    indicator: {text: "Schlüssel des Indikators", required: true},
    level: LEVEL,
    period: {text: "Zeitraum: JJJJ, JJJJ-MM oder JJJJ-MM-TT", required: true},
    area_id: AREA,
    value: {text: "Wert; leer, wo flag einen Grund nennt"},
    numerator: {text: "Zähler"},
    denominator: {text: "Nenner"},
    flag: {
      text: "warum es keinen Wert gibt: Geheimhaltung, unter Mindestgröße, nicht geliefert, nicht sinnvoll",
      values: ["suppressed", "below_minimum", "missing", "not_applicable"]
    }
  },
  memberships: {
    level: LEVEL,
    area_id: AREA,
    zone_level: {text: "Ebene der zweiten Gliederung", required: true},
    zone_id: {text: "Schlüssel des Gebiets der zweiten Gliederung", required: true}
  },
  poi: {
    id: {text: "Schlüssel der Einrichtung", required: true},
    category: {text: "Art der Einrichtung"},
    name: {text: "Name"},
    address: {text: "Anschrift"},
    lon: {text: "geografische Länge, WGS84"},
    lat: {text: "geografische Breite, WGS84"},
    link: {text: "Seite der Einrichtung"},
    details: {text: "weitere Angaben der Quelle"},
    public: {text: "ob die Einrichtung veröffentlicht ist"}
  },
  geometry: {
    area_id: AREA,
    level: LEVEL,
    name: {text: "Name des Gebiets"},
    parent_id: {text: "Schlüssel des Gebiets der nächstgröberen Ebene"},
    valid_from: VALID_FROM,
    valid_to: VALID_TO,
    geometry: {text: "Fläche als WKB, WGS84 (GeoParquet 1.1)"}
  }
};
