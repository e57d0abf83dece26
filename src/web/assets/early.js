/** What is asked for before the page is put together: reading it takes as long as loading the other modules. */

import { ask, ofDocument } from "./api.js";

/** The project; whoever opens the page waits for it. */
export const project = ask("project");

const named = decodeURIComponent(location.hash.slice(1).split("/")[0]);

/** The document that the page will open first. */
let first = project.then(async ({ documents }) => {
  const one = documents.find(({ name }) => name === named) ?? documents[0];
  return one ? ask(ofDocument(one.name)) : null;
});

// Who asks for them hears of what went wrong.
project.catch(() => {});
first.catch(() => {});

/** The document called `name`: the one that was asked for early, once, else as it is now. */
export async function documentOf(name) {
  const early = first;
  first = null;
  const answer = await early?.catch(() => null);
  return answer?.name === name ? answer : ask(ofDocument(name));
}
