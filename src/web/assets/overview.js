/** The document as a whole: a map, who speaks how much, how it came along. */

import { ask, ofDocument } from "./api.js";
import { h, put, s } from "./dom.js";
import { STATES } from "./model.js";
import { plot } from "./plot.js";
import { t } from "./words.js";

/** The smallest and the largest side of a cell, with the gap behind it, and the room for names. */
const [LEAST, MOST, LABEL] = [11, 18, 178];

const han = (text) => (text.match(/\p{Script=Han}/gu) ?? []).length;

/** Counts of units and characters, and those that are covered. */
function tally(rows, least) {
  const sum = { counted: 0, covered: 0, han: 0 };
  for (const row of rows) {
    if (row.counted === false) continue;
    sum.counted++;
    sum.han += han(row.zh);
    if (STATES.indexOf(row.state) >= least) sum.covered++;
  }
  return sum;
}

/** Groups in the order in which they first come. */
function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const name = key(row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  return groups;
}

/** The overview. */
export class Overview {
  #element = null;

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {any} project
   * @param {(values: Record<string, string>) => void} filter shows units of a kind in the list
   * @param {(id: string) => void} toUnit
   */
  constructor(desk, project, filter, toUnit) {
    Object.assign(this, { desk, project, filter, toUnit });
    const again = () => this.#element && !this.#element.hidden && this.#draw();
    for (const name of ["reset", "rows", "findings"]) desk.model.addEventListener(name, again);
    addEventListener("resize", again);
  }

  show(element) {
    this.#element = element;
    this.#draw();
    element.focus({ preventScroll: true });
    const { name } = this.desk.model;
    if (this.history?.name !== name) {
      this.history = { name, list: null };
      ask(ofDocument(name, "history")).then((list) => {
        this.history = { name, list };
        this.#draw();
      }, () => {});
    }
  }

  #draw() {
    const { model } = this.desk;
    const rows = model.reading.map((id) => model.row(id));
    const least = STATES.indexOf(this.project.minState);
    const whole = tally(rows, least);
    const percent = whole.counted === 0 ? 100 : (100 * whole.covered) / whole.counted;
    const turns = grouped(rows, (row) => row.turn);
    put(
      this.#element,
      h("section.sum", null,
        h("p.big", null, h("b", null, `${percent === 100 ? 100 : Math.min(99.9, percent).toFixed(1)} %`), h("span", null, t("covered of", whole))),
        this.#legend(rows)),
      h("section", null, h("h2", null, t("progress")), this.#progress(rows)),
      h("section", null, h("h2", null, t("map")), this.#map(turns)),
      h("section", null, h("h2", null, t("by speaker")), this.#speakers(rows, least, whole)),
      h("section", null, h("details", null, h("summary", null, t("by turn")), this.#turns(turns, least))),
    );
  }

  #legend(rows) {
    const counts = STATES.map((state) => rows.filter((row) => row.counted !== false && row.state === state).length);
    const found = rows.filter((row) => this.desk.severity(row.id) !== "").length;
    const button = (mark, words, count, values) => h("button", { type: "button", onclick: () => this.filter(values) }, mark, words, h("b", null, count));
    return h("p.legend", null,
      STATES.map((state, at) => counts[at] > 0 && button(h(`i.dot.s-${state}`), t(state), counts[at], { state })),
      found > 0 && button(h("i.flag.f-warning"), t("with findings"), found, { rule: "*" }));
  }

  /** Where each unit's cell is: lines of cells, a turn each. */
  #places(turns, width) {
    const label = width < 560 ? 0 : LABEL;
    const longest = Math.max(1, ...[...turns.values()].map((rows) => rows.length));
    const cell = Math.min(MOST, Math.max(LEAST, Math.floor((width - label) / longest)));
    const columns = Math.max(8, Math.floor((width - label) / cell));
    const places = [];
    const heads = [];
    let y = 0;
    for (const rows of turns.values()) {
      if (label === 0) y += 17;
      heads.push({ row: rows[0], y: label === 0 ? y - 5 : y + cell / 2 + 3 });
      rows.forEach((row, at) => places.push({ row, x: label + (at % columns) * cell, y: y + Math.floor(at / columns) * cell }));
      y += Math.ceil(rows.length / columns) * cell + 5;
    }
    return { places, heads, cell, height: y };
  }

  #map(turns) {
    const { model } = this.desk;
    const width = Math.max(240, Math.min(this.#element.clientWidth, 1180) - 48);
    const { places, heads, cell, height } = this.#places(turns, width);
    const size = cell - 2;
    const paths = new Map();
    const into = (name, piece) => paths.set(name, (paths.get(name) ?? "") + piece);
    for (const { row, x, y } of places) {
      const state = row.stale ? "stale" : row.counted === false ? "none" : row.state;
      into(`c-${state}`, `M${x} ${y}h${size}v${size}h${-size}z`);
      const severity = this.desk.severity(row.id);
      if (severity) into(`d-${severity}`, `M${x + size / 2 - 2} ${y + size / 2 - 2}h4v4h-4z`);
    }
    const counts = STATES.map((state) => `${t(state)} ${places.filter(({ row }) => row.state === state).length}`);
    const svg = s("svg.map", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("map of", { n: places.length, list: counts.join(", ") }) });
    for (const [name, d] of [...paths].sort()) svg.append(s(`path.${name}`, { d }));
    for (const { row, y } of heads) {
      const name = row.speaker ? model.speaker(row.speaker) : null;
      const text = name ? (name.en ?? name.zh) : t(row.role);
      svg.append(s("text", { x: 0, y }, text.length > 26 ? `${text.slice(0, 25)}…` : text));
    }
    const under = h("p.quiet.under", null, "\u00a0");
    const at = (event) => {
      const box = svg.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      return places.find((one) => x >= one.x && x < one.x + cell && y >= one.y && y < one.y + cell)?.row;
    };
    svg.addEventListener("mousemove", (event) => {
      const row = at(event);
      svg.style.cursor = row ? "pointer" : "";
      under.textContent = row ? `${row.id} · ${t(row.stale ? "stale" : row.state)} · ${row.zh}` : "\u00a0";
    });
    svg.addEventListener("click", (event) => at(event) && this.toUnit(at(event).id));
    return [svg, under];
  }

  #speakers(rows, least, whole) {
    const { model } = this.desk;
    const groups = [...grouped(rows, (row) => row.speaker ?? "")].map(([key, own]) => ({ key, turns: new Set(own.map((row) => row.turn)).size, ...tally(own, least) }));
    groups.sort((a, b) => b.han - a.han);
    const most = Math.max(1, ...groups.map((one) => one.han));
    const line = ({ key, turns, counted, covered, han: characters }) => {
      const name = key ? model.speaker(key) : { zh: t("nobody"), en: "" };
      const bar = s("svg.bar-of", { width: 140, height: 10, "aria-hidden": "true" }, s("rect.all", { width: (140 * characters) / most, height: 10 }), s("rect.covered", { width: counted === 0 ? 0 : (140 * characters * covered) / most / counted, height: 10 }));
      return h("tr", null,
        h("th", { scope: "row" }, key ? h("button.plain", { type: "button", onclick: () => this.filter({ speaker: key }) }, h("span", { lang: "zh" }, name.zh), " ", h("span", { lang: "en" }, name.en ?? "")) : name.zh),
        h("td", null, turns), h("td", null, t("covered of", { covered, counted })), h("td", null, characters.toLocaleString()),
        h("td", null, `${((100 * characters) / Math.max(1, whole.han)).toFixed(1)} %`), h("td.wide", null, bar));
    };
    const head = ["speaker", "turn", "units", "han", "share"].map((key) => h("th", { scope: "col" }, t(key)));
    return h("table", null, h("thead", null, h("tr", null, head, h("td.wide"))), h("tbody", null, groups.map(line)));
  }

  #turns(turns, least) {
    const { model } = this.desk;
    const line = (rows, at) => {
      const name = rows[0].speaker ? model.speaker(rows[0].speaker) : null;
      const sum = tally(rows, least);
      return h("tr", null,
        h("td", null, at + 1), h("th", { scope: "row" }, h("button.plain", { type: "button", onclick: () => this.toUnit(rows[0].id) }, name ? `${name.zh} ${name.en ?? ""}` : t(rows[0].role))),
        h("td", null, t(rows[0].role)), h("td", null, t("covered of", sum)));
    };
    const head = ["turn", "speaker", "text", "coverage"].map((key) => h("th", { scope: "col" }, t(key)));
    return h("table", null, h("thead", null, h("tr", null, head)), h("tbody", null, [...turns.values()].map(line)));
  }

  #progress(rows) {
    if (!this.history?.list) return h("p.quiet", null, t("loading"));
    const now = STATES.map((state) => rows.filter((row) => row.counted !== false && row.state === state).length);
    if (this.history.list.length === 0) return h("p.quiet", null, t("no history"));
    const width = Math.max(240, Math.min(this.#element.clientWidth, 1180) - 48);
    return plot([...this.history.list, { revision: "", date: null, states: now }], Math.min(width, 900));
  }
}
