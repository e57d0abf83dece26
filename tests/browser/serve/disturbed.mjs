// Others at work on the same files, and a server that dies.
import { report } from "../common.mjs";
import { open, ready, row, same, saved, within } from "./page.mjs";
import { Project } from "./server.mjs";

const FILE = "translations/sample.yaml";

export async function disturbed(browser) {
  await outside(browser);
  await twoPages(browser);
  await killed(browser);
  await otherOrigins(browser);
}

/** An editor, or git, writes the file while the page is open. */
async function outside(browser) {
  const project = Project.shipped();
  const file = "translations/wang-yi-2021-03-07.yaml";
  try {
    const page = await open(browser, await project.start());
    const swap = (one, two) => project.write(file, project.read(file).replace(one, two));
    swap("Friends of the press, greetings to you all!", "Good morning, friends of the press!");
    const shows = async (words) => (await page.locator("#rows").innerText()).includes(words);
    report("outside", "a change on the disk is shown at once", await within(() => shows("Good morning, friends"), () => "the new text"));
    await page.locator(".row.unit .en", { hasText: "Good morning" }).click();
    await page.keyboard.type(" MINE");
    swap("Good morning, friends of the press!", "Hello, friends of the press!");
    await page.locator(".conflict").waitFor({ timeout: 3000 });
    const both = await page.locator(".conflict").innerText();
    report("outside", "a conflict shows both texts", ["MINE", "Hello"].filter((word) => !both.includes(word)));
    report("outside", "nothing was written over the other's text", project.read(file).includes("Hello, friends of the press!") ? [] : ["it is gone"]);
    await page.locator("[data-choose=mine]").click();
    report("outside", "and a person chooses", await within(async () => project.read(file).includes("Good morning, friends of the press! MINE"), () => project.changed()));
    const text = project.read(file);
    project.write(file, text.replace("  zh: 各位记者朋友", "  zh: [各位记者朋友"));
    await page.locator(".n-file").waitFor({ timeout: 3000 });
    report("outside", "a file that cannot be read is shown with its line", (await page.locator(".n-file").innerText()).includes(file) ? [] : ["no place is named"]);
    await page.keyboard.press("End");
    await page.locator("textarea").first().click();
    await page.keyboard.type(" Later.");
    await page.waitForTimeout(1000);
    project.write(file, text);
    report("outside", "what was typed meanwhile is saved when it can be", await within(async () => project.read(file).includes("Later."), () => project.changed()));
    project.git("checkout", "-q", ".");
    report("outside", "git brings the old text back", await within(() => shows("Friends of the press, greetings to you all!"), () => "the old text"));
    report("outside", "no errors", page.wrong);
    await page.context().close();
  } finally {
    await project.end();
  }
}

/** Two pages on one unit. */
async function twoPages(browser) {
  const project = Project.sample();
  try {
    const url = await project.start();
    const [one, two] = [await open(browser, url), await open(browser, url)];
    for (const page of [one, two]) {
      await page.keyboard.press("Alt+n");
      await page.keyboard.press("Enter");
    }
    await one.keyboard.type("From the first page.");
    await saved(one);
    report("two pages", "what one types the other sees", await within(async () => (await two.locator("textarea").first().inputValue()) === "From the first page.", () => two.locator("textarea").first().inputValue()));
    await Promise.all([one.keyboard.type(" One."), two.keyboard.type(" Two.")]);
    await one.waitForTimeout(1500);
    const clash = await Promise.all([one, two].map((page) => page.locator(".conflict").count()));
    same("two pages", "of two who type at once one is asked", clash.toSorted(), [0, 1]);
    const asked = clash[0] === 1 ? one : two;
    await asked.locator("[data-choose=both]").click();
    await saved(asked);
    const text = project.read(FILE);
    report("two pages", "with both chosen nothing is lost", ["One.", "Two."].filter((word) => !text.includes(word)));
    report("two pages", "no errors", [...one.wrong, ...two.wrong]);
    await Promise.all([one, two].map((page) => page.context().close()));
  } finally {
    await project.end();
  }
}

/** The server is killed in the middle of a word, and started again. */
async function killed(browser) {
  const project = Project.sample();
  try {
    const url = await project.start();
    const page = await open(browser, url);
    await page.keyboard.press("Alt+n");
    await page.keyboard.press("Enter");
    await page.keyboard.type("This year the libr");
    await project.kill();
    await page.keyboard.type("ary moves");
    await page.locator(".n-line").waitFor({ timeout: 4000 });
    await page.keyboard.press("Enter");
    const next = await page.locator(".row.active").getAttribute("data-key");
    await page.keyboard.type("And this was typed without a server");
    await page.waitForTimeout(900);
    report("killed", "nothing of it is in the file yet", project.read(FILE).includes("library moves") ? ["it is"] : []);
    same("killed", "it comes back at the same address", await project.start(), url);
    report("killed", "all of it is saved by itself", await within(async () => ["This year the library moves", "And this was typed without a server"].every((words) => project.read(FILE).includes(words)), () => project.changed()));
    await saved(page);
    await project.kill();
    await row(page, next).locator("textarea").focus();
    await page.keyboard.type(", and then the lid was closed");
    await page.waitForTimeout(300);
    const { context } = { context: page.context() };
    await page.close();
    await project.start();
    const again = await open(browser, url, { context });
    report("killed", "what a closed page had typed is taken up by the next", await within(async () => project.read(FILE).includes("and then the lid was closed"), () => project.changed()));
    await ready(again);
    report("killed", "no errors", [...page.wrong, ...again.wrong]);
    await context.close();
  } finally {
    await project.end();
  }
}

/** A page of another origin gets nothing. */
async function otherOrigins(browser) {
  const [project, other] = [Project.sample(), Project.sample()];
  try {
    const url = new URL(await project.start());
    const page = await open(browser, await other.start());
    const token = url.searchParams.get("token");
    const tried = await page.evaluate(async ([origin, token]) => {
      const ask = (path, options) => fetch(origin + path, options).then((answer) => answer.status, () => "refused");
      return [await ask("/api/project", { headers: { "x-duizhao-token": token } }), await ask("/api/project", { mode: "no-cors" }), await ask("/", {})];
    }, [url.origin, token]);
    same("another origin", "its requests are refused, by its own policy already", tried, ["refused", "refused", "refused"]);
    await page.context().close();
  } finally {
    await project.end();
    await other.end();
  }
}
