import {html} from "../dom.js";
import {report} from "../link-state.js";

export interface OwnGroupProps {
  readonly name: string;
  /** "27,3 %", "mindestens 25 %", "k. A."; "" where values cannot be combined. */
  readonly value: string;
  /** What the value is of: "Kinderarmut, 2025"; what is missing. */
  readonly valueNote: string;
  /** How it was computed. */
  readonly rule: string;
  /** Periods with value, counts and gaps, in order of time. */
  readonly rows: readonly {
    readonly period: string;
    readonly text: string;
    readonly parts: string;
    readonly gap: string;
  }[];
  readonly members: readonly {readonly id: string; readonly name: string; readonly text: string}[];
  /** Areas that the search finds. */
  readonly candidates: readonly {readonly id: string; readonly name: string; readonly chosen: boolean}[];
  /** "und 400 weitere …" */
  readonly more: string;
}

export interface OwnGroupWords {
  readonly name: string;
  readonly namePlaceholder: string;
  readonly pick: string;
  readonly picking: string;
  readonly search: string;
  readonly clear: string;
  readonly members: string;
  readonly none: string;
  readonly remove: (name: string) => string;
  readonly add: string;
  readonly table: string;
  readonly columns: readonly [string, string, string, string];
}

/**
 * Events, all bubbling: `grouptoggle`, detail `{area: string}`; `groupname`, detail `{name: string}`; `groupclear`; `groupsearch`,
 * detail `{text: string}`; `grouppick`, detail `{on: boolean}`: a click on map or table shall toggle an area.
 */
export interface OwnGroupElement extends HTMLElement {
  draw(props: OwnGroupProps): void;
}

/** Where a reader puts areas together, names them and reads what they have in common. */
export function ownGroup(words: OwnGroupWords): OwnGroupElement {
  const parts = groupParts(words);
  listen(parts, words);
  return Object.assign(parts.root, {draw: (props: OwnGroupProps) => fillGroup(parts, props, words)});
}

type Parts = ReturnType<typeof groupParts>;

function groupParts(words: OwnGroupWords) {
  const name = html("input", {type: "text", maxlength: 80, placeholder: words.namePlaceholder});
  const pick = html("button", {type: "button", class: "button", "aria-pressed": "false"}, words.pick);
  const clear = html("button", {type: "button", class: "button"}, words.clear);
  const search = html("input", {type: "search", placeholder: words.search, "aria-label": words.search});
  const result = html("div", {class: "group-result", role: "status", "data-export-part": true});
  const [members, list, table] = [html("div"), html("div"), html("div")];
  const label = html("label", {class: "select-field"}, html("span", {}, words.name), name);
  const add = html("div", {class: "group-add"}, html("h3", {}, words.add), search, list);
  const root = html(
    "div",
    {class: "own-group"},
    html("div", {class: "group-bar"}, label, pick, clear),
    result,
    html("div", {class: "group-lists"}, members, add),
    table
  );
  return {root, name, pick, clear, search, result, members, list, table};
}

function listen({root, name, pick, clear, search}: Parts, words: OwnGroupWords): void {
  name.addEventListener("input", (event) => event.stopPropagation());
  name.addEventListener("change", () => report(root, "groupname", {name: name.value}));
  clear.addEventListener("click", () => report(root, "groupclear", null));
  search.addEventListener("input", (event) => {
    event.stopPropagation();
    report(root, "groupsearch", {text: search.value});
  });
  pick.addEventListener("click", () => {
    const on = pick.getAttribute("aria-pressed") !== "true";
    pick.setAttribute("aria-pressed", String(on));
    pick.textContent = on ? words.picking : words.pick;
    report(root, "grouppick", {on});
  });
}

/** Lists are made anew; the focus stays with the area it was on, or near it. */
function fillGroup(parts: Parts, props: OwnGroupProps, words: OwnGroupWords): void {
  const {name, clear, search, result, members, list, table} = parts;
  const active = document.activeElement as HTMLInputElement | null;
  const [inMembers, inList] = [members.contains(active), list.contains(active)];
  if (active !== name) name.value = props.name;
  clear.hidden = result.hidden = props.members.length === 0;
  result.replaceChildren(
    html("strong", {}, props.value),
    html("span", {}, props.valueNote),
    html("p", {}, props.rule)
  );
  members.replaceChildren(html("h3", {}, words.members), memberList(props, words));
  if (inMembers) (members.querySelector("button") ?? search).focus();
  list.replaceChildren(candidateList(props));
  if (inList) list.querySelector<HTMLInputElement>(`input[value="${CSS.escape(active!.value)}"]`)?.focus();
  table.replaceChildren(...(props.rows.length === 0 ? [] : [periodTable(props, words)]));
}

function memberList({members}: OwnGroupProps, words: OwnGroupWords): HTMLElement {
  if (members.length === 0) return html("p", {class: "group-none"}, words.none);
  const entry = ({id, name, text}: OwnGroupProps["members"][number]) => {
    const remove = html(
      "button",
      {type: "button", "aria-label": words.remove(name), title: words.remove(name)},
      "×"
    );
    remove.addEventListener("click", () => report(remove, "grouptoggle", {area: id}));
    return html(
      "li",
      {"data-area": id},
      html("span", {}, name),
      html("span", {class: "group-value"}, text),
      remove
    );
  };
  return html("ul", {class: "group-members"}, ...members.map(entry));
}

function candidateList({candidates, more}: OwnGroupProps): HTMLElement {
  const entry = ({id, name, chosen}: OwnGroupProps["candidates"][number]) => {
    const box = html("input", {type: "checkbox", value: id, checked: chosen});
    box.addEventListener("input", (event) => event.stopPropagation());
    box.addEventListener("change", () => report(box, "grouptoggle", {area: id}));
    return html("li", {}, html("label", {}, box, html("span", {}, name)));
  };
  return html(
    "div",
    {class: "group-candidates"},
    html("ul", {}, ...candidates.map(entry)),
    more !== "" && html("p", {}, more)
  );
}

function periodTable({rows}: OwnGroupProps, {table, columns}: OwnGroupWords): HTMLElement {
  const numeric = ["", "numeric", "numeric", ""];
  const cells = ({period, text, parts, gap}: OwnGroupProps["rows"][number]) => [period, text, parts, gap];
  const shown = [0, 1, 2, 3].filter((i) => i < 2 || rows.some((row) => cells(row)[i] !== ""));
  return html(
    "div",
    {class: "group-table", tabindex: 0, role: "region", "aria-label": table, "data-export-part": true},
    html(
      "table",
      {},
      html("caption", {}, table),
      html(
        "thead",
        {},
        html("tr", {}, ...shown.map((i) => html("th", {scope: "col", class: numeric[i]}, columns[i])))
      ),
      html(
        "tbody",
        {},
        ...rows.map((row) =>
          html(
            "tr",
            {},
            ...shown.map((i) =>
              i === 0
                ? html("th", {scope: "row"}, cells(row)[i])
                : html("td", {class: numeric[i]}, cells(row)[i])
            )
          )
        )
      )
    )
  );
}
