/** The document that is open: its rows, the order they are read in, its findings. Tells whoever listens what changed. */

import { ask, ofDocument } from "./api.js";
import { documentOf } from "./early.js";

/**
 * @typedef {{id: string, zh: string, en: string[], state: string, counted?: boolean, stale?: boolean,
 *   coveredBy?: string, role: string, speaker?: string, turn: string, paragraph?: boolean, label?: string,
 *   heading?: {zh?: string, en?: string}, was?: string, sic?: {found: string, read: string, sure: boolean}[],
 *   footnote?: {zh?: string, en?: string}, note?: string, query?: string, omit?: string, origin?: string,
 *   link?: number, theirs?: string[], reviewedBy?: string, allow?: string[], version: string}} Row
 * @typedef {{rule: string, severity: string, unit: string, line: number, message: {en: string, zh: string},
 *   cure: string, alone: boolean, place: {side: string, segment: number, range: number[]} | null,
 *   fix: string | null}} Finding
 */

/** The states, in order. */
export const STATES = ["initial", "draft", "translated", "reviewed", "final"];

const RANK = { error: 3, warning: 2, note: 1 };

/** The open document. Events: `reset`, `rows` (detail: ids), `findings`, `trouble`. */
export class Model extends EventTarget {
  name = "";
  revision = "";
  /** @type {Row[]} in printed order */
  rows = [];
  order = [];
  speakers = {};
  unmatched = [];
  trouble = null;
  path = "";
  /** @type {Record<string, Finding[]>} */
  findings = {};
  /** The ids of all units in reading order. */
  reading = [];
  #at = new Map();
  #members = null;
  #opening = null;

  /** Reads the document called `name`. */
  async open(name) {
    const answer = await documentOf(name);
    const same = name === this.name;
    Object.assign(this, {
      name, path: answer.path, revision: answer.revision, rows: answer.rows, order: answer.order,
      speakers: answer.speakers, unmatched: answer.unmatched, trouble: answer.trouble,
    });
    if (!same) this.findings = {};
    this.#at = new Map(this.rows.map((row, index) => [row.id, index]));
    this.#members = null;
    this.reading = this.order.flatMap((piece) => (piece.gap ? [] : this.rows.slice(piece.from, piece.to).map((row) => row.id)));
    this.dispatchEvent(new Event("reset"));
    this.dispatchEvent(new Event("trouble"));
  }

  /** Reads the findings of the whole document. */
  async readFindings() {
    const name = this.name;
    const { units } = await ask(ofDocument(name, "findings"));
    if (name !== this.name) return;
    this.findings = units;
    this.dispatchEvent(new Event("findings"));
  }

  /** Takes in what the server told. */
  async hear(news) {
    if (news.name !== this.name || (news.kind !== "rows" && news.kind !== "reload")) return;
    if (news.trouble !== this.trouble) {
      this.trouble = news.trouble;
      this.dispatchEvent(new Event("trouble"));
    }
    if (news.to === this.revision) return;
    if (news.kind === "reload" || news.from !== this.revision) {
      // The answer to an edit and the news of it come both; the document is read once.
      this.#opening ??= this.open(this.name).finally(() => (this.#opening = null));
      await this.#opening;
      if (news.to !== this.revision && news.kind === "reload") await this.open(this.name);
      return;
    }
    this.revision = news.to;
    for (const row of news.rows) this.rows[this.#at.get(row.id)] = row;
    this.#members = null;
    if (news.rows.length > 0) this.dispatchEvent(new CustomEvent("rows", { detail: news.rows.map((row) => row.id) }));
  }

  /** @returns {Row | undefined} */
  row(id) {
    return this.rows[this.#at.get(id)];
  }

  /** Where the unit stands in print. */
  index(id) {
    return this.#at.get(id) ?? -1;
  }

  /** The units that share the English of `id`, itself among them, in printed order. */
  members(id) {
    if (!this.#members) {
      this.#members = new Map();
      for (const row of this.rows) {
        const carrier = row.coveredBy ?? row.id;
        if (!this.#members.has(carrier)) this.#members.set(carrier, []);
        this.#members.get(carrier).push(row.id);
      }
    }
    return this.#members.get(this.carrier(id)) ?? [id];
  }

  /** The unit that holds the English of `id`. */
  carrier(id) {
    return this.row(id)?.coveredBy ?? id;
  }

  /** The findings of a unit. */
  of(id) {
    return this.findings[id] ?? [];
  }

  /** The gravest severity among the findings of a unit; empty without any. */
  severity(id) {
    return this.of(id).reduce((worst, { severity }) => ((RANK[severity] ?? 0) > (RANK[worst] ?? 0) ? severity : worst), "");
  }

  /** The name of a speaker in both languages. */
  speaker(key) {
    return this.speakers[key] ?? { zh: key ?? "", en: key ?? "" };
  }
}

/** The English of a row as it is typed: a segment a line. */
export const textOf = (row) => row.en.join("\n");

/** Whether line ends stand inside the one segment of a row, so that they do not part segments. */
export const isWhole = (row) => row.en.length === 1 && row.en[0].includes("\n");

/** The segments of a text as it was typed. */
export const segmentsOf = (text, whole) =>
  (whole ? [text] : text.split("\n")).map((segment) => segment.trim()).filter((segment) => segment !== "");

/** Whether two lists of texts are the same. */
export const same = (one, two) => one.length === two.length && one.every((text, index) => text === two[index]);
