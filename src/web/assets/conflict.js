/** Two texts for one unit, side by side: a person chooses. */

import { diff } from "./diff.js";
import { h } from "./dom.js";
import { t } from "./words.js";

/**
 * Both texts with what differs between them, and the choices.
 * @param {string} mine
 * @param {string} theirs
 * @param {(side: "mine" | "theirs" | "both") => void} choose
 * @param {string} why the key of the sentence that says what happened
 */
export function conflict(mine, theirs, choose, why) {
  const pieces = diff(theirs, mine);
  const side = (kind) => {
    const own = pieces.filter(([is]) => is === "same" || is === kind);
    if (own.every(([, text]) => text.trim() === "")) return h("span.empty", null, t("nothing"));
    return own.map(([is, text]) => (is === "same" ? text : h(is === "new" ? "ins" : "del", null, text)));
  };
  const isMerge = why === "two texts";
  const button = (name, words) => h("button", { type: "button", "data-choose": name, onclick: () => choose(name) }, words);
  return h(
    "div.conflict",
    { role: "group", "aria-label": t(why) },
    h("p", null, h("b", null, t(why))),
    h("div.sides", null,
      h("div", null, h("h4", null, t(isMerge ? "ours merge" : "mine")), h("p", { lang: "en" }, side("new")), button("mine", t("keep mine"))),
      h("div", null, h("h4", null, t(isMerge ? "theirs merge" : "theirs")), h("p", { lang: "en" }, side("old")), button("theirs", t("keep theirs"))),
    ),
    button("both", t("keep both")),
  );
}
