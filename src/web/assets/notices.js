/** What a person has to know, above the text: one line a matter. */

import { byId, h } from "./dom.js";
import { t } from "./words.js";

const shown = new Map();

/**
 * Shows `text` about `matter`, or takes it away when it is empty.
 * @param {string} matter one line each
 * @param {string} text
 * @param {{passing?: boolean, excerpt?: string | null, closed?: () => void}} [options] a passing one goes by itself;
 *   `closed` is called when a person closes it
 */
export function notice(matter, text, { passing = false, excerpt = null, closed = () => {} } = {}) {
  const before = shown.get(matter);
  if (before && before.text === text) return;
  before?.element.remove();
  clearTimeout(before?.timer);
  shown.delete(matter);
  if (!text) return;
  const close = h("button.plain", { type: "button", "aria-label": t("close"), onclick: () => (closed(), notice(matter, "")) }, "×");
  const element = h(`div.notice.n-${matter}`, null, h("p", null, text, close), excerpt && h("pre", null, excerpt));
  byId("notices").append(element);
  const timer = passing ? setTimeout(() => notice(matter, ""), 9000) : 0;
  shown.set(matter, { text, element, timer });
}
