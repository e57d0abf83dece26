/** A plot of states over time. */

import { h, s } from "./dom.js";
import { STATES } from "./model.js";
import { t, uiLang } from "./words.js";

/**
 * Areas upon each other: units by state at each revision, the last one being now.
 * @param {{revision: string, date: string | null, states: number[]}[]} list oldest first
 * @param {number} width in pixels
 */
export function plot(list, width) {
  const [height, left, bottom] = [190, 44, 26];
  const [w, tall] = [width - left - 14, height - bottom - 10];
  const most = Math.max(1, ...list.map(({ states }) => states.reduce((sum, count) => sum + count, 0)));
  const times = list.map(({ date }) => (date ? Date.parse(date) : Date.now()));
  // Clocks differ from machine to machine; the order of revisions is what is true.
  for (let at = 1; at < times.length; at++) times[at] = Math.max(times[at], times[at - 1]);
  const [first, last] = [times[0], Math.max(times.at(-1), times[0] + 1)];
  const x = (time) => left + (w * (time - first)) / (last - first);
  const y = (count) => 10 + tall * (1 - count / most);
  const svg = s("svg.plot", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("progress") });
  // From the bottom: what is furthest first.
  const below = list.map(() => 0);
  for (let state = STATES.length - 1; state >= 1; state--) {
    const low = [...below];
    list.forEach(({ states }, at) => (below[at] += states[state]));
    // A state holds until the next revision.
    const edge = (counts) => counts.flatMap((count, at) => (at === 0 ? [[times[at], count]] : [[times[at], counts[at - 1]], [times[at], count]]));
    const points = [...edge(below), ...edge(low).reverse()].map(([time, count]) => `${x(time).toFixed(1)},${y(count).toFixed(1)}`);
    svg.append(s(`polygon.c-${STATES[state]}`, { points: points.join(" ") }));
  }
  for (const count of [0, Math.round(most / 2), most]) {
    svg.append(s("line", { x1: left, x2: left + w, y1: y(count), y2: y(count) }), s("text.end", { x: left - 6, y: y(count) + 4 }, count));
  }
  const day = new Intl.DateTimeFormat(uiLang() === "zh" ? "zh-CN" : "en-GB", { day: "numeric", month: "short", year: "numeric" });
  svg.append(s("text", { x: left, y: height - 8 }, day.format(times[0])), s("text.end", { x: left + w, y: height - 8 }, t("now")));
  const rows = list.map(({ date, states }) => h("tr", null, h("td", null, date ?? t("now")), states.map((count) => h("td", null, count))));
  const head = h("tr", null, h("td"), STATES.map((state) => h("th", { scope: "col" }, t(state))));
  return [svg, h("div.unseen", null, h("table", null, h("thead", null, head), h("tbody", null, rows)))];
}
