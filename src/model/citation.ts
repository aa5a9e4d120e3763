/** What a citation of a view names. */
export interface Cited {
  /** The municipality that publishes. */
  readonly publisher: string;
  /** What is shown, for instance "Sozialer Status und Dynamik der Planungsräume". */
  readonly title: string;
  /** "2019" or "2023–2025". */
  readonly period: string;
  readonly method: {readonly id: string; readonly version: string} | null;
  readonly dataVersion: string;
  readonly software: {readonly name: string; readonly version: string};
  readonly url: string;
}

/** "31.12.2019" of a date, in the reader's own time. */
function germanDate(day: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(day.getDate())}.${two(day.getMonth() + 1)}.${day.getFullYear()}`;
}

/** A citation as one line, with the day of access. */
export function citationText(cited: Cited, accessed: Date): string {
  const {publisher, title, period, url} = cited;
  return `${publisher}: ${title}, ${period}. ${grounds(cited)}. ${url} (abgerufen am ${germanDate(accessed)}).`;
}

/** The same for BibTeX; its key is made of publisher, period and data version. */
export function citationBibtex(cited: Cited): string {
  const {publisher, title, period, dataVersion, url} = cited;
  const key = `${publisher}-${period}-${dataVersion}`
    .normalize("NFD")
    .replace(/[^A-Za-z0-9-]+/g, "")
    .toLowerCase();
  const fields = {
    author: `{${bibtexText(publisher)}}`,
    title: `{${bibtexText(`${title}, ${period}`)}}`,
    year: /\d{4}(?!.*\d{4})/.exec(period)?.[0] ?? "",
    note: bibtexText(grounds(cited)),
    url
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== "");
  return `@misc{${key},\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}\n`;
}

function grounds({method, dataVersion, software}: Cited): string {
  const by = method === null ? "" : `Methode ${method.id}, Version ${method.version}; `;
  return `${by}Datenstand ${dataVersion}; ${software.name} ${software.version}`;
}

const BIBTEX_SIGNS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "%": "\\%",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  $: "\\$",
  "–": "--"
};

function bibtexText(text: string): string {
  return text.replace(/[\\{}%&#_$–]/g, (sign) => BIBTEX_SIGNS[sign]!);
}
