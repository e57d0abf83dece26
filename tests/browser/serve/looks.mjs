// How the page looks to eyes, to screen readers and on a phone.
import { audit, overflow, report } from "../common.mjs";
import { open } from "./page.mjs";
import { Project } from "./server.mjs";

const WIDTHS = [360, 1280];
const THEMES = ["light", "dark"];

/** What is shown one after the other. */
const SCENES = {
  reading: async () => {},
  writing: (page) => page.locator(".row.unit .en").nth(3).click(),
  keys: async (page) => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
  },
  searching: async (page) => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
  },
  overview: (page) => page.locator("nav button").nth(1).click(),
  links: (page) => page.locator("nav button").nth(2).click(),
};

export async function looks(browser) {
  const project = Project.shipped();
  try {
    for (const lang of ["en", "zh"]) {
      const url = await project.start("--ui-lang", lang);
      for (const width of WIDTHS) {
        for (const colorScheme of THEMES.slice(0, lang === "en" ? 2 : 1)) await scenes(browser, url, lang, width, colorScheme);
      }
      await focus(browser, url, lang);
      await project.kill();
    }
  } finally {
    await project.end();
  }
}

async function scenes(browser, url, lang, width, colorScheme) {
  const page = await open(browser, url, { viewport: { width, height: 760 }, colorScheme });
  for (const [name, show] of Object.entries(SCENES)) {
    await show(page);
    await page.waitForTimeout(500);
    const at = `${lang}, ${width} px, ${colorScheme}, ${name}`;
    report(at, "nothing serious or critical for axe", await audit(page));
    report(at, "no horizontal scroll", await page.evaluate(overflow));
  }
  report(`${lang}, ${width} px, ${colorScheme}`, "no errors, and no request to anybody else", page.wrong);
  await page.context().close();
}

/** The focus is never lost, and Tab reaches everything. */
async function focus(browser, url, lang) {
  const page = await open(browser, url);
  const at = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || document.activeElement?.tagName);
  const lost = [];
  await page.keyboard.press("Tab");
  if ((await at()) !== "skip") lost.push(`Tab leads to ${await at()} first`);
  await page.keyboard.press("Alt+ArrowDown");
  for (const key of ["Enter", "Enter", "Alt+ArrowDown", "Escape", "r", "z", "?", "Escape", "g", "Escape", "f", "ArrowUp"]) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
    if ((await at()) === "BODY") lost.push(`after ${key}`);
  }
  const named = await page.evaluate(() => [...document.querySelectorAll("button, input, select, textarea")].filter((one) => one.offsetParent && !one.textContent && !one.ariaLabel && !one.labels?.length && !one.title).map((one) => one.outerHTML));
  report(`${lang}, focus`, "it is never lost", lost);
  report(`${lang}, focus`, "every control has a name", named);
  await page.context().close();
}
