// Works on the page of `duizhao serve` in a browser: `node serve.mjs [--pictures FOLDER]`.
//
// One line a check; exit code 1 when one fails. $DUIZHAO is the program, else the one that was built for release.
import { exitCode, launch } from "./common.mjs";
import { disturbed } from "./serve/disturbed.mjs";
import { looks } from "./serve/looks.mjs";
import { pictures } from "./serve/pictures.mjs";
import { speed } from "./serve/speed.mjs";
import { work } from "./serve/work.mjs";

const folder = process.argv[process.argv.indexOf("--pictures") + 1];
const browser = await launch();
try {
  if (process.argv.includes("--pictures")) {
    await pictures(browser, folder);
  } else {
    for (const checks of [work, disturbed, looks, speed]) await checks(browser);
  }
} finally {
  await browser.close();
}
process.exitCode = exitCode();
