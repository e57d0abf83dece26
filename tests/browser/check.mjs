// Checks exported HTML pages in a browser: `node check.mjs PAGE.html …`.
//
// One line a check; exit code 1 when one fails, 2 without pages. The browser is $CHROMIUM, else the first of the
// usual places.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// `require` looks in NODE_PATH too, so that the packages need not stand beside this file.
const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const WIDTHS = [360, 1280];
const THEMES = ["light", "dark"];

const pages = process.argv.slice(2);
const executablePath = process.env.CHROMIUM ?? BROWSERS.find((path) => existsSync(path));
if (pages.length === 0 || !executablePath) {
  console.error(pages.length === 0 ? "usage: node check.mjs PAGE.html …" : "no Chromium found; set CHROMIUM");
  process.exit(2);
}

let failed = 0;
function report(page, what, problems) {
  console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${page}: ${what}`);
  for (const problem of problems.slice(0, 10)) console.log(`       ${problem}`);
  failed += problems.length === 0 ? 0 : 1;
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

/** Elements that reach beyond the window, for the message. */
function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width);
  return [`${document.documentElement.scrollWidth} px wide`, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}

/** Links that lead nowhere, and ids that stand twice. */
function brokenAnchors() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`);
  const known = new Set(ids);
  const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href").slice(1));
  return [...twice, ...links.filter((id) => !known.has(id)).map((id) => `no target: #${id}`)];
}

/** What axe finds serious or critical. */
async function audit(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  return grave.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
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

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking"] });
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
process.exitCode = failed === 0 ? 0 : 1;
