// A translator's work by keyboard, and what stands in the file then.
import { report } from "../common.mjs";
import { open, ready, row, same, saved, within } from "./page.mjs";
import { Project } from "./server.mjs";

const FILE = "translations/sample.yaml";

export async function work(browser) {
  await translate(browser);
  await verbs(browser);
  await inputMethod(browser);
}

/** Three units by keyboard, a reload, three changed scalars. */
async function translate(browser) {
  const project = Project.sample();
  try {
    const page = await open(browser, await project.start());
    const texts = ["Two great things happen at the library this year: \"moving\" and #longer hours.", "- The new building has 3 floors: all are open.", "Thank you; yes, *everyone*."];
    await page.keyboard.press("Alt+n");
    await page.keyboard.press("Enter");
    for (const text of texts) {
      await page.keyboard.type(text);
      await page.keyboard.press("Control+Enter");
    }
    await saved(page);
    await page.reload();
    await ready(page);
    const changed = project.changed();
    same("keyboard", "three units translated are three changed scalars", changed.filter((line) => line.startsWith("+")).map((line) => line.slice(1).trim()), texts);
    report("keyboard", "nothing else in the file changed", changed.filter((line) => line.startsWith("-") && line.slice(1).trim() !== ""));
    report("keyboard", "after a reload the page shows them", await within(async () => (await page.locator("#rows").innerText()).includes(texts[0]), () => texts[0]));
    report("keyboard", "no errors, and no request to anybody else", page.wrong);
    await page.context().close();
  } finally {
    await project.end();
  }
}

/** State, split, merge, link, note and their undoing. */
async function verbs(browser) {
  const project = Project.shipped();
  try {
    const page = await open(browser, await project.start());
    const press = async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const says = (what, words) => within(async () => (words ? project.git("diff").includes(words) : project.git("diff") === ""), () => `${what}: ${words || project.git("diff")}`);
    await press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
    await press("r");
    report("verbs", "R raises the state", await says("state", "+  state: final"));
    await press("z");
    report("verbs", "Z takes it back", await says("undo", ""));
    await press("x");
    await page.locator("dialog .cutter").first().waitFor();
    await press("Control+ArrowLeft", "Enter");
    report("verbs", "X splits", await says("split", "+  was-ids:"));
    await page.locator("dialog").waitFor({ state: "detached" });
    await press("m");
    report("verbs", "M merges again", await within(async () => !project.git("diff").includes("+- id:"), () => project.git("diff")));
    await press("z", "z");
    report("verbs", "both are taken back, byte for byte", await says("undo", ""));
    await press("l");
    report("verbs", "L links with the next", await says("link", "+  covered-by:"));
    await press("z");
    report("verbs", "and that is taken back", await says("undo", ""));
    await press("o");
    await page.keyboard.type("compare the communiqué");
    await page.keyboard.press("Escape");
    report("verbs", "O writes a note", await says("note", "+  note: compare the communiqué"));
    await press("/");
    await page.keyboard.type("epidemic");
    await page.waitForTimeout(400);
    report("verbs", "/ shows what fits", (await page.locator(".row.unit").count()) < 30 ? [] : ["nothing was filtered"]);
    report("verbs", "no errors, and no request to anybody else", page.wrong);
    await page.context().close();
  } finally {
    await project.end();
  }
}

/** Nothing is taken from an input method, and what it composes is saved when it is done. */
async function inputMethod(browser) {
  const project = Project.sample();
  try {
    const page = await open(browser, await project.start());
    await page.keyboard.press("Alt+n");
    await page.keyboard.press("Enter");
    const unit = await page.locator(".row.active").getAttribute("data-key");
    const before = project.read(FILE);
    const client = await page.context().newCDPSession(page);
    await page.keyboard.type("Library ");
    await saved(page);
    const typed = project.read(FILE);
    for (const text of ["t", "tu", "tus", "tush", "tushu"]) await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    for (const key of ["Enter", "Escape", "ArrowDown"]) {
      await page.evaluate((name) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, code: name, isComposing: true, bubbles: true, cancelable: true })), key);
    }
    // Some input methods begin to compose behind the key: it is number 229 then, and not yet composing.
    await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", windowsVirtualKeyCode: 229, key: "Process", code: "Enter" });
    await page.waitForTimeout(1200);
    same("input method", "no key is taken while it composes", await page.locator(".row.active").getAttribute("data-key"), unit);
    same("input method", "the field is still there, with what is composed", await page.locator("textarea").first().inputValue(), "Library tushu");
    report("input method", "what is not yet chosen is not saved", project.read(FILE) === typed && typed !== before ? [] : ["the file changed"]);
    await client.send("Input.insertText", { text: "图书" });
    await saved(page);
    report("input method", "what was chosen is saved", await within(async () => project.read(FILE).includes("Library 图书"), () => project.changed()));
    await page.keyboard.press("Enter");
    report("input method", "Enter goes on again", (await row(page, unit).getAttribute("class")).includes("active") ? ["still there"] : []);
    report("input method", "no errors", page.wrong);
    await page.context().close();
  } finally {
    await project.end();
  }
}
