import type {BookmarkProblem} from "../model/bookmarks.js";

/** Words of the page "Lesezeichen". */
export const BOOKMARK_WORDS = {
  none: "Noch kein Lesezeichen. Setzen lässt sich eines unter „Teilen und zitieren“ bei jeder Ansicht.",
  blocked:
    "Dieser Browser lässt es nicht zu, etwas zu behalten (zum Beispiel in einem privaten Fenster). Lesezeichen sind hier nicht möglich; nehmen Sie stattdessen den Link der Ansicht.",
  full: "Der Browser konnte das nicht behalten; sein Speicher für diese Seiten ist voll.",
  title: "Titel",
  note: "Notiz",
  rename: "Ändern",
  save: "Sichern",
  cancel: "Abbrechen",
  remove: "Löschen",
  removed: (title: string) => `„${title}“ ist gelöscht.`,
  undo: "Rückgängig",
  export: "Als Datei sichern",
  import: "Aus Datei übernehmen",
  imported: (added: number, known: number, refused: number) =>
    [
      `${added} übernommen`,
      known > 0 ? `${known} waren schon da` : "",
      refused > 0 ? `${refused} nicht lesbar und ausgelassen` : ""
    ]
      .filter(Boolean)
      .join(", ") + ".",
  created: (date: string) => `gesetzt am ${date}`,
  fileName: "lesezeichen.json"
} as const;

export const BOOKMARK_PROBLEMS: Readonly<Record<BookmarkProblem, string>> = {
  "no-json": "Das ist keine Datei mit Lesezeichen: Sie lässt sich nicht lesen.",
  "no-bookmarks": "Das ist keine Datei mit Lesezeichen aus dem Quartierslabor.",
  "too-large": "Die Datei ist zu groß für Lesezeichen; nichts wurde übernommen."
};
