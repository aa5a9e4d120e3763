import {countAreas} from "./status-dynamics.js";

/** Words of the share menu. */
export const SHARE_WORDS = {
  title: "Teilen und zitieren",
  link: "Link",
  linkNote:
    "Der Link hält fest, was Sie sehen. Ändern sich die Daten, sagt die Seite beim Öffnen, welche Gebiete heute anders eingestuft sind.",
  copyLink: "Link kopieren",
  copied: "kopiert",
  embed: "Einbetten",
  embedNote: "Eine Zeile für Ihre eigene Seite:",
  copyEmbed: "Zeile kopieren",
  qr: "QR-Code",
  qrNote: "Für Aushang und Vorlage; führt zu dieser Ansicht.",
  saveQr: "QR-Code sichern (SVG)",
  tooLong: "Für einen QR-Code ist dieser Link zu lang.",
  cite: "Zitieren",
  copyCitation: "Text kopieren",
  copyBibtex: "BibTeX kopieren",
  bookmark: "Lesezeichen",
  bookmarkNote: "Bleibt in diesem Browser.",
  bookmarkTitle: "Titel",
  bookmarkText: "Notiz",
  setBookmark: "Lesezeichen setzen",
  bookmarked: "gesetzt",
  blocked: "Dieser Browser lässt keine Lesezeichen zu; bitte nehmen Sie stattdessen den Link.",
  manage: "Alle Lesezeichen"
} as const;

/** What a page says of a link that was made on other data. */
export const LINK_REPORT_WORDS = {
  changed: (count: number) =>
    count === 1
      ? "Seit dieser Link entstand, hat sich ein Gebiet geändert."
      : `Seit dieser Link entstand, haben sich ${countAreas(count)} geändert.`,
  more: (named: number) =>
    named === 0
      ? "Seit dieser Link entstand, haben sich mehr als 20 Gebiete geändert; der Link kann sie nicht einzeln nennen."
      : "Seit dieser Link entstand, haben sich mehr als 20 Gebiete geändert; der Link kann nur diese nennen:",
  same: "Die Daten wurden erneuert, seit dieser Link entstand. In dieser Ansicht hat sich kein Gebiet geändert.",
  renewed:
    "Die Daten wurden erneuert, seit dieser Link entstand. Was sich geändert hat, sagt der Link nicht.",
  otherMethod:
    "Die Methode wurde geändert, seit dieser Link entstand. Was sich dadurch geändert hat, sagt der Link nicht.",
  sameByMethod:
    "Die Methode wurde geändert, seit dieser Link entstand. In dieser Ansicht hat sich kein Gebiet geändert.",
  method: (then: string, now: string) =>
    `Gerechnet wird heute mit Version ${now} der Methode, damals mit Version ${then}.`,
  versions: (then: string, now: string) => `Datenstand damals ${then}, heute ${now}.`,
  before: (before: string, now: string) => `damals ${before}, heute ${now}`,
  now: (now: string) => `heute ${now}`,
  added: (names: string) => `Neu hinzugekommen: ${names}.`,
  removed: (names: string) => `Nicht mehr dabei: ${names}.`,
  removedCount: (count: number) =>
    `${countAreas(count)} von damals ${count === 1 ? "ist" : "sind"} nicht mehr dabei.`,
  showThen: "Stand von damals zeigen",
  isThen: (then: string) => `Sie sehen den Datenstand ${then}, mit dem dieser Link entstand.`,
  isThenUnknown: "Den Datenstand von damals hält diese Seite nicht mehr vor; gezeigt wird der heutige.",
  showNow: "Heutigen Stand zeigen"
} as const;
