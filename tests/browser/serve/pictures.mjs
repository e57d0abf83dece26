// Pictures of the page for the documentation, and for looking at.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { open } from "./page.mjs";
import { Project } from "./server.mjs";

const FILE = "translations/wang-yi-2021-03-07.yaml";

/** Takes them into `folder`. */
export async function pictures(browser, folder) {
  mkdirSync(folder, { recursive: true });
  const project = Project.shipped();
  try {
    history(project);
    for (const [name, lang, width, height, colorScheme] of [["desk", "en", 1280, 800, "light"], ["desk-dark", "zh", 1280, 800, "dark"], ["phone", "en", 360, 740, "light"], ["phone-dark", "zh", 360, 740, "dark"]]) {
      const url = await project.start("--ui-lang", lang);
      const page = await open(browser, url, { viewport: { width, height }, colorScheme });
      const shot = (what) => page.screenshot({ path: join(folder, `${name}${what}.png`) });
      await page.keyboard.press("Alt+g");
      await page.keyboard.type("121");
      await page.keyboard.press("Enter");
      await page.waitForTimeout(300);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(1500);
      // The pointer rests on a term, which lights on both sides.
      await page.locator(".row.active .zh .m-pair").first().hover();
      await page.waitForTimeout(200);
      await shot("");
      await page.locator(".bar button").last().click({ timeout: 300 }).then(() => page.waitForTimeout(300), () => {});
      await shot("-panel");
      await page.locator("nav button").nth(1).click();
      await page.waitForTimeout(1200);
      await shot("-overview");
      await page.locator("#overview-view").evaluate((view) => view.scrollTo(0, view.querySelectorAll("section")[2].offsetTop - 60));
      await page.waitForTimeout(300);
      await shot("-speakers");
      await page.locator("nav button").nth(2).click();
      await page.waitForTimeout(500);
      await shot("-links");
      await page.context().close();
      await project.kill();
    }
  } finally {
    await project.end();
  }
}

/** A translation under way, with a history: later units are still open, some states are lower. */
function history(project) {
  const whole = project.read(FILE);
  const units = whole.split(/^(?=- id: )/m);
  const upTo = (count) =>
    units.map((unit, at) => {
      if (at === 0 || at <= count) return at % 9 === 4 ? unit.replace(/^ {2}state: reviewed\n/m, "") : at % 7 === 3 ? unit.replace("state: reviewed", "state: final") : unit;
      return unit.replace(/^ {2}en: >-\n(?: {4}.*\n)+/m, "  en: >-\n\n").replace(/^ {2}state: .*\n/m, "");
    }).join("");
  for (const [at, count] of [20, 60, 75, 120, 150, 178].entries()) {
    project.write(FILE, upTo(count));
    process.env.GIT_COMMITTER_DATE = process.env.GIT_AUTHOR_DATE = `2026-0${at + 1}-1${at}T10:00:00Z`;
    project.git("add", "-A");
    // The whole translation was never committed: the first revision takes its place.
    project.git("commit", "-q", ...(at === 0 ? ["--amend"] : []), "-m", `up to ${count}`);
  }
}
