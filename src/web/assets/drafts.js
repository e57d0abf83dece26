/** What was typed and is not yet in the file: kept in the browser, through reloads, crashes and closed lids. */

/**
 * @typedef {{text: string, whole: boolean, seen: string[]}} Draft
 */

let space = "";

/** Keeps the drafts of the project called `key` apart from those of others. */
export function useProject(key) {
  space = `duizhao:${key}:`;
}

const place = (name, key) => `${space}${name}:${key}`;

/**
 * @param {string} key the unit and the field: `kf3wq7:en`
 * @returns {Draft | null}
 */
export function get(name, key) {
  try {
    return JSON.parse(localStorage.getItem(place(name, key)));
  } catch {
    return null;
  }
}

/**
 * Keeps a draft. Where the browser has no room, the draft lives in this page alone, and that is told.
 * @param {Draft} draft
 * @returns {boolean} whether it is kept
 */
export function keep(name, key, { text, whole, seen }) {
  try {
    localStorage.setItem(place(name, key), JSON.stringify({ text, whole, seen }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets a draft: its text stands in the file. */
export function drop(name, key) {
  localStorage.removeItem(place(name, key));
}

/** The units and fields of the document called `name` that have drafts. */
export function keys(name) {
  const start = place(name, "");
  return Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
}
