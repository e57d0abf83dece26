/** Small questions over the page. The focus goes back to where it was. */

import { h, put } from "./dom.js";
import { segmentsOf, textOf } from "./model.js";
import { t } from "./words.js";

/**
 * Shows a dialog.
 * @param {string} title
 * @param {Node} content
 * @param {{words: string, run: () => boolean | void | Promise<boolean | void>, main?: boolean}[]} actions one that gives `false` leaves it open
 */
export function dialog(title, content, actions, { wide = false } = {}) {
  const back = document.activeElement;
  const box = h(`dialog${wide ? ".wide" : ""}`, { "aria-label": title });
  const buttons = actions.map(({ words, run, main }) => h(`button${main ? ".main" : ""}`, { type: main ? "submit" : "button", onclick: main ? null : () => run() !== false && box.close() }, words));
  const main = actions.find((one) => one.main);
  const form = h(
    "form",
    {
      method: "dialog",
      onsubmit: async (event) => {
        event.preventDefault();
        if (!main || (await main.run()) !== false) box.close();
      },
    },
    h("header", null, h("h2", null, title), h("button.plain", { type: "button", "aria-label": t("close"), onclick: () => box.close() }, "×")),
    content,
    actions.length > 0 && h("footer", null, buttons),
  );
  box.append(form);
  box.addEventListener("close", () => {
    box.remove();
    if (!document.activeElement || document.activeElement === document.body) back?.focus?.({ preventScroll: true });
  });
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !main || event.target.matches("button, input, a")) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

/** Asks for a unit, by id or number, and goes there. */
export function goTo(desk) {
  const field = h("input", { "aria-label": t("go to what"), placeholder: t("go to what"), autocomplete: "off" });
  const wrong = h("p.wrong", { role: "alert" });
  const run = () => {
    const words = field.value.trim().replace(/^.*#/, "");
    const id = desk.model.row(words) ? words : desk.model.reading[Number(words) - 1];
    if (!id) {
      put(wrong, t("no such unit"));
      return false;
    }
    setTimeout(() => desk.activate(id));
    return true;
  };
  dialog(t("go to"), h("div", null, field, wrong), [{ words: t("go"), run, main: true }]);
  field.focus();
}

/** Where a clause ends in `text`, as places to cut. */
const marksOf = (text) => [...text.matchAll(/[，。；：！？、,.;:!?]["”’」』）)]*\s*/gu)].map((match) => match.index + match[0].length).filter((at) => at < text.length);

/** A text with a cut in it that keys and clicks move. */
function cutter(text, at, label, lang) {
  const line = h("div.cutter", { tabindex: 0, role: "slider", lang, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": text.length });
  const show = () => {
    put(line, text.slice(0, at), h("b.cut", { "aria-hidden": "true" }, "‖"), text.slice(at));
    line.setAttribute("aria-valuenow", at);
    line.setAttribute("aria-valuetext", `…${text.slice(Math.max(0, at - 8), at)} ‖ ${text.slice(at, at + 8)}…`);
  };
  const step = (by) => (/[\uDC00-\uDFFF]/.test(text[at + (by > 0 ? 1 : -1)] ?? "") ? 2 * by : by);
  line.addEventListener("keydown", (event) => {
    const back = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!back) return;
    event.preventDefault();
    const marks = marksOf(text);
    if (event.ctrlKey || event.altKey) at = (back < 0 ? marks.findLast((mark) => mark < at) : marks.find((mark) => mark > at)) ?? at;
    else at = Math.min(Math.max(at + step(back), 0), text.length);
    show();
  });
  line.addEventListener("click", (event) => {
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY) ?? document.caretRangeFromPoint?.(event.clientX, event.clientY);
    const node = place?.offsetNode ?? place?.startContainer;
    if (node?.nodeType !== Node.TEXT_NODE || node.parentNode !== line) return;
    at = (place.offset ?? place.startOffset) + (node === line.firstChild ? 0 : at);
    show();
  });
  show();
  return { line, get at() { return at; } };
}

/** Asks where to split the active unit, in both languages. */
export async function split(desk) {
  await desk.saving.flush();
  const row = desk.model.row(desk.active);
  if (!row) return;
  const marks = marksOf(row.zh);
  const middle = marks.toSorted((a, b) => Math.abs(a - row.zh.length / 2) - Math.abs(b - row.zh.length / 2))[0] ?? Math.ceil(row.zh.length / 2);
  const text = textOf(row);
  const caret = desk.editor.unit === row.id ? desk.editor.area.selectionStart : 0;
  const zh = cutter(row.zh, middle, t("cut zh"), desk.langs.source);
  const en = cutter(text, caret > 0 && caret < text.length ? caret : text.length, t("cut en"), desk.langs.target);
  const wasWriting = desk.writing;
  const run = () => {
    const body = { verb: "split", units: [row.id], at: `${row.zh.slice(0, zh.at)}‖${row.zh.slice(zh.at)}`, en_at: cutOf(text, en.at, row) };
    return desk.edit(() => ({ body, units: [row.id] }), t("was split")).then((done) => done && setTimeout(() => desk.active === row.id && desk.activate(row.id, { write: wasWriting })));
  };
  const content = h("div", null, h("p", null, t("split how")), zh.line, text && en.line, text && h("p.quiet", null, t("cut nothing")));
  dialog(t("split unit"), content, [{ words: t("do split"), run, main: true }], { wide: true });
  zh.line.focus();
}

/** How the cut of the English is named: between segments by the next one, inside one by a sign. */
function cutOf(text, at, row) {
  if (text.slice(0, at).trim() === "" || text.slice(at).trim() === "") return null;
  if (row.en.length === 1) return `${text.slice(0, at)}‖${text.slice(at)}`;
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const end = text.indexOf("\n", at) < 0 ? text.length : text.indexOf("\n", at);
  const inside = text.slice(start, at).trim() !== "" && text.slice(at, end).trim() !== "";
  if (inside) return `${text.slice(start, at)}‖${text.slice(at, end)}`;
  return segmentsOf(text.slice(at), false)[0];
}
