/** The links between the two texts: which Chinese shares which English, how sure `align` was, and mending it. */

import { h, put, s, say } from "./dom.js";
import { List } from "./list.js";
import { isAsking, isField } from "./commands.js";
import { t } from "./words.js";

/** A link is sure from here on, as in the checks. */
const SURE = 0.75;

/** The view of links. */
export class Links {
  #shown = false;
  #list = null;
  #at = "";
  #doubtful = false;
  #dragged = null;

  /**
   * @param {import("./desk.js").Desk} desk
   * @param {(id: string) => void} toUnit
   */
  constructor(desk, toUnit) {
    Object.assign(this, { desk, toUnit });
    for (const name of ["reset", "rows"]) desk.model.addEventListener(name, () => this.#shown && this.#draw());
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  hide() {
    this.#shown = false;
  }

  show(element) {
    this.#shown = true;
    if (!this.#list) {
      const only = h("input", { type: "checkbox", onchange: ({ target }) => {
        this.#doubtful = target.checked;
        this.#draw();
      } });
      const frame = h("div.frame", { tabindex: -1 });
      const sheet = h("div.sheet", { role: "list" });
      this.none = h("p.quiet.none");
      frame.append(sheet);
      put(element, h("header", null, h("p", null, t("links how")), h("label", null, only, t("doubtful only"))), this.none, frame);
      this.#list = new List(frame, sheet, { draw: (item) => this.#bead(item), refresh: (at, item) => this.#refresh(at, item), guess: (item) => this.#guess(item) });
    }
    this.#at = this.desk.model.carrier(this.desk.active) || this.#at;
    this.#draw();
    const isThere = this.#at && this.#list.position(this.#at) >= 0;
    if (isThere) this.#go(this.#at);
    else element.focus({ preventScroll: true });
  }

  #draw() {
    const { model } = this.desk;
    const is = (row) => !row.coveredBy && row.counted !== false && (!this.#doubtful || (row.link ?? 1) < SURE);
    const items = model.reading.map((id) => model.row(id)).filter(is).map((row) => ({ key: row.id }));
    this.#list.show(items);
    this.#list.redrawAll();
    put(this.none, items.length === 0 ? t("none shown") : "");
    this.none.hidden = items.length > 0;
  }

  #guess({ key }) {
    const { model } = this.desk;
    const zh = model.members(key).reduce((sum, id) => sum + 34 + 28 * Math.floor((model.row(id)?.zh.length ?? 0) / 28), 0);
    return Math.max(zh, 40 * Math.max(1, model.row(key)?.en.length ?? 1)) + 30;
  }

  #bead(item) {
    const drop = {
      ondragover: (event) => this.#dragged && event.preventDefault(),
      ondrop: (event) => this.#drop(event, item.key),
      onclick: () => this.#go(item.key),
      onfocus: () => this.#mark(item.key),
    };
    const element = h("div.row.bead", { tabindex: -1, ...drop });
    this.#refresh(element, item);
    return element;
  }

  #refresh(element, { key }) {
    const { model, langs } = this.desk;
    const row = model.row(key);
    if (!row) return;
    const members = model.members(key);
    element.classList.toggle("active", key === this.#at);
    element.tabIndex = key === this.#at ? 0 : -1;
    const piece = (kind, text, lang, data, drag) => h(`div.piece.${kind}`, { lang, draggable: "true", ondragstart: (event) => this.#drag(event, data), ondragend: () => (this.#dragged = null), title: drag }, text);
    const chinese = members.map((id) => piece("zh", model.row(id).zh, langs.source, { kind: "zh", id, from: key }, id));
    const english = row.en.map((text, at) => piece("en", text, langs.target, { kind: "en", at, from: key }, null));
    const percent = Math.round((row.link ?? 1) * 100);
    const sure = row.link === undefined ? null : h(`p.sure${row.link < SURE ? ".doubtful" : ""}`, null, s("svg", { width: 60, height: 6, "aria-hidden": "true" }, s("rect.all", { width: 60, height: 6 }), s("rect.part", { width: 60 * row.link, height: 6 })), t("sure", { n: percent }));
    put(
      element,
      h("div.side", null, chinese),
      h("div.join", null, h("span", { title: `${members.length} : ${row.en.length}` }, `${members.length} : ${row.en.length}`), sure),
      h("div.side", null, english.length > 0 ? english : h("span.empty", null, t("initial"))),
      key === this.#at && h("div.acts", null, this.#acts(row).map(({ words, run, sign }) => h("button", { type: "button", title: t(words), "aria-label": t(words), onclick: (event) => {
        event.stopPropagation();
        run();
      } }, sign, h("span", null, t(words))))),
    );
  }

  /** What can be done with a link. */
  #acts(row) {
    const members = this.desk.model.members(row.id);
    return [
      { key: "+", sign: "+", words: "extend", run: () => this.#extend(row) },
      { key: "-", sign: "−", words: "shrink", run: () => this.#shrink(row), is: members.length > 1 },
      { key: ">", sign: "›", words: "segment on", run: () => this.#segment(row, 1), is: row.en.length > 0 },
      { key: "<", sign: "‹", words: "segment back", run: () => this.#segment(row, -1), is: row.en.length > 0 },
      { key: "c", sign: "✓", words: "confirm", run: () => this.#confirm(row), is: row.link !== undefined },
    ].filter(({ is }) => is !== false);
  }

  #mark(key) {
    if (this.#at === key) return;
    const before = this.#at;
    this.#at = key;
    this.#list.redraw(before);
    this.#list.redraw(key);
  }

  #go(key) {
    this.#mark(key);
    const element = this.#list.pin(key);
    this.#list.reveal(key);
    element?.focus({ preventScroll: true });
  }

  #key(event) {
    if (!this.#shown || event.isComposing || event.altKey || event.ctrlKey || event.metaKey || isField(event.target) || isAsking()) return;
    const items = this.#list.items;
    const at = this.#list.position(this.#at);
    const step = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }[event.key];
    const row = this.desk.model.row(this.#at);
    const act = row && this.#acts(row).find(({ key }) => key === event.key.toLowerCase() || (key === "+" && event.key === "=") || (key === ">" && event.key === ".") || (key === "<" && event.key === ","));
    if (step && items.length > 0) this.#go(items[Math.min(Math.max(at + step, 0), items.length - 1)].key);
    else if (event.key === "Enter" && row && !event.target.closest("button")) this.toUnit(row.id);
    else if (event.key === "z") this.desk.undo.back();
    else if (act) act.run();
    else return;
    event.preventDefault();
  }

  async #extend(row) {
    const { model } = this.desk;
    const last = model.members(row.id).at(-1);
    const next = model.rows[model.index(last) + 1]?.id;
    if (next) await this.#edit({ verb: "link", units: [row.id, next], join: true }, [row.id, next], "linked");
  }

  async #shrink(row) {
    const last = this.desk.model.members(row.id).filter((id) => id !== row.id).at(-1);
    if (last) await this.#edit({ verb: "unlink", units: [last] }, [last], "unlinked");
  }

  async #confirm(row) {
    await this.#edit({ verb: "confirm", units: [row.id] }, [row.id], "confirmed");
  }

  /** Moves the outer segment to the neighbour. */
  async #segment(row, by) {
    const other = this.#list.items[this.#list.position(row.id) + by]?.key;
    if (other) await this.#shift(row.id, by > 0 ? row.en.length - 1 : 0, other);
  }

  /** Moves segment `at` of one link to another, both at once. */
  async #shift(from, at, to) {
    const { model } = this.desk;
    const [one, two] = [model.row(from), model.row(to)];
    const rest = one.en.filter((_, number) => number !== at);
    const more = model.index(from) < model.index(to) ? [one.en[at], ...two.en] : [...two.en, one.en[at]];
    const changes = [{ unit: from, field: "en", texts: rest, seen: one.en }, { unit: to, field: "en", texts: more, seen: two.en }];
    await this.#edit({ verb: "set", changes }, [from, to], "linked");
  }

  async #edit(body, units, done) {
    const at = this.#at;
    await this.desk.edit(() => ({ body, units }), t(done));
    this.#go(this.desk.model.carrier(at));
  }

  #drag(event, data) {
    this.#dragged = data;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", event.target.textContent);
  }

  async #drop(event, to) {
    event.preventDefault();
    const data = this.#dragged;
    this.#dragged = null;
    if (!data || data.from === to) return;
    if (data.kind === "en") await this.#shift(data.from, data.at, to);
    else await this.#edit({ verb: "link", units: [to, data.id], join: true }, [to, data.id], "linked");
    say(t("linked"));
  }
}
