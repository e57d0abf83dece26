/** What the keys do. */

import { byId, say } from "./dom.js";
import { STATES } from "./model.js";
import { t } from "./words.js";

/** The next shown unit behind the active one (or before it) that `fits`; it becomes the active one. */
function seek(desk, fits, what, backwards) {
  const ids = desk.shown();
  if (backwards) ids.reverse();
  const from = ids.indexOf(desk.active);
  // Round the end, so that nothing before the place where one began is forgotten.
  const next = [...ids.slice(from + 1), ...ids.slice(0, Math.max(from, 0))].find((id) => fits(desk.model.row(id)));
  if (next) desk.activate(next, { write: desk.writing });
  else say(t("none left", { what: t(what) }));
}

/** Goes to the neighbour; `by` is 1 or -1. */
function move(desk, by) {
  const ids = desk.shown();
  const at = ids.indexOf(desk.active);
  const next = ids[at < 0 ? 0 : at + by];
  if (next) desk.activate(next, { write: desk.writing });
  else say(t("last unit"));
}

const open = (desk) => (row) => row.counted !== false && !row.coveredBy && row.state === "initial" && !desk.saving.draft(row.id)?.text;

/** An edit of `units`; its turn may come after another edit, so it is made from what is there then. */
const of = (units, body) => ({ body: { ...body, units }, units });

function changeState(desk, by) {
  const id = desk.model.carrier(desk.active);
  let to = "";
  const what = () => {
    const now = desk.model.row(id);
    if (!now) return null;
    to = STATES[Math.min(Math.max(STATES.indexOf(now.state) + by, 1), STATES.length - 1)];
    return to !== now.state || now.state === "initial" ? of([id], { verb: "state", state: to }) : null;
  };
  return desk.edit(what, () => t("state is", { state: t(to) }));
}

function accept(desk) {
  const id = desk.active;
  if (!desk.model.row(id)?.was) return say(t("nothing to accept"));
  return desk.edit(() => of([id], { verb: "accept" }), t("accepted"));
}

/** The unit behind `id` in print. */
const follower = (desk, id) => desk.model.rows[desk.model.index(id) + 1]?.id;

function mergeNext(desk) {
  const id = desk.active;
  const what = () => (desk.model.row(id) && follower(desk, id) ? of([id, follower(desk, id)], { verb: "merge" }) : null);
  return desk.edit(what, t("merged"));
}

function linkNext(desk) {
  const id = desk.active;
  const what = () => {
    const next = desk.model.row(id) && follower(desk, desk.model.members(id).at(-1));
    return next ? of([desk.model.carrier(id), next], { verb: "link", join: true }) : null;
  };
  return desk.edit(what, t("linked"));
}

function unlink(desk) {
  const id = desk.active;
  const what = () => {
    const unit = desk.model.row(id)?.coveredBy ? id : desk.model.members(id).filter((other) => other !== id).at(-1);
    return unit ? of([unit], { verb: "unlink" }) : null;
  };
  return desk.edit(what, t("unlinked"));
}

function confirm(desk) {
  const id = desk.model.carrier(desk.active);
  return desk.edit(() => (desk.model.row(id)?.link === undefined ? null : of([id], { verb: "confirm" })), t("confirmed"));
}

/**
 * All commands: `code` is the key (with Alt while writing, alone while reading), `words` what it is called.
 * `run(desk, backwards, faces)` gets whether Shift was held.
 */
export const COMMANDS = [
  { group: "k move", code: "ArrowDown", words: "next", shown: "↓", run: (desk) => move(desk, 1) },
  { group: "k move", code: "ArrowUp", words: "previous", shown: "↑", run: (desk) => move(desk, -1) },
  { group: "k move", code: "KeyJ", words: "next", shown: "J", reading: true, run: (desk) => move(desk, 1) },
  { group: "k move", code: "KeyK", words: "previous", shown: "K", reading: true, run: (desk) => move(desk, -1) },
  { group: "k move", code: "KeyN", words: "next open", shown: "N", run: (desk, back) => seek(desk, open(desk), "initial", back) },
  { group: "k move", code: "KeyS", words: "k stale", shown: "S", run: (desk, back) => seek(desk, (row) => row.stale || row.theirs, "stale", back) },
  { group: "k move", code: "KeyF", words: "k finding", shown: "F", run: (desk, back) => seek(desk, (row) => desk.severity(row.id) !== "", "findings", back) },
  { group: "k move", code: "KeyQ", words: "k query", shown: "Q", run: (desk, back) => seek(desk, (row) => row.query, "query", back) },
  { group: "k move", code: "KeyG", words: "go to", shown: "G", run: (_, __, faces) => faces.goTo() },
  { group: "k unit", code: "KeyA", words: "k accept", shown: "A", run: accept },
  { group: "k unit", code: "KeyR", words: "raise", shown: "R", run: (desk, back) => changeState(desk, back ? -1 : 1) },
  { group: "k unit", code: "KeyX", words: "split unit", shown: "X", run: (_, __, faces) => faces.split() },
  { group: "k unit", code: "KeyM", words: "k merge", shown: "M", run: mergeNext },
  { group: "k unit", code: "KeyL", words: "k link", shown: "L", run: linkNext },
  { group: "k unit", code: "KeyU", words: "k unlink", shown: "U", run: unlink },
  { group: "k unit", code: "KeyC", words: "k confirm", shown: "C", run: confirm },
  { group: "k unit", code: "KeyO", words: "k note", shown: "O", run: (_, __, faces) => faces.note() },
  { group: "k unit", code: "KeyZ", words: "undo", shown: "Z", run: (desk, back) => (back ? desk.undo.again() : desk.undo.back()) },
  { group: "k find", code: "Slash", words: "k search", shown: "/", run: (_, __, faces) => faces.search() },
  { group: "k find", code: "KeyH", words: "replace", shown: "H", run: (_, __, faces) => faces.replace() },
  { group: "k find", code: "KeyW", words: "k concordance", shown: "W", run: (_, __, faces) => faces.concordance() },
];

/** Leaves the unit for the next one, or the next without English. */
export function goOn(desk, toOpen) {
  if (toOpen) seek(desk, open(desk), "initial", false);
  else move(desk, 1);
}

/** Inserts match or term number `number`. */
export function insert(desk, panel, kind, number) {
  const text = panel.nth(kind, number);
  if (!text) return;
  if (!desk.writing) desk.write();
  if (!desk.writing) return;
  if (kind === "memory") desk.editor.fill(text);
  else desk.editor.insert(text);
}

/** Whether what has the focus takes letters. */
export const isField = (element) => element?.matches?.("textarea, input:not([type=checkbox]), select, [contenteditable]") ?? false;

/** Whether a dialog stands over the page. */
export const isAsking = () => document.querySelector("dialog[open]") !== null;

/** The list has the focus again. */
export function backToList(desk) {
  const element = desk.list.element(desk.active);
  (element ?? byId("list")).focus({ preventScroll: true });
}
