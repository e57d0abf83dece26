/** What differs between two texts, word by word. */

/** Words, runs of blanks, single marks; Chinese by character. */
const pieces = (text) => text.match(/[\p{Script=Latin}\p{N}’'-]+|\s+|./gsu) ?? [];

/**
 * The longest common pieces of two texts: `["same" | "old" | "new", text]`, neighbours of a kind together.
 * @param {string} old
 * @param {string} now
 * @returns {[string, string][]}
 */
export function diff(old, now) {
  const [a, b] = [pieces(old), pieces(now)];
  if (a.length * b.length > 4_000_000) return [["old", old], ["new", now]];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const found = [];
  const put = (kind, text) => {
    if (found.at(-1)?.[0] === kind) found.at(-1)[1] += text;
    else found.push([kind, text]);
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put("same", a[i++]);
      j++;
    } else if (j >= b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      put("old", a[i++]);
    } else {
      put("new", b[j++]);
    }
  }
  return found;
}
