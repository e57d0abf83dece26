/** Autosave: what is typed goes into the file field by field, and stays in the browser until it stands there. */

import { ask, ofDocument, Refused } from "./api.js";
import * as drafts from "./drafts.js";
import { later, say } from "./dom.js";
import { same, segmentsOf } from "./model.js";
import { notice } from "./notices.js";
import { t } from "./words.js";

/** So long after the last key a unit is saved. */
const PAUSE = 700;

const keyOf = (unit, field) => `${unit}:${field}`;
const partsOf = (key) => key.split(":");

/** What a field of a row holds, as texts. */
export function valueOf(row, field) {
  if (field === "en") return row.en;
  const value = field === "footnote" ? row.footnote?.en : row[field];
  return value ? [value] : [];
}

/**
 * The drafts of the open document on their way into its file.
 * Events: `state`, `conflict` (detail: unit), `undo` (detail: unit and number), `refused`.
 */
export class Saving extends EventTarget {
  #model;
  /** @type {Map<string, import("./drafts.js").Draft & {theirs?: string[], why?: string}>} */
  #drafts = new Map();
  /** What is on its way, so that its coming back as news is no surprise. */
  #sent = new Map();
  #busy = null;
  #offline = false;
  #soon = later(() => this.flush(), PAUSE);
  #again = 0;
  #full = false;

  /** @param {import("./model.js").Model} model */
  constructor(model) {
    super();
    this.#model = model;
    model.addEventListener("reset", () => this.#compare(() => true));
    model.addEventListener("rows", ({ detail }) => this.#compare((unit) => detail.includes(unit)));
    model.addEventListener("trouble", () => !model.trouble && this.flush());
    addEventListener("pagehide", () => this.#leave());
    document.addEventListener("visibilitychange", () => document.hidden && this.flush());
    addEventListener("online", () => this.flush());
  }

  /** Takes up the drafts that an earlier page left of the open document; gives how many. */
  takeUp() {
    this.#drafts.clear();
    this.#sent.clear();
    for (const key of drafts.keys(this.#model.name)) {
      const draft = drafts.get(this.#model.name, key);
      if (draft && this.#model.row(partsOf(key)[0])) this.#drafts.set(key, draft);
      else if (draft) this.#homeless(key, draft);
    }
    this.#compare(() => true);
    this.flush();
    return this.#drafts.size;
  }

  /** The unit of a draft is gone: its text is shown until a person has done with it. */
  #homeless(key, { text }) {
    const closed = () => drafts.drop(this.#model.name, key);
    notice(`gone-${key}`, t("unit gone", { id: partsOf(key)[0] }), { excerpt: text, closed });
  }

  /** The draft of a field, if it has one. */
  draft(unit, field = "en") {
    return this.#drafts.get(keyOf(unit, field));
  }

  /** How much waits to be written. */
  get waiting() {
    return this.#drafts.size;
  }

  /** A field of unit `id` was typed to be `text`. */
  typed(id, text, whole, field = "en") {
    const [row, key] = [this.#model.row(id), keyOf(id, field)];
    const known = this.#drafts.get(key);
    const inFile = valueOf(row, field);
    if (!known?.theirs && !this.#sent.has(key) && same(segmentsOf(text, whole), inFile)) {
      // It is as in the file again; the blanks around it are nobody's.
      this.#forget(key);
      return;
    }
    const draft = { text, whole, seen: known?.seen ?? inFile, theirs: known?.theirs };
    this.#drafts.set(key, draft);
    if (!drafts.keep(this.#model.name, key, draft) && !this.#full) {
      this.#full = true;
      say(t("browser full"));
    }
    this.#soon();
    this.#tell();
  }

  /** A person chose between their own text and the one in the file. */
  choose(id, side, field = "en") {
    const key = keyOf(id, field);
    const draft = this.#drafts.get(key);
    if (!draft?.theirs) return;
    if (side === "theirs") {
      draft.theirs = undefined;
      this.#forget(key);
    } else {
      const mine = { ...draft, seen: draft.theirs, theirs: undefined };
      if (side === "both") Object.assign(mine, { text: [...draft.theirs, draft.text].join("\n"), whole: false });
      this.#drafts.set(key, mine);
      drafts.keep(this.#model.name, key, mine);
      this.flush();
    }
    this.dispatchEvent(new CustomEvent("conflict", { detail: id }));
  }

  /** Saves what waits, now. */
  flush() {
    this.#soon.drop();
    clearTimeout(this.#again);
    this.#busy ??= this.#run().finally(() => (this.#busy = null));
    return this.#busy;
  }

  /** The page goes, and will not hear the answer; the drafts stay in the browser until another page has. */
  #leave() {
    for (const [key, draft] of this.#drafts) if (!draft.theirs) this.#send(key, draft, true).catch(() => {});
  }

  async #run() {
    const tried = new Map();
    for (;;) {
      const next = [...this.#drafts].find(([key, draft]) => !draft.theirs && tried.get(key) !== draft.text);
      if (!next) break;
      const [key, draft] = next;
      tried.set(key, draft.text);
      try {
        this.#tell("saving");
        this.#arrived(key, draft, await this.#send(key, draft));
      } catch (error) {
        if (!this.#failed(key, error)) break;
      }
    }
    this.#tell();
  }

  #send(key, { text, whole, seen }, keepalive = false) {
    const texts = segmentsOf(text, whole);
    this.#sent.set(key, texts);
    const [unit, field] = partsOf(key);
    return ask(ofDocument(this.#model.name, "edit"), { verb: "set", changes: [{ unit, field, texts, seen }] }, { keepalive });
  }

  #arrived(key, draft, answer) {
    this.#offline = false;
    const now = this.#drafts.get(key);
    if (now && now.text !== draft.text) {
      now.seen = segmentsOf(draft.text, draft.whole);
      drafts.keep(this.#model.name, key, now);
    } else {
      this.#drafts.delete(key);
      drafts.drop(this.#model.name, key);
    }
    if (answer.news) this.#model.hear(answer.news);
    this.#sent.delete(key);
    if (answer.undo !== null) {
      this.dispatchEvent(new CustomEvent("undo", { detail: { unit: partsOf(key)[0], number: answer.undo } }));
    }
  }

  /** Gives whether others may be tried. */
  #failed(key, error) {
    this.#sent.delete(key);
    if (!(error instanceof Refused)) throw error;
    const [unit, field] = partsOf(key);
    if (error.status === 409 && error.body.rows) {
      const row = error.body.rows.find(({ id }) => id === unit);
      this.#clash(key, row ? valueOf(row, field) : []);
      return true;
    }
    // Nobody answers, or not to this token, or the file changed between reading and writing: it is tried again.
    if (error.status === 0 || error.status === 403 || error.status === 409) {
      this.#offline = error.status !== 409;
      this.#again = setTimeout(() => this.flush(), error.status === 409 ? 300 : 2000);
      return false;
    }
    const now = this.#drafts.get(key);
    if (now) now.why = error.message;
    this.dispatchEvent(new CustomEvent("refused", { detail: { unit, why: error.message } }));
    return true;
  }

  /** Rows came from the file: is what is being typed still about what stands there? */
  #compare(isMeant) {
    for (const [key, draft] of [...this.#drafts]) {
      const [unit, field] = partsOf(key);
      const row = isMeant(unit) && this.#model.row(unit);
      if (!row) continue;
      const now = valueOf(row, field);
      if (same(now, segmentsOf(draft.text, draft.whole))) {
        draft.theirs = undefined;
        this.#forget(key);
      } else if (!same(now, draft.theirs ?? draft.seen) && !same(now, this.#sent.get(key) ?? ["\n"])) {
        this.#clash(key, now);
      }
    }
  }

  #clash(key, theirs) {
    const draft = this.#drafts.get(key);
    if (!draft) return;
    draft.theirs = same(theirs, draft.seen) ? undefined : theirs;
    if (draft.theirs) say(t("changed elsewhere"));
    this.dispatchEvent(new CustomEvent("conflict", { detail: partsOf(key)[0] }));
    this.#tell();
  }

  #forget(key) {
    this.#drafts.delete(key);
    drafts.drop(this.#model.name, key);
    this.#tell();
  }

  #tell(state) {
    const all = [...this.#drafts.values()];
    const why = all.find((draft) => draft.why)?.why;
    const is = () => {
      if (all.length === 0) return "saved";
      if (all.some((draft) => draft.theirs)) return "conflict";
      return this.#offline ? "offline" : why ? "refused" : "typing";
    };
    this.dispatchEvent(new CustomEvent("state", { detail: { state: state ?? is(), waiting: all.length, why } }));
  }
}
