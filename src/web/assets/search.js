/** Search, filter, replace. */

import { ask, ofDocument, Refused } from "./api.js";
import { h, later, put, say } from "./dom.js";
import { STATES, textOf } from "./model.js";
import { notice } from "./notices.js";
import { t } from "./words.js";

/** The bar above the list. */
export class Search {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const change = () => this.#run();
    const slow = later(change, 160);
    const options = (list) => list.map(([value, words]) => h("option", { value }, words));
    this.words = h("input", { type: "search", "aria-label": t("search for"), placeholder: t("search for"), oninput: slow, onkeydown: (event) => this.#keys(event, slow) });
    this.speaker = h("select", { "aria-label": t("speaker"), onchange: change });
    this.state = h("select", { "aria-label": t("state"), onchange: change }, options([["", t("all states")], ...STATES.map((state) => [state, t(state)]), ["stale", t("stale")]]));
    this.rule = h("select", { "aria-label": t("findings"), onchange: change });
    this.count = h("span.quiet", { role: "status" });
    this.clear = h("button", { type: "button", hidden: true, onclick: () => this.reset() }, t("clear"));
    this.with = h("input", { "aria-label": t("replace with"), placeholder: t("replace with"), oninput: slow });
    this.exact = h("input", { type: "checkbox", onchange: change });
    this.go = h("button", { type: "button", onclick: () => this.#replace() });
    this.replacing = h("div.replacing", { hidden: true }, this.with, h("label", null, this.exact, t("case")), this.go);
    this.element = h("div.search", { role: "search", hidden: true }, this.words, this.speaker, this.state, this.rule, this.clear, this.count, this.replacing);
    desk.model.addEventListener("reset", () => this.#options());
    desk.model.addEventListener("findings", () => this.#options());
    desk.addEventListener("filter", () => this.#counted());
  }

  /** What can be chosen depends on the document. */
  #options() {
    const { model } = this.desk;
    const fill = (select, list) => {
      const before = select.value;
      put(select, list.map(([value, words]) => h("option", { value }, words)));
      select.value = list.some(([value]) => value === before) ? before : "";
    };
    const speakers = [...new Set(model.rows.map((row) => row.speaker).filter(Boolean))];
    fill(this.speaker, [["", t("all speakers")], ...speakers.map((key) => [key, `${model.speaker(key).zh} ${model.speaker(key).en ?? ""}`])]);
    const rules = [...new Set(Object.values(model.findings).flat().map(({ rule }) => rule))].sort();
    const special = [["", t("all findings")], ["*", t("any finding")], ["?", t("open queries")], ["!", t("with note")]];
    fill(this.rule, [...special, ...rules.map((rule) => [rule, rule])]);
  }

  /** Shows the bar; with `replace` the second field too. */
  open(replace) {
    this.element.hidden = false;
    if (replace) this.replacing.hidden = false;
    const selected = String(getSelection());
    if (selected && !selected.includes("\n") && selected.length < 60) this.words.value = selected;
    this.words.focus();
    this.words.select();
    this.#run();
  }

  /** Shows only what has the given state, speaker or rule: from the overview. */
  set(values) {
    this.element.hidden = false;
    Object.assign(this.words, { value: "" });
    for (const key of ["speaker", "state", "rule"]) this[key].value = values[key] ?? "";
    this.#run();
  }

  /** Shows everything again. */
  reset() {
    for (const field of [this.words, this.speaker, this.state, this.rule]) field.value = "";
    this.#run();
  }

  #keys(event, slow) {
    if (event.isComposing) return;
    if (event.key === "Enter") {
      event.preventDefault();
      slow.now();
      const first = this.desk.shown()[0];
      if (first) this.desk.activate(this.desk.only?.has(this.desk.active) ? this.desk.active : first);
    }
    if (event.key === "Escape" && this.words.value === "") {
      this.replacing.hidden = true;
      this.element.hidden = !this.desk.only;
    }
  }

  #fits(row) {
    const { desk } = this;
    const [speaker, state, rule] = [this.speaker.value, this.state.value, this.rule.value];
    if (speaker && row.speaker !== speaker) return false;
    if (state && (state === "stale" ? !row.stale : row.counted === false || row.state !== state)) return false;
    if (rule === "?") return Boolean(row.query);
    if (rule === "!") return Boolean(row.note);
    if (rule === "*") return desk.severity(row.id) !== "";
    return !rule || desk.findings(row.id).some((finding) => finding.rule === rule);
  }

  #has(row, words) {
    const text = desk => desk.saving.draft(row.id)?.text ?? textOf(row);
    const all = [row.zh, text(this.desk), row.id, row.note ?? "", row.query ?? ""].join("\n");
    return this.exact.checked ? all.includes(words) : all.toLowerCase().includes(words.toLowerCase());
  }

  #run() {
    const { desk } = this;
    const words = this.words.value;
    desk.view.words = words;
    const any = words !== "" || this.speaker.value || this.state.value || this.rule.value;
    const fits = (row) => this.#fits(row) && (words === "" || this.#has(row, words));
    desk.filter(any ? new Set(desk.model.rows.filter(fits).map((row) => row.id)) : null);
    desk.list.redrawAll();
    this.clear.hidden = !any;
    this.#replaceable();
  }

  #counted() {
    const { only, model } = this.desk;
    put(this.count, only ? t("shown", { n: only.size, all: model.rows.length }) : "");
    this.clear.hidden = !only;
    if (only?.size === 0) notice("filter", t("none shown"));
    else notice("filter", "");
  }

  /** The changes that replacing makes. */
  #changes() {
    const words = this.words.value;
    if (!words) return [];
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), this.exact.checked ? "gu" : "giu");
    const swap = (text) => text.replace(pattern, () => this.with.value);
    const rows = this.desk.model.rows.filter((row) => !row.coveredBy && (!this.desk.only || this.desk.only.has(row.id)));
    return rows
      .map((row) => ({ unit: row.id, field: "en", texts: row.en.map(swap), seen: row.en }))
      .filter(({ texts, seen }) => texts.some((text, at) => text !== seen[at]));
  }

  #replaceable() {
    const n = this.#changes().length;
    put(this.go, t("replace in", { n }));
    this.go.disabled = n === 0;
  }

  /** Replaces in all units that are shown, all or none. */
  async #replace() {
    const { desk } = this;
    await desk.saving.flush();
    const changes = this.#changes();
    try {
      const answer = await ask(ofDocument(desk.model.name, "edit"), { verb: "set", changes });
      if (answer.news) await desk.model.hear(answer.news);
      if (answer.undo !== null) desk.undo.push(answer.undo, changes[0].unit);
      notice("edit", t("replaced", { n: changes.length }), { passing: true });
      say(t("replaced", { n: changes.length }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notice("edit", error.message, { passing: true, excerpt: error.body.excerpt });
    }
    this.#replaceable();
  }
}
