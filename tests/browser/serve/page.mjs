// A page of the workbench, opened.
import { report } from "../common.mjs";

/** Opens the page at `url`; errors and foreign requests are kept in `page.wrong`. */
export async function open(browser, url, options = {}) {
  const context = options.context ?? (await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options }));
  const page = await context.newPage();
  page.wrong = [];
  const origin = new URL(url).origin;
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/Failed to load resource|net::ERR/.test(message.text()) && page.wrong.push(message.text()));
  page.on("request", (request) => !request.url().startsWith(origin) && !request.url().startsWith("data:") && page.wrong.push(`asked for ${request.url()}`));
  if (options.before) await options.before(page);
  await page.goto(url);
  await ready(page);
  return page;
}

/** Waits until the document is shown. */
export const ready = (page) => page.waitForFunction(() => document.documentElement.dataset.ready === "yes" && document.querySelector(".row.unit"));

/** Waits until all that was typed is in the file. */
export const saved = (page) => page.locator(".saving.w-saved").waitFor();

/** The row of a unit. */
export const row = (page, id) => page.locator(`.row.unit[data-key="${id}"]`);

/** Waits until `holds` is true, three seconds at most; gives what is wrong otherwise. */
export async function within(holds, what) {
  for (let time = 0; time < 60; time++) {
    if (await holds()) return [];
    await new Promise((done) => setTimeout(done, 50));
  }
  return [await what()].flat().map((one) => `not within three seconds: ${one}`);
}

/** Compares two lists. */
export function same(where, what, found, expected) {
  const [one, two] = [JSON.stringify(found), JSON.stringify(expected)];
  report(where, what, one === two ? [] : [`found    ${one}`, `expected ${two}`]);
}
