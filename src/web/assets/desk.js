/** The desk: which unit is worked on, and everything that is done to it. */

import { ask, ofDocument, Refused } from "./api.js";
import { byId, later, say } from "./dom.js";
import { Editor } from "./editor.js";
import { List } from "./list.js";
import { ofFindings } from "./marks.js";
import { isWhole, Model, textOf } from "./model.js";
import { notice } from "./notices.js";
import { Saving } from "./saving.js";
import { Undo } from "./undo.js";
import { itemsOf, View } from "./view.js";
import { t, uiLang } from "./words.js";

/** Events: `active` (another unit), `look` (findings or counterparts of the active unit are new), `filter`. */
export class Desk extends EventTarget {
  active = "";
  langs = { source: "zh-Hans", target: "en-GB" };
  /** The units that are shown, where a filter stands. @type {Set<string> | null} */
  only = null;
  #live = null;
  #turn = Promise.resolve();
  #looks = new Map();
  #soon = later(() => this.#look(this.active, this.editor.text), 250);
  #findingsSoon = later(() => this.model.readFindings().catch(() => {}), 900);

  constructor() {
    super();
    this.model = new Model();
    this.saving = new Saving(this.model);
    this.undo = new Undo(this);
    this.editor = new Editor();
    this.view = new View(this);
    const how = { draw: (item) => this.view.draw(item), refresh: (element, item) => this.view.refresh(element, item), guess: (item, width) => this.view.guess(item, width) };
    this.list = new List(byId("list"), byId("rows"), how);
    this.#listen();
  }

  #listen() {
    const { model, saving, editor } = this;
    model.addEventListener("reset", () => this.#reset());
    model.addEventListener("rows", ({ detail }) => this.#changed(detail));
    model.addEventListener("findings", () => this.list.redrawAll());
    saving.addEventListener("conflict", ({ detail }) => this.#chosen(detail));
    saving.addEventListener("refused", ({ detail }) => notice("refused", t("refused", { why: detail.why })));
    editor.addEventListener("typed", () => {
      saving.typed(editor.unit, editor.text, editor.whole);
      this.#soon();
    });
    editor.addEventListener("caret", ({ detail }) => this.light(this.active, detail));
    const rows = byId("rows");
    rows.addEventListener("click", (event) => this.#click(event));
    rows.addEventListener("mouseover", (event) => this.#over(event));
    rows.addEventListener("mouseleave", () => this.light(this.active, null));
    // The browser moves the focus on a press; what is written goes where the press was, not where the list has moved it.
    rows.addEventListener("focusin", (event) => {
      const unit = event.target.closest?.(".row.unit")?.dataset.key;
      if (unit && unit !== this.active) this.activate(unit, { reveal: false, focus: false });
    });
  }

  /** Opens the document called `name`. */
  async open(name) {
    this.stopWriting(false);
    this.active = "";
    this.only = null;
    this.#looks.clear();
    this.undo.clear();
    await this.model.open(name);
    const count = this.saving.takeUp();
    if (count > 0) notice("drafts", t("drafts found", { n: count }), { passing: true });
    this.list.redrawAll();
    this.#findingsSoon();
  }

  #reset() {
    const { model } = this;
    if (this.active && !model.row(this.active)) {
      this.editor.close();
      this.active = "";
    }
    this.list.show(itemsOf(model, this.only));
    this.list.redrawAll();
    if (this.active) this.list.pin(this.active);
    this.#typedElsewhere();
    this.#findingsSoon();
  }

  #changed(ids) {
    const beads = new Set(ids.flatMap((id) => [id, ...this.model.members(id)]));
    for (const id of beads) {
      this.#looks.delete(id);
      this.list.redraw(id);
    }
    this.#typedElsewhere();
    this.#findingsSoon();
    if (beads.has(this.active)) this.dispatchEvent(new Event("look"));
  }

  /** What stands in the field follows the file as long as nothing of one's own does. */
  #typedElsewhere() {
    const { editor, saving, model } = this;
    const row = model.row(editor.unit);
    if (!row || editor.composing) return;
    const draft = saving.draft(editor.unit);
    const text = draft ? draft.text : textOf(row);
    // Blanks around a text are not in the file, and are not taken out of the field.
    if (text.trim() !== editor.text.trim()) {
      editor.whole = isWhole(row);
      editor.replace(text);
      this.#soon();
    }
  }

  #chosen(id) {
    this.list.redraw(id);
    if (id === this.editor.unit) this.#typedElsewhere();
  }

  /** Shows the units in `only`, or all. */
  filter(only) {
    this.only = only;
    this.list.show(itemsOf(this.model, only));
    this.dispatchEvent(new Event("filter"));
  }

  /** The units in the order in which they are shown. */
  shown() {
    return this.list.items.filter(({ kind }) => kind === "unit").map(({ id }) => id);
  }

  /** Makes `id` the unit that is worked on. */
  activate(id, { write = false, reveal = true, focus = true } = {}) {
    if (!this.model.row(id)) return;
    if (this.only && !this.only.has(id)) this.filter(null);
    const before = this.active;
    if (before !== id) {
      this.stopWriting(false);
      this.#live = null;
      this.active = id;
      this.undo.pause();
    }
    const element = this.list.pin(id);
    this.list.redraw(before);
    this.list.redraw(id);
    if (reveal) this.list.reveal(id);
    if (write) this.write();
    else if (focus) element?.focus({ preventScroll: true });
    if (before !== id) {
      this.#look(id, this.saving.draft(this.model.carrier(id))?.text ?? this.#english(id));
      this.dispatchEvent(new Event("active"));
    }
  }

  /** Begins to write in the active unit; where another holds its English, there. */
  write() {
    const row = this.model.row(this.active);
    if (!row || row.counted === false) return this.list.element(this.active)?.focus({ preventScroll: true });
    if (row.coveredBy) return this.activate(row.coveredBy, { write: true });
    const { editor, saving } = this;
    if (editor.unit !== row.id) {
      const draft = saving.draft(row.id);
      editor.open(row.id, draft?.text ?? textOf(row), draft?.whole ?? isWhole(row), this.langs.target);
      this.list.redraw(row.id);
      this.#mark();
    }
    editor.area.focus({ preventScroll: true });
    editor.area.setSelectionRange(editor.text.length, editor.text.length);
  }

  /** Puts the field away; with `focus` the unit has the focus then. */
  stopWriting(focus = true) {
    const { unit } = this.editor;
    if (!unit) return;
    this.editor.close();
    this.saving.flush();
    this.list.redraw(unit);
    if (focus) this.list.element(this.active)?.focus({ preventScroll: true });
  }

  get writing() {
    return this.editor.unit !== "";
  }

  #english(id) {
    const row = this.model.row(this.model.carrier(id));
    return row ? textOf(row) : "";
  }

  /** Findings and counterparts of a unit as it stands in the field. */
  async #look(id, text) {
    const carrier = this.model.carrier(id);
    const row = this.model.row(carrier);
    if (!row) return;
    try {
      const answer = await ask(ofDocument(this.model.name, "typed"), { unit: carrier, text, whole: isWhole(row) });
      if (this.model.carrier(this.active) !== carrier || (this.editor.unit === carrier && this.editor.text !== text)) return;
      this.#live = { carrier, ...answer };
      for (const member of this.model.members(carrier)) this.list.redraw(member);
      this.#mark();
      this.dispatchEvent(new Event("look"));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  #mark() {
    const { editor } = this;
    if (!editor.unit || this.#live?.carrier !== editor.unit) return;
    editor.mark([...ofFindings(this.findings(editor.unit), "en", editor.text, uiLang()), ...this.lights(editor.unit).en]);
  }

  /** The findings of a unit: while it is worked on, those of the text in the field. */
  findings(id) {
    const all = this.model.of(id);
    if (this.#live?.carrier !== this.model.carrier(id)) return all;
    return [...this.#live.findings.filter(({ unit }) => unit === id), ...all.filter(({ alone }) => !alone)];
  }

  /** The gravest severity among them. */
  severity(id) {
    const is = new Set(this.findings(id).map(({ severity }) => severity));
    return ["error", "warning", "note"].find((severity) => is.has(severity)) ?? "";
  }

  /** What stands for what in a unit, as marks of both sides. */
  lights(id) {
    const live = this.#live?.carrier === this.model.carrier(id) ? this.#live : this.#looks.get(id);
    const marks = { zh: [], en: [] };
    for (const [number, { kind, zh, en }] of (live?.counterparts ?? []).entries()) {
      const mark = ([from, to]) => ({ from, to, kind: `pair.m-${kind}`, group: `${kind}-${number}` });
      marks.zh.push(...zh.filter(([unit]) => unit === id).map(([, from, to]) => mark([from, to])));
      if (this.model.carrier(id) === id) marks.en.push(...en.map(mark));
    }
    return marks;
  }

  /** Lights a group of counterparts around unit `id`. */
  light(id, group) {
    for (const span of byId("rows").querySelectorAll(".lit")) span.classList.remove("lit");
    if (!group || !id) return;
    for (const member of this.model.members(id)) {
      for (const span of this.list.element(member)?.querySelectorAll(`[data-group="${group}"]`) ?? []) span.classList.add("lit");
    }
  }

  #click(event) {
    const row = event.target.closest(".row.unit");
    if (!row || event.target.closest(".conflict")) return;
    const id = row.dataset.key;
    if (getSelection()?.type === "Range" && !event.target.closest("textarea")) return this.activate(id, { reveal: false, focus: false });
    this.activate(id, { write: Boolean(event.target.closest(".en")) && this.editor.unit !== id, reveal: false, focus: !event.target.closest("textarea") });
  }

  #over(event) {
    const id = event.target.closest(".row.unit")?.dataset.key;
    if (!id) return;
    const group = event.target.closest("[data-group]")?.dataset.group ?? null;
    if (group || id !== this.active) this.light(id, group);
    if (id !== this.active && !this.#looks.has(id) && !this.model.row(id)?.coveredBy) this.#peek(id);
  }

  /** What stands for what in a unit that the pointer rests on. */
  #peek = later(async (id) => {
    const row = this.model.row(id);
    if (!row || row.en.length === 0) return;
    const answer = await ask(ofDocument(this.model.name, "typed"), { unit: id, text: textOf(row), whole: isWhole(row) }).catch(() => null);
    if (!answer) return;
    this.#looks.set(id, answer);
    this.list.redraw(id);
  }, 120);

  /** A person chose between their text and that of the file. */
  choose(id, side) {
    this.saving.choose(id, side);
  }

  /** A person chose between the two texts that a merge left. */
  settle(id, side) {
    const word = { mine: "ours", theirs: "theirs", both: "both" }[side];
    return this.edit(() => ({ body: { verb: "accept", units: [id], side: word }, units: [id] }), t("accepted"));
  }

  /**
   * Makes an edit that has a verb of its own, once everything typed is in the file and what was begun before is done.
   * @param {() => {body: any, units: string[]} | null} what the verb with what it needs, and the units whose versions must
   *   be what is shown; asked for when its turn comes
   * @param {string | (() => string)} done said when it is done
   */
  edit(what, done) {
    return this.inTurn(async () => {
      await this.saving.flush();
      const edit = what();
      return edit !== null && this.#edit(edit, typeof done === "string" ? done : done());
    });
  }

  /** Does `work` when what was begun before is done: an edit is taken back only when it is known. */
  inTurn(work) {
    this.#turn = this.#turn.then(work, work);
    return this.#turn;
  }

  async #edit({ body, units }, done) {
    const seen = Object.fromEntries(units.map((id) => [id, this.model.row(id)?.version ?? ""]));
    try {
      const answer = await ask(ofDocument(this.model.name, "edit"), { ...body, seen });
      if (answer.news) await this.model.hear(answer.news);
      if (answer.undo !== null) this.undo.push(answer.undo, units[0]);
      notice("edit", "");
      say([done, ...answer.remarks].join(". "));
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notice("edit", error.status === 409 && error.body.rows ? t("changed elsewhere") : error.message, { passing: true, excerpt: error.body.excerpt });
      return false;
    }
  }
}
