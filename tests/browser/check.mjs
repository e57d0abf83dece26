// Checks exported HTML pages in a browser: `node check.mjs PAGE.html …`.
//
// One line a check; exit code 1 when one fails, 2 without pages.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { audit, exitCode, launch, overflow, report } from "./common.mjs";

const WIDTHS = [360, 1280];
const THEMES = ["light", "dark"];

const pages = process.argv.slice(2);
if (pages.length === 0) {
  console.error("usage: node check.mjs PAGE.html …");
  process.exit(2);
}

/** Opens `url` and gives the page with what it logged and asked for. */
async function open(browser, url, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const [errors, requests] = [[], []];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url, { waitUntil: "load" });
  const others = requests.filter((request) => request !== url && !request.startsWith("data:"));
  return { context, page, errors, others };
}

/** Links that lead nowhere, and ids that stand twice. */
function brokenAnchors() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`);
  const known = new Set(ids);
  const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href").slice(1));
  return [...twice, ...links.filter((id) => !known.has(id)).map((id) => `no target: #${id}`)];
}

/** The first Tab reaches the skip link, and a row's link answers to the keyboard. */
async function keyboard(page) {
  const problems = [];
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement.matches("a.skip")))) problems.push("Tab does not reach the skip link");
  const link = page.locator("a.link").first();
  if ((await link.count()) === 0) return problems;
  await link.focus();
  const shown = await link.evaluate((element) => getComputedStyle(element).opacity === "1");
  if (!shown) problems.push("a row's link is not shown when it has the focus");
  await page.keyboard.press("Enter");
  const there = await link.evaluate((element) => location.hash === element.hash);
  if (!there) problems.push("a row's link does not lead to its row");
  return problems;
}

const browser = await launch();
try {
  for (const path of pages) {
    const url = pathToFileURL(resolve(path)).href;
    for (const width of WIDTHS) {
      for (const colorScheme of THEMES) {
        const at = `${width} px, ${colorScheme}`;
        const { context, page, errors, others } = await open(browser, url, { viewport: { width, height: 900 }, colorScheme });
        report(path, `${at}: nothing serious or critical for axe`, await audit(page));
        if (colorScheme === THEMES[0]) {
          report(path, `${at}: no horizontal scroll`, await page.evaluate(overflow));
          report(path, `${at}: reachable by keyboard`, await keyboard(page));
          report(path, `${at}: every link has its target, every id stands once`, await page.evaluate(brokenAnchors));
        }
        report(path, `${at}: no error on the console`, errors);
        report(path, `${at}: no request but the page`, others);
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
}
process.exitCode = exitCode();
