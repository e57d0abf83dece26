/** Beside the text: findings, memory, terms and notes of the unit that is worked on, and the concordance. */

import { ask, ofDocument, Refused } from "./api.js";
import { insert } from "./commands.js";
import { byId, h, later, put } from "./dom.js";
import { valueOf } from "./saving.js";
import { found, marked } from "./marks.js";
import { t, uiLang } from "./words.js";

/** The panel. */
export class Panel {
  #help = null;
  #soon = later(() => this.#ask(), 100);

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const section = (name, ...content) => {
      const body = h("div.body", null, content);
      const count = h("span.count");
      const element = h(`section.p-${name}`, { "aria-label": t(name) }, h("h3", null, t(name), count), body);
      return { element, body, count };
    };
    this.head = h("div.p-head");
    this.findings = section("findings");
    this.memory = section("memory");
    this.terms = section("terms");
    this.notes = section("notes");
    this.words = h("input", { type: "search", "aria-label": t("concordance for"), placeholder: t("concordance for") });
    this.entries = h("div.entries");
    this.concordance = section("concordance", h("form", { onsubmit: (event) => this.#look(event) }, this.words), this.entries);
    const sections = [this.findings, this.memory, this.terms, this.notes, this.concordance].map(({ element }) => element);
    put(byId("panel"), this.head, sections);
    byId("panel").setAttribute("aria-label", t("panel"));
    desk.addEventListener("active", () => this.#active());
    desk.addEventListener("look", () => this.#drawFindings());
    desk.model.addEventListener("findings", () => this.#drawFindings());
    desk.model.addEventListener("rows", () => this.#soon());
    this.#active();
  }

  #active() {
    this.#help = null;
    this.#drawFindings();
    this.#drawNotes();
    this.#soon();
  }

  async #ask() {
    const { desk } = this;
    const unit = desk.active;
    if (!unit) return;
    try {
      const help = await ask(`${ofDocument(desk.model.name, "help")}?unit=${encodeURIComponent(unit)}`);
      if (desk.active !== unit) return;
      this.#help = help;
      this.#draw();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  /** The text that the keys insert. */
  nth(kind, number) {
    if (kind === "memory") return this.#help?.memory[number - 1]?.en;
    return this.#help?.terms[number - 1]?.en[0];
  }

  #draw() {
    const { memory, terms, who, line, unit } = this.#help;
    put(this.head, h("b", null, unit), h("span", null, who), h("span.quiet", null, `${this.desk.model.path}:${line}`));
    this.#fill(this.memory, memory.map((one, at) => this.#match(one, at + 1)), "no memory");
    this.#fill(this.terms, terms.map((one, at) => this.#term(one, at + 1)), "no terms");
  }

  #fill({ body, count, element }, items, none) {
    put(count, items.length > 0 ? items.length : "");
    element.classList.toggle("nothing", items.length === 0);
    put(body, items.length > 0 ? h("ol", null, items.map((item) => h("li", null, item))) : h("p.quiet", null, t(none)));
  }

  #match({ percent, context, times, zh, en, source, place, difference, cautions }, number) {
    const { langs } = this.desk;
    const side = { same: "span", memory: "del", here: "ins" };
    const chinese = difference.length > 0 ? difference.map(([kind, text]) => h(side[kind], null, text)) : zh;
    const list = (words) => (words.length > 0 ? words.join("、") : "–");
    return [
      h("div.meta", null,
        h("b.percent", null, `${percent} %`), context > 0 && h("span", null, t(context > 1 ? "both neighbours" : "one neighbour")),
        times > 1 && h("span", null, t("times", { n: times })), h("span.quiet", { title: place }, source === "this project" ? place : source),
        this.#button("memory", number)),
      h("p.zh", { lang: langs.source }, chinese),
      h("p.en", { lang: langs.target }, en),
      cautions.map((one) => h("p.caution", null, t("cautions", { kind: t(one.kind), memory: list(one.memory), here: list(one.here) }))),
    ];
  }

  #button(kind, number) {
    if (number > 9) return null;
    const keys = kind === "memory" ? `Alt ${number}` : `Alt Shift ${number}`;
    const run = () => insert(this.desk, this, kind, number);
    return h("button.insert", { type: "button", title: `${t("insert")} (${keys})`, "aria-label": `${t("insert")} ${number}`, onmousedown: (event) => event.preventDefault(), onclick: run }, number);
  }

  #term({ zh, en, forbidden, note, used }, number) {
    const { langs } = this.desk;
    return [
      h("div.meta", null, h("b", { lang: langs.source }, zh), !used && h("span.missing", null, t("not used")), this.#button("terms", number)),
      h("p.en", { lang: langs.target }, en.join(" · ")),
      forbidden.length > 0 && h("p.caution", null, t("forbidden", { words: forbidden.join(" · ") })),
      note && h("p.quiet", null, note),
    ];
  }

  #drawFindings() {
    const { desk } = this;
    const list = desk.active ? desk.findings(desk.active) : [];
    const item = ({ severity, rule, message, cure }) => [
      h("p", null, h(`b.f-${severity}`, null, t(severity === "note" ? "note severity" : severity)), message[uiLang()]),
      h("details", null, h("summary.quiet", null, rule), h("p.quiet", null, cure)),
    ];
    this.#fill(this.findings, list.map(item), "no findings");
  }

  /** The fields under the text: a note and a query for colleagues, a footnote for readers. */
  #drawNotes() {
    const { desk } = this;
    const row = desk.model.row(desk.active);
    const field = (name) => {
      const text = desk.saving.draft(row.id, name)?.text ?? valueOf(row, name).join("");
      const area = h("textarea", { rows: 1, id: `field-${name}`, spellcheck: "true", oninput: ({ target }) => desk.saving.typed(row.id, target.value, true, name), onblur: () => desk.saving.flush() });
      area.value = text;
      return h("label", null, t(name), area);
    };
    this.notes.element.classList.toggle("nothing", !row);
    put(this.notes.body, row && ["note", "query", "footnote"].map(field));
  }

  /** Puts the focus into the note. */
  note() {
    byId("panel").classList.add("open");
    byId("field-note")?.focus();
  }

  /** Looks up what is selected, or asks for words. */
  lookUp() {
    const { area } = this.desk.editor;
    const selected = document.activeElement === area ? area.value.slice(area.selectionStart, area.selectionEnd) : String(getSelection());
    byId("panel").classList.add("open");
    if (selected.trim()) this.words.value = selected.trim();
    this.words.focus();
    this.words.select();
    if (selected.trim()) this.#look();
  }

  async #look(event) {
    event?.preventDefault();
    const words = this.words.value.trim();
    if (!words) return put(this.entries);
    put(this.entries, h("p.quiet", null, t("loading")));
    const { count, entries } = await ask(`concordance?words=${encodeURIComponent(words)}`).catch((error) => ({ count: 0, entries: [], error }));
    const { langs } = this.desk;
    return put(
      this.entries,
      h("p.quiet", { role: "status" }, t("entries", { n: count })),
      h("ol", null, entries.map(({ zh, en, name }) => h("li", null, h("p.zh", { lang: langs.source, title: name }, marked(zh, found(zh, words))), h("p.en", { lang: langs.target }, marked(en, found(en, words)))))),
    );
  }
}
