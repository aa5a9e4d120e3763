import {FileAttachment} from "observablehq:stdlib";
import {html} from "../components/dom.js";
import {openSite} from "../db/site.js";
import type {DisclosureProtocol} from "../model/disclosure-protocol.js";
import {formatNumber, formatShare} from "../model/format.js";
import {PROTOCOL_WORDS} from "../text/disclosure.js";
import {
  auditSentence,
  costLines,
  reasonTable,
  ruleLines,
  totals,
  type ProtocolView
} from "../views/disclosure.js";

/** The protocol of the public edition. */
export async function openProtocol(): Promise<ProtocolView> {
  const [site, protocol] = await Promise.all([
    openSite(),
    FileAttachment("./geheimhaltung.json").json() as Promise<DisclosureProtocol>
  ]);
  return {protocol, indicators: site.indicators, levels: site.info.levels};
}

/** The protocol at a glance, as four numbers. */
export function facts({protocol}: ProtocolView): HTMLElement {
  const {values, withheld} = totals(protocol);
  const fact = (value: string, words: string) =>
    html("div", {}, html("dt", {}, words), html("dd", {}, value));
  return html(
    "dl",
    {class: "facts"},
    fact(formatNumber(withheld), `von ${formatNumber(values)} Werten gesperrt`),
    fact(formatShare(values === 0 ? null : withheld / values, 1), "der Werte"),
    fact(formatNumber(protocol.audit?.attacked ?? 0), "Zahlen angegriffen"),
    fact(formatNumber(protocol.audit?.findings ?? 0), "gefunden")
  );
}

/** What the audit found, and of which state. */
export function result({protocol}: ProtocolView): HTMLElement {
  const {refusal, data_version, software, rule_version} = protocol;
  return html(
    "div",
    {},
    html("p", {}, auditSentence(protocol)),
    refusal.length > 0 && html("ul", {}, ...refusal.map((line) => html("li", {}, html("code", {}, line)))),
    html(
      "p",
      {class: "table-note"},
      ...(data_version === null ? [] : ["Datenstand ", html("code", {}, data_version), " · "]),
      `${software} · Regelfassung ${rule_version}`
    )
  );
}

export function rules(view: ProtocolView): HTMLElement {
  const own = view.protocol.rules;
  if (own === null) return html("p", {}, PROTOCOL_WORDS.published);
  return table("Regeln", ["Regel", "gilt"], ruleLines(own, view), 2);
}

/** Cells by reason and level. */
export function reasons(view: ProtocolView): HTMLElement {
  const {head, lines} = reasonTable(view);
  return lines.length === 0 ? html("p", {}, PROTOCOL_WORDS.nothing) : table("Gründe", head, lines, 1);
}

/** What is lost, by indicator and level. */
export function costs(view: ProtocolView): HTMLElement {
  const lines = costLines(view);
  const titles = [
    "Indikator",
    "Ebene",
    "Werte",
    "gesperrt",
    "davon so geliefert",
    "Anteil der Werte",
    "Anteil der Bevölkerung"
  ];
  return lines.length === 0 ? html("p", {}, PROTOCOL_WORDS.nothing) : table("Kosten", titles, lines, 2);
}

function table(
  label: string,
  titles: readonly string[],
  lines: readonly (readonly string[])[],
  numericFrom: number
): HTMLElement {
  const kind = (i: number) => ({class: i >= numericFrom ? "numeric" : null});
  return html(
    "div",
    {class: "data-table is-narrow", tabindex: 0, role: "region", "aria-label": label},
    html(
      "table",
      {class: "protocol"},
      html(
        "thead",
        {},
        html("tr", {}, ...titles.map((title, i) => html("th", {scope: "col", ...kind(i)}, title)))
      ),
      html(
        "tbody",
        {},
        ...lines.map(([name = "", ...texts]) =>
          html(
            "tr",
            {},
            html("th", {scope: "row"}, name),
            ...texts.map((text, i) => html("td", kind(i + 1), text))
          )
        )
      )
    )
  );
}
