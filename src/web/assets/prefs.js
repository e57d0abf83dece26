/** What a person set for this browser: light or dark, the language. */

import { dialog } from "./dialogs.js";
import { h } from "./dom.js";
import { t, uiLang } from "./words.js";

const THEME = "duizhao-theme";
const LANG = "duizhao-lang";

/** The language that was chosen; `null` where none was. */
export const lang = () => localStorage.getItem(LANG);

/** Light, dark, or as the system has it. */
export function useTheme() {
  document.documentElement.dataset.theme = localStorage.getItem(THEME) ?? "auto";
}

/** Asks. */
export function ask() {
  const choice = (name, value, words, chosen) => h("label", null, h("input", { type: "radio", name, value, checked: chosen, onchange: () => set(name, value) }), words);
  const theme = localStorage.getItem(THEME) ?? "auto";
  const themes = ["auto", "light", "dark"].map((value) => choice("theme", value, t(`theme ${value}`), value === theme));
  const langs = [["en", "English"], ["zh", "中文"]].map(([value, words]) => choice("lang", value, words, value === uiLang()));
  dialog(t("settings"), h("div.choices", null, h("fieldset", null, h("legend", null, t("theme")), themes), h("fieldset", null, h("legend", null, "Language / 语言"), langs)), []);
}

function set(name, value) {
  if (name === "theme") {
    localStorage.setItem(THEME, value);
    useTheme();
  } else {
    localStorage.setItem(LANG, value);
    // What is typed is kept, so that the page may simply be read again.
    location.reload();
  }
}
