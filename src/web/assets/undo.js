/** Taking edits back, and doing them again: a unit's typing goes as one. */

import { ask, ofDocument, Refused } from "./api.js";
import { isField } from "./commands.js";
import { say } from "./dom.js";
import { notice } from "./notices.js";
import { t } from "./words.js";

/** The edits of this page, newest last. The server knows how to take each back, whatever was edited elsewhere since. */
export class Undo {
  #done = [];
  #undone = [];
  #open = false;

  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    desk.saving.addEventListener("undo", ({ detail }) => this.typed(detail.number, detail.unit));
  }

  /** Another document. */
  clear() {
    [this.#done, this.#undone] = [[], []];
  }

  /** What is typed from now on is another edit. */
  pause() {
    this.#open = false;
  }

  /** An edit of its own. */
  push(number, unit) {
    this.#done.push({ numbers: [number], unit });
    this.#undone = [];
    this.#open = false;
  }

  /** Typing that was saved: a part of the edit that is going on in the unit. */
  typed(number, unit) {
    const last = this.#done.at(-1);
    if (this.#open && last?.unit === unit) last.numbers.push(number);
    else this.push(number, unit);
    this.#undone = [];
    this.#open = true;
  }

  /** Takes the last edit back. */
  back() {
    return this.desk.inTurn(async () => {
      await this.desk.saving.flush();
      await this.#turn(this.#done, this.#undone, "undone", "nothing to undo");
    });
  }

  /** Does the last edit that was taken back again. */
  again() {
    return this.desk.inTurn(() => this.#turn(this.#undone, this.#done, "redone", "nothing to redo"));
  }

  async #turn(from, to, done, none) {
    const entry = from.pop();
    this.pause();
    if (!entry) return say(t(none));
    const { desk } = this;
    const numbers = [];
    try {
      for (const number of entry.numbers.toReversed()) {
        const answer = await ask(ofDocument(desk.model.name, "edit"), { verb: "undo", number });
        numbers.push(answer.undo);
        if (answer.news) await desk.model.hear(answer.news);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notice("edit", error.message, { passing: true });
      return undefined;
    }
    to.push({ numbers, unit: entry.unit });
    // Who writes a note by now is left to it.
    const elsewhere = isField(document.activeElement) && document.activeElement !== desk.editor.area;
    if (!elsewhere && desk.model.row(entry.unit)) desk.activate(entry.unit, { write: desk.writing });
    say(t(done));
    return undefined;
  }
}
