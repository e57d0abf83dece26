// What the checks in a browser share: the browser, one line a check, axe.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

// `require` looks in NODE_PATH too, so that the packages need not stand beside this file.
const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const executablePath = process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path));

/** The browser: $CHROMIUM, else the first of the usual places. */
export async function launch() {
  if (!executablePath) {
    console.error("no Chromium found; set CHROMIUM");
    process.exit(2);
  }
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
}

let failed = 0;

/** Says whether a check holds: it does where there are no problems. */
export function report(where, what, problems) {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${where}: ${what}`);
  for (const problem of problems.slice(0, 10)) console.log(`       ${problem}`);
  failed += problems.length === 0 ? 0 : 1;
}

/** 0 when every check held, else 1. */
export const exitCode = () => (failed === 0 ? 0 : 1);

/** Elements that reach beyond the window, for the message. */
export function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width);
  return [`${document.documentElement.scrollWidth} px wide`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

/** What axe finds serious or critical. */
export async function audit(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}
