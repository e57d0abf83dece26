// Works on the page of `duizhao serve` in a browser: `node serve.mjs [work] [disturbed] [looks] [speed]`, all of them
// where none is named; `node serve.mjs --pictures FOLDER` takes pictures instead.
//
// One line a check; exit code 1 when one fails. $DUIZHAO is the program, else the one that was built for release.
import { exitCode, launch } from "./common.mjs";
import { disturbed } from "./serve/disturbed.mjs";
import { looks } from "./serve/looks.mjs";
import { pictures } from "./serve/pictures.mjs";
import { speed } from "./serve/speed.mjs";
import { work } from "./serve/work.mjs";

const PARTS = { work, disturbed, looks, speed };
const words = process.argv.slice(2);
const folder = words[0] === "--pictures" ? words[1] : null;
const browser = await launch();
try {
  if (folder) await pictures(browser, folder);
  else for (const name of words.length > 0 ? words : Object.keys(PARTS)) await PARTS[name](browser);
} finally {
  await browser.close();
}
process.exitCode = exitCode();
