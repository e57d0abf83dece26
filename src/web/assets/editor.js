/** The field in which the English of a unit is typed, its marks drawn behind the letters. */

import { h, put } from "./dom.js";
import { marked } from "./marks.js";
import { t } from "./words.js";

/** One editor for the page: it moves from unit to unit. Events: `typed`, `caret` (detail: group or null). */
export class Editor extends EventTarget {
  /** The unit it is at; empty when it is put away. */
  unit = "";
  whole = false;
  composing = false;
  #marks = [];
  #drawn = "";

  constructor() {
    super();
    this.back = h("div.back", { "aria-hidden": "true" });
    this.area = h("textarea", { rows: 1, spellcheck: "true", autocapitalize: "sentences", placeholder: t("write here") });
    this.element = h("div.editor", null, this.back, this.area);
    const { area } = this;
    area.addEventListener("compositionstart", () => (this.composing = true));
    area.addEventListener("compositionend", () => {
      this.composing = false;
      this.#typed();
    });
    area.addEventListener("input", () => this.#typed());
    area.addEventListener("mousemove", (event) => this.#hover(event));
    area.addEventListener("mouseleave", () => this.#caret());
    for (const name of ["keyup", "click", "focus"]) area.addEventListener(name, () => this.#caret());
  }

  /** Puts the English of `unit` into the field. */
  open(unit, text, whole, lang) {
    Object.assign(this, { unit, whole });
    this.area.setAttribute("aria-label", t("english of", { id: unit }));
    this.area.lang = lang;
    this.#marks = [];
    this.area.value = text;
    this.#draw();
  }

  /** Puts the field away. */
  close() {
    this.unit = "";
    this.element.remove();
  }

  get text() {
    return this.area.value;
  }

  /** Another text, from elsewhere; the caret stays behind the same letters if they are still there. */
  replace(text) {
    if (text === this.area.value) return;
    const { selectionStart, selectionEnd, value } = this.area;
    let front = 0;
    while (front < text.length && text[front] === value[front]) front++;
    const moved = (at) => (at <= front ? at : Math.max(front, at + text.length - value.length));
    this.area.value = text;
    this.area.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    this.#marks = [];
    this.#draw();
  }

  /** Types `text` at the caret, so that the browser's own undo takes it back. */
  insert(text) {
    this.area.focus();
    const { selectionStart: from, selectionEnd: to, value } = this.area;
    const gap = from > 0 && /[\p{L}\p{N},;:.]$/u.test(value.slice(0, from)) && /^[\p{L}\p{N}]/u.test(text) ? " " : "";
    if (!document.execCommand("insertText", false, gap + text)) {
      this.area.setRangeText(gap + text, from, to, "end");
      this.#typed();
    }
  }

  /** The whole text becomes `text`. */
  fill(text) {
    this.area.focus();
    this.area.select();
    this.insert(text);
  }

  /** @param {import("./marks.js").Mark[]} marks of the text as it is */
  mark(marks) {
    this.#marks = marks;
    this.#draw();
  }

  #typed() {
    const text = this.area.value;
    let front = 0;
    while (front < text.length && text[front] === this.#drawn[front]) front++;
    // What stands before the change still stands where it stood.
    this.#marks = this.#marks.filter(({ to }) => to < front);
    this.#draw();
    if (!this.composing) this.dispatchEvent(new Event("typed"));
  }

  #draw() {
    this.#drawn = this.area.value;
    // A line end at the end is drawn only when something stands behind it.
    put(this.back, marked(this.#drawn, this.#marks), "\u200b");
    this.element.classList.toggle("several", this.#drawn.includes("\n"));
  }

  #caret() {
    const at = this.area.selectionStart;
    const over = this.#marks.find(({ from, to, group }) => group && from <= at && at <= to);
    this.dispatchEvent(new CustomEvent("caret", { detail: over?.group ?? null }));
  }

  #hover({ clientX: x, clientY: y }) {
    for (const span of this.back.querySelectorAll("[data-group]")) {
      for (const box of span.getClientRects()) {
        if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) {
          this.dispatchEvent(new CustomEvent("caret", { detail: span.dataset.group }));
          return;
        }
      }
    }
    this.#caret();
  }
}
