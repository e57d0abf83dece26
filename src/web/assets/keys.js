/** The keyboard. Nothing is taken from an input method while it composes. */

import { backToList, COMMANDS, goOn, insert, isAsking, isField } from "./commands.js";
import { h } from "./dom.js";
import { dialog } from "./dialogs.js";
import { t } from "./words.js";

/**
 * Hears the keys of the page.
 * @param {import("./desk.js").Desk} desk
 * @param {Record<string, (() => void)>} faces what opens beside the list: search, goTo, split, …
 * @param {{nth: (kind: string, number: number) => string | undefined}} panel
 */
export function hearKeys(desk, faces, panel) {
  document.addEventListener("keydown", (event) => {
    // 229 is what a key is called that an input method has taken (some begin composing only after it).
    if (event.isComposing || event.keyCode === 229 || desk.editor.composing || isAsking()) return;
    const taken = event.target === desk.editor.area ? writing(event, desk) : false;
    if (taken || command(event, desk, faces, panel)) event.preventDefault();
  });
}

/** Keys that mean something in the field alone. */
function writing(event, desk) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (key === "Enter" && !shiftKey && !altKey) {
    goOn(desk, ctrlKey || metaKey);
    return true;
  }
  if (key === "Escape") {
    desk.stopWriting();
    return true;
  }
  return false;
}

function command(event, desk, faces, panel) {
  const { code, key, altKey, ctrlKey, metaKey, shiftKey, target } = event;
  if (ctrlKey || metaKey || event.getModifierState("AltGraph")) return false;
  if (key === "F1") {
    faces.help();
    return true;
  }
  const inField = isField(target);
  if (inField && !altKey) {
    if (key !== "Escape" || target === desk.editor.area) return false;
    backToList(desk);
    return true;
  }
  if (!inField && !altKey && alone(event, desk, faces)) return true;
  if (!faces.isList() || (!inField && !altKey && target.closest?.("button, a, summary, dialog"))) return false;
  const digit = /^Digit([1-9])$/.exec(code);
  if (digit) {
    insert(desk, panel, shiftKey ? "terms" : "memory", Number(digit[1]));
    return true;
  }
  const found = COMMANDS.find((one) => one.code === code && !(one.reading && altKey) && (shiftKey ? !["ArrowUp", "ArrowDown", "Slash"].includes(code) : true));
  if (!found) return false;
  found.run(desk, shiftKey, faces);
  return true;
}

/** Keys of the page while nothing is written. */
function alone({ key, target }, desk, faces) {
  if (key === "?") {
    faces.help();
    return true;
  }
  if (key === "Enter" && faces.isList() && target.closest?.("#list") && !target.closest("button")) {
    if (desk.active) desk.write();
    else desk.activate(desk.shown()[0], { write: true });
    return true;
  }
  return false;
}

const keycap = (text) => h("kbd", null, text);

/** The page of keys. */
export function showKeys() {
  const line = (keys, words) => h("tr", null, h("td", null, keys), h("td", null, words));
  const groups = ["k move", "k unit", "k find"].map((group) => [
    h("tr", null, h("th", { colspan: 2, scope: "rowgroup" }, t(group))),
    ...COMMANDS.filter((one) => one.group === group && !one.reading).map((one) => line([keycap("Alt"), keycap(one.shown)], t(one.words))),
  ]);
  const write = [
    [["Enter"], "k enter"], [["Ctrl", "Enter"], "k ctrl enter"], [["Shift", "Enter"], "k shift enter"], [["Esc"], "k escape"],
    [["Alt", "1–9"], "k memory"], [["Alt", "Shift", "1–9"], "k term"],
  ].map(([keys, words]) => line(keys.map(keycap), t(words)));
  dialog(
    t("help"),
    h("div.keys", null,
      h("p", null, `${t("k escape")} (Esc): N = Alt N, … ${t("k shift")}.`),
      h("table", null, h("tbody", null, h("tr", null, h("th", { colspan: 2, scope: "rowgroup" }, t("k write"))), write, groups[0])),
      h("table", null, h("tbody", null, groups.slice(1))),
    ),
    [],
    { wide: true },
  );
}
