/** Texts with places in them marked: findings, counterparts, misprints, what was searched for. */

import { h } from "./dom.js";

/**
 * @typedef {{from: number, to: number, kind: string, group?: string, title?: string}} Mark
 *   places as UTF-16 code units
 */

/**
 * The text with its marks as nodes. Marks may overlap: each stretch gets the classes of all marks over it.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {(Node | string)[]}
 */
export function marked(text, marks) {
  const sound = marks.filter(({ from, to }) => from < to && to <= text.length);
  if (sound.length === 0) return [text];
  const edges = [...new Set([0, text.length, ...sound.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b);
  const nodes = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [from, to] = [edges[at], edges[at + 1]];
    const over = sound.filter((mark) => mark.from <= from && mark.to >= to);
    const piece = text.slice(from, to);
    if (over.length === 0) nodes.push(piece);
    else nodes.push(span(piece, over));
  }
  return nodes;
}

function span(piece, over) {
  const classes = [...new Set(over.map((mark) => `m-${mark.kind}`))].join(".");
  const title = over.map((mark) => mark.title).filter(Boolean).join("\n");
  const group = over.find((mark) => mark.group)?.group;
  return h(`span.${classes}`, { title: title || null, "data-group": group }, piece);
}

/** Marks of all places where `words` stand in `text`, capitals and small letters alike. */
export function found(text, words) {
  if (!words) return [];
  const [low, sought] = [text.toLowerCase(), words.toLowerCase()];
  const marks = [];
  // A letter whose small form is longer would move all places behind it.
  if (low.length !== text.length) return marks;
  for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + sought.length)) {
    marks.push({ from: at, to: at + sought.length, kind: "found" });
  }
  return marks;
}

/** Marks of the misprints of a unit. */
export function misprints(row, say) {
  return (row.sic ?? []).flatMap(({ found: word, read, sure }) => {
    const at = row.zh.indexOf(word);
    return at < 0 ? [] : [{ from: at, to: at + word.length, kind: "sic", title: say(read, sure) }];
  });
}

/**
 * Marks of findings on one side of a unit; in English, places count from the beginning of the whole text.
 * @param {import("./model.js").Finding[]} findings
 * @param {string} side
 * @param {string} text
 * @param {string} lang
 * @returns {Mark[]}
 */
export function ofFindings(findings, side, text, lang) {
  const lines = side === "en" ? segmentStarts(text) : [0];
  return findings.flatMap(({ place, severity, message }) => {
    if (!place || place.side !== side || lines[place.segment] === undefined) return [];
    const start = lines[place.segment];
    const [from, to] = place.range.map((at) => at + start);
    return [{ from, to: Math.max(to, from + 1), kind: severity, title: message[lang] }];
  });
}

/** Where the segments of a typed text begin: lines without their blanks, empty ones left out. */
function segmentStarts(text) {
  const starts = [];
  let at = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") starts.push(at + line.length - line.trimStart().length);
    at += line.length + 1;
  }
  return starts;
}
