/** How turns, gaps and units look in the list. */

import { h, put } from "./dom.js";
import { conflict } from "./conflict.js";
import { found, marked, misprints, ofFindings } from "./marks.js";
import { textOf } from "./model.js";
import { t, uiLang } from "./words.js";

/**
 * The items of the list: units in reading order with the heads of turns and the gaps between them.
 * @param {import("./model.js").Model} model
 * @param {Set<string> | null} only these units, where a filter stands
 */
export function itemsOf(model, only) {
  const items = [];
  let turn = null;
  let number = 0;
  for (const [at, piece] of model.order.entries()) {
    if (piece.gap) {
      if (!only) items.push({ key: `gap-${at}`, kind: "gap", gap: piece.gap });
      turn = null;
      continue;
    }
    for (let index = piece.from; index < piece.to; index++) {
      const row = model.rows[index];
      number++;
      if (only && !only.has(row.id)) continue;
      if (row.turn !== turn) items.push({ key: `turn-${row.id}`, kind: "turn", id: row.turn });
      turn = row.turn;
      items.push({ key: row.id, kind: "unit", id: row.id, number });
      for (const one of only ? [] : model.unmatched.filter(({ after }) => after === row.id)) {
        items.push({ key: `unmatched-${items.length}`, kind: "unmatched", text: one.en });
      }
    }
  }
  return items;
}

/** Draws items of the list. */
export class View {
  /**
   * @param {import("./desk.js").Desk} desk
   */
  constructor(desk) {
    this.desk = desk;
    /** What was searched for, to be marked. */
    this.words = "";
  }

  /** How high an item will be, about. */
  guess(item, width) {
    if (item.kind !== "unit") return item.kind === "turn" ? 58 : 64;
    const row = this.desk.model.row(item.id);
    if (!row) return 60;
    const narrow = width < 640;
    const column = narrow ? width - 60 : (width - 90) / 2;
    const zh = Math.ceil((row.zh.length * 17) / column) * 29;
    const en = Math.ceil((row.en.reduce((sum, text) => sum + text.length, 0) * 7.7) / column) * 26;
    const more = [row.note, row.query, row.was, row.footnote].filter(Boolean).length * 30;
    return (narrow ? zh + Math.max(en, 26) + 8 : Math.max(zh, en, 29)) + 16 + more;
  }

  draw(item) {
    const element = item.kind === "unit" ? this.#unit() : h(`div.row.${item.kind}`);
    this.refresh(element, item);
    return element;
  }

  refresh(element, item) {
    if (item.kind === "unit") this.#refresh(element, item);
    else if (item.kind === "turn") put(element, this.#turn(item));
    else if (item.kind === "unmatched") put(element, h("b", null, t("unmatched")), h("span", { lang: this.desk.langs.target }, item.text));
    else put(element, h("b", null, t("gap")), gapTexts(item.gap, this.desk.langs));
  }

  #turn({ id }) {
    const { model, langs } = this.desk;
    const row = model.row(id);
    const name = row.speaker ? model.speaker(row.speaker) : null;
    const role = h("small", null, t(row.role));
    const heading = row.heading && h("span.topic", null, h("span", { lang: langs.source }, row.heading.zh ?? ""), h("span", { lang: langs.target }, row.heading.en ?? ""));
    if (!name) return h("h2", null, role, heading);
    return h("h2", null, h("span", { lang: langs.source }, row.label && row.label !== "none" ? row.label : name.zh), h("span", { lang: langs.target }, name.en ?? ""), role, heading);
  }

  #unit() {
    const parts = {
      gutter: h("button.gutter", { type: "button", tabindex: -1 }),
      zh: h("div.zh", { lang: this.desk.langs.source }),
      en: h("div.en", { lang: this.desk.langs.target }),
      below: h("div.below"),
    };
    const element = h("div.row.unit", { tabindex: -1 }, parts.gutter, parts.zh, parts.en, parts.below);
    element.parts = parts;
    return element;
  }

  #refresh(element, { id, number }) {
    const { model, active } = this.desk;
    const row = model.row(id);
    if (!row) return;
    const isActive = id === active;
    const classes = ["row", "unit", `is-${row.state}`, `as-${row.role}`];
    if (isActive) classes.push("active");
    if (row.paragraph) classes.push("paragraph");
    if (row.counted === false) classes.push("uncounted");
    element.className = classes.join(" ");
    element.tabIndex = isActive ? 0 : -1;
    if (isActive) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    this.#gutter(element.parts.gutter, row, number);
    this.#texts(element.parts, row);
    this.#below(element.parts.below, row);
  }

  #gutter(gutter, row, number) {
    const severity = this.desk.severity(row.id);
    const count = this.desk.findings(row.id).length;
    const state = row.stale ? t("stale") : row.counted === false ? t("not translated") : t(row.state);
    const label = `${number}, ${state}${count > 0 ? `, ${t("findings")}: ${count}` : ""}`;
    gutter.setAttribute("aria-label", label);
    gutter.title = label;
    put(gutter, h("span.number", { "aria-hidden": "true" }, number), h(`i.dot.s-${row.stale ? "stale" : row.counted === false ? "none" : row.state}`), severity && h(`i.flag.f-${severity}`));
  }

  /** Both texts, with their marks. The field that is being typed in stays as it is. */
  #texts({ zh, en }, row) {
    const { desk } = this;
    const findings = desk.findings(row.id);
    const lights = desk.lights(row.id);
    const say = (read, sure) => t(sure ? "sic" : "sic doubtful", { read });
    put(zh, marked(row.zh, [...ofFindings(findings, "zh", row.zh, uiLang()), ...misprints(row, say), ...found(row.zh, this.words), ...lights.zh]));
    if (desk.editor.unit === row.id) {
      if (desk.editor.element.parentNode !== en) put(en, desk.editor.element);
      return;
    }
    const text = desk.saving.draft(row.id)?.text ?? textOf(row);
    if (row.coveredBy) put(en, covered(desk.model, row));
    else if (text.trim() !== "") put(en, english(text, [...ofFindings(findings, "en", text, uiLang()), ...found(text, this.words), ...lights.en]));
    else put(en, h("span.empty", null, row.omit ? t("omitted", { why: row.omit }) : row.counted === false ? t("not translated") : t("initial")));
  }

  #below(below, row) {
    const { desk } = this;
    const draft = desk.saving.draft(row.id);
    const line = (kind, ...content) => h(`p.${kind}`, null, h("b", null, t(kind)), ...content);
    const shares = desk.model.members(row.id).length - 1;
    put(
      below,
      row.was && line("was", h("span", { lang: desk.langs.source }, row.was)),
      row.query && line("query", row.query),
      row.note && line("note", row.note),
      row.footnote && line("footnote", row.footnote.en ?? row.footnote.zh ?? ""),
      !row.coveredBy && shares > 0 && h("p.shares", null, t("shares", { n: shares })),
      draft?.theirs && conflict(draft.text, draft.theirs.join("\n"), (side) => desk.choose(row.id, side), "changed elsewhere"),
      row.theirs && conflict(textOf(row), row.theirs.join("\n"), (side) => desk.settle(row.id, side), "two texts"),
    );
  }
}

/** English as it is read: a line a segment. */
function english(text, marks) {
  return marked(text, marks);
}

function covered(model, row) {
  const carrier = model.row(row.coveredBy);
  const words = carrier ? [...carrier.zh].slice(0, 14).join("") : row.coveredBy;
  return h("span.empty", null, t("covered", { zh: words }));
}

function gapTexts(gap, langs) {
  return [h("span", { lang: langs.source }, gap.zh ?? ""), h("span", { lang: langs.target }, gap.en ?? "")];
}
