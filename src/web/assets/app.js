/** The page: opens the project, puts the parts together. */

import { ask, listen, Refused } from "./api.js";
import { COMMANDS } from "./commands.js";
import { Desk } from "./desk.js";
import { goTo, split } from "./dialogs.js";
import { byId, h, later, put, s } from "./dom.js";
import * as drafts from "./drafts.js";
import { project as asked } from "./early.js";
import { hearKeys, showKeys } from "./keys.js";
import { Links } from "./links.js";
import { notice } from "./notices.js";
import { Overview } from "./overview.js";
import { Panel } from "./panel.js";
import * as prefs from "./prefs.js";
import { Search } from "./search.js";
import { t, useLang } from "./words.js";

const VIEWS = ["text", "overview", "links"];

/** A sign drawn as a path in a square of 17. */
const icon = (d) => s("svg.icon", { viewBox: "0 0 17 17", "aria-hidden": "true" }, s("path", { d }));
const UNDO = "M6 3 2.5 6.5 6 10M2.5 6.5H10a4 4 0 0 1 0 8H7";

/** Starts the page; without the token there is only a sentence to show. */
async function start() {
  prefs.useTheme();
  let project;
  try {
    project = await asked;
  } catch (error) {
    useLang(prefs.lang() ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
    notice("line", t(error instanceof Refused && error.status === 403 ? "no token" : "line lost"));
    if (!(error instanceof Refused) || error.status !== 403) setTimeout(() => location.reload(), 2000);
    return;
  }
  useLang(prefs.lang() ?? project.uiLang);
  drafts.useProject(project.key);
  byId("skip").textContent = t("to list");
  const page = new Page(project);
  await page.open(location.hash.slice(1).split("/")[0]);
}

class Page {
  view = "text";

  constructor(project) {
    this.project = project;
    this.desk = new Desk();
    this.desk.langs = project.languages;
    this.search = new Search(this.desk);
    this.panel = new Panel(this.desk);
    this.overview = new Overview(this.desk, project, (values) => this.#filter(values), (id) => this.#toUnit(id));
    this.links = new Links(this.desk, (id) => this.#toUnit(id));
    this.#head();
    byId("list-view").prepend(this.search.element);
    byId("list-view").append(this.#bar());
    hearKeys(this.desk, this.#faces(), this.panel);
    this.#listen();
  }

  #faces() {
    const inList = (run) => () => {
      this.show("text");
      run();
    };
    return {
      isList: () => this.view === "text",
      help: showKeys,
      goTo: inList(() => goTo(this.desk)),
      split: () => split(this.desk),
      note: () => this.panel.note(),
      search: inList(() => this.search.open(false)),
      replace: inList(() => this.search.open(true)),
      concordance: () => this.panel.lookUp(),
    };
  }

  #head() {
    const { documents, title } = this.project;
    const name = (one) => one.title?.en ?? one.title?.zh ?? one.name;
    this.choice = h("select", { "aria-label": t("document"), onchange: () => this.open(this.choice.value) }, documents.map((one) => h("option", { value: one.name }, name(one))));
    this.state = h("span.saving", { role: "status" });
    this.tabs = VIEWS.map((view) => h("button", { type: "button", "aria-pressed": String(view === "text"), onclick: () => this.show(view) }, t(view)));
    const only = documents.length === 1 ? h("h1", { title: documents[0].path }, title.zh || title.en ? [h("span", { lang: "zh" }, title.zh ?? ""), h("span", { lang: "en" }, title.en ?? "")] : documents[0].name) : [h("h1.unseen", null, "duizhao"), this.choice];
    const button = (words, run, sign) => h("button.plain", { type: "button", title: words, "aria-label": words, onclick: run }, sign);
    put(
      byId("head"), h("span.mark", { "aria-hidden": "true" }, "对照"), only, h("nav", { "aria-label": t("text") }, this.tabs), this.state,
      button(`${t("search")} (Alt /)`, () => this.#faces().search(), icon("M11.5 11.5 15 15M7.5 12.5a5 5 0 1 0 0-10 5 5 0 0 0 0 10Z")),
      button(t("undo"), () => this.desk.undo.back(), icon(UNDO)),
      button(`${t("help")} (?)`, showKeys, "?"),
      button(t("settings"), () => prefs.ask(), icon("M8.5 15a6.5 6.5 0 1 0 0-13v13Z M8.5 2a6.5 6.5 0 0 0 0 13")),
    );
  }

  /** Buttons for fingers. */
  #bar() {
    const { desk } = this;
    const run = (code, back = false) => () => COMMANDS.find((one) => one.code === code).run(desk, back, this.#faces());
    const button = (words, sign, work) => h("button", { type: "button", "aria-label": t(words), title: t(words), onmousedown: (event) => event.preventDefault(), onclick: work }, sign);
    return h(
      "div.bar", { role: "toolbar", "aria-label": t("unit") },
      button("previous", "↑", run("ArrowUp")), button("next", "↓", run("ArrowDown")), button("next open", "⇣", run("KeyN")),
      button("raise", "◕", run("KeyR")), button("k accept", "✓", run("KeyA")), button("undo", icon(UNDO), run("KeyZ")),
      button("panel", "≡", () => byId("panel").classList.toggle("open")),
    );
  }

  #listen() {
    const { desk } = this;
    const { model, saving } = desk;
    saving.addEventListener("state", ({ detail }) => this.#saving(detail));
    model.addEventListener("trouble", () => notice("file", model.trouble === null ? "" : t("file trouble"), { excerpt: model.trouble }));
    listen((news) => this.#hear(news), (there, status) => this.#line(there, status));
    const remember = later(() => history.replaceState(null, "", `#${model.name}/${desk.active}`), 400);
    desk.addEventListener("active", remember);
  }

  async #hear(news) {
    const { desk, project } = this;
    if (news.kind === "open" || news.kind === "lost") {
      // What happened while nobody listened is read now.
      if (desk.model.name && (news.kind === "lost" || this.wasLost)) await desk.model.open(desk.model.name).catch(() => {});
      this.wasLost = false;
      desk.saving.flush();
    } else if (news.kind === "project") {
      Object.assign(project, await ask("project").catch(() => project));
      notice("settings", "");
      if (desk.model.name) await desk.model.open(desk.model.name).catch(() => {});
    } else if (news.kind === "trouble") {
      notice("settings", news.text ? t("file trouble") : "", { excerpt: news.text });
    } else {
      await desk.model.hear(news);
    }
  }

  #line(there, status) {
    if (!there) this.wasLost = true;
    notice("line", there || status === 200 ? "" : status === 403 ? t("old token") : t("line lost"));
  }

  #saving({ state, waiting, why }) {
    this.state.className = `saving w-${state}`;
    put(this.state, t(state, { n: waiting, why: why ?? "" }));
  }

  /** Opens the document called `name`, or the first. */
  async open(name) {
    const { documents } = this.project;
    const one = documents.find((known) => known.name === name) ?? documents[0];
    if (!one) return notice("file", t("no documents"));
    this.choice.value = one.name;
    const unit = location.hash.slice(1).split("/")[1];
    const { desk } = this;
    await desk.open(one.name);
    this.#saving({ state: desk.saving.waiting > 0 ? "typing" : "saved", waiting: desk.saving.waiting });
    this.wasLost = false;
    if (unit && desk.model.row(unit)) desk.activate(unit);
    document.title = `${one.title?.en ?? this.project.title.en ?? this.project.title.zh ?? one.name} – duizhao`;
    document.documentElement.dataset.ready = "yes";
    // For whoever measures: behind the next frame the first rows are on the screen.
    requestAnimationFrame(() => setTimeout(() => performance.getEntriesByName("rows").length === 0 && performance.mark("rows")));
    return undefined;
  }

  /** Shows one of the three views. */
  show(view) {
    if (view === this.view) return;
    this.desk.stopWriting(false);
    this.view = view;
    for (const [at, name] of VIEWS.entries()) {
      this.tabs[at].setAttribute("aria-pressed", String(name === view));
      byId(name === "text" ? "list-view" : `${name}-view`).hidden = name !== view;
    }
    if (view === "text") this.desk.list.draw();
    if (view === "overview") this.overview.show(byId("overview-view"));
    if (view === "links") this.links.show(byId("links-view"));
    else this.links.hide();
  }

  #toUnit(id) {
    this.show("text");
    this.desk.activate(id);
  }

  #filter(values) {
    this.show("text");
    this.search.set(values);
  }
}

start();
