/** A list of which only what is in view stands in the page: rows of any height, ten thousand and more. */

/** So many pixels above and below the window are drawn too. */
const MARGIN = 500;

/**
 * The virtual list.
 *
 * Heights are estimated until a row is drawn, then measured and watched. When a row above the window turns out
 * higher or lower, the scroll position moves with it, so that nothing jumps.
 */
export class List {
  /** @type {{key: string}[]} */
  #items = [];
  #index = new Map();
  #heights = new Map();
  #offsets = new Float64Array(1);
  #clean = 0;
  #drawn = new Map();
  #pinned = null;
  #observer;
  #width = 0;

  /**
   * @param {HTMLElement} frame what scrolls
   * @param {HTMLElement} sheet what holds the rows
   * @param {{draw: (item: any) => HTMLElement, refresh: (element: HTMLElement, item: any) => void, guess: (item: any, width: number) => number}} how
   */
  constructor(frame, sheet, how) {
    this.frame = frame;
    this.sheet = sheet;
    this.how = how;
    this.#observer = new ResizeObserver((entries) => this.#measure(entries));
    frame.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.#resize()).observe(frame);
  }

  /** Shows `items`; what stands at the top of the window stays there if it is still among them. */
  show(items) {
    const anchor = this.#anchor();
    this.#items = items;
    this.#index = new Map(items.map((item, index) => [item.key, index]));
    this.#clean = 0;
    this.#layOut();
    for (const [key, element] of this.#drawn) {
      if (!this.#index.has(key)) this.#remove(key, element);
      else element.setAttribute("aria-posinset", this.#index.get(key) + 1);
    }
    if (anchor && this.#index.has(anchor.key)) this.frame.scrollTop = this.#offset(this.#index.get(anchor.key)) - anchor.above;
    this.draw();
  }

  /** The items that are shown. */
  get items() {
    return this.#items;
  }

  /** Where the item called `key` stands among them; -1 where it does not. */
  position(key) {
    return this.#index.get(key) ?? -1;
  }

  /** The element of an item that is drawn. */
  element(key) {
    return this.#drawn.get(key);
  }

  /** Keeps the item called `key` in the page wherever the window is: it has the focus. */
  pin(key) {
    this.#pinned = key;
    this.draw();
    return this.#drawn.get(key);
  }

  /** Brings an item up to date, if it is drawn. Its element stays, and the focus in it. */
  redraw(key) {
    const element = this.#drawn.get(key);
    if (element) this.how.refresh(element, this.#items[this.#index.get(key)]);
  }

  /** Draws everything in view again. */
  redrawAll() {
    for (const key of [...this.#drawn.keys()]) this.redraw(key);
    this.draw();
  }

  /** Scrolls so that the item called `key` is in view, a third from the top where it was not. */
  reveal(key) {
    const index = this.#index.get(key);
    if (index === undefined) return;
    // What is drawn is measured, and measuring moves it; after the second time it stands.
    for (let time = 0; time < 3; time++) {
      const [top, height, room] = [this.#offset(index), this.#height(index), this.frame.clientHeight];
      const at = this.frame.scrollTop;
      const [space, below] = [Math.min(90, room / 5), Math.min(90, room / 5)];
      if (top < at + space || height > room - space) this.frame.scrollTop = top - space;
      else if (top + height > at + room - below) this.frame.scrollTop = Math.min(top - space, top + height + below - room);
      if (Math.abs(this.frame.scrollTop - at) > room) this.frame.scrollTop = top - room / 3;
      if (this.frame.scrollTop === at && time > 0) return;
      this.draw();
      this.#measure([...this.#drawn.values()].map((target) => ({ target })));
    }
  }

  /** The item at the top of the window. */
  top() {
    return this.#items[this.#at(this.frame.scrollTop + 1)];
  }

  /** Draws what is in view and takes away what is not. */
  draw() {
    const from = this.#at(this.frame.scrollTop - MARGIN);
    const to = this.#at(this.frame.scrollTop + this.frame.clientHeight + MARGIN);
    const wanted = new Set();
    for (let index = from; index <= to && index < this.#items.length; index++) wanted.add(this.#items[index].key);
    if (this.#pinned !== null && this.#index.has(this.#pinned)) wanted.add(this.#pinned);
    for (const [key, element] of this.#drawn) if (!wanted.has(key)) this.#remove(key, element);
    for (const key of wanted) if (!this.#drawn.has(key)) this.#insert(key);
  }

  #insert(key) {
    const index = this.#index.get(key);
    const element = this.#make(index);
    this.#drawn.set(key, element);
    // In reading order, for the keyboard and for screen readers.
    let after = null;
    for (let next = index + 1; next < this.#items.length && !after; next++) {
      after = this.#drawn.get(this.#items[next].key);
      if (next > index + 60) break;
    }
    this.sheet.insertBefore(element, after ?? (index + 60 < this.#items.length ? this.#behind(index) : null));
    this.#place(key, element);
    this.#observer.observe(element);
  }

  /** The first drawn element behind `index`, however far. */
  #behind(index) {
    let [best, found] = [Infinity, null];
    for (const [key, element] of this.#drawn) {
      const at = this.#index.get(key);
      if (at > index && at < best && element.parentNode) [best, found] = [at, element];
    }
    return found;
  }

  #make(index) {
    const element = this.how.draw(this.#items[index]);
    element.dataset.key = this.#items[index].key;
    element.setAttribute("role", "listitem");
    element.setAttribute("aria-posinset", index + 1);
    element.setAttribute("aria-setsize", this.#items.length);
    return element;
  }

  #remove(key, element) {
    this.#observer.unobserve(element);
    this.#drawn.delete(key);
    element.remove();
  }

  #place(key, element) {
    element.style.transform = `translateY(${this.#offset(this.#index.get(key))}px)`;
  }

  /** Rows have their real heights now. */
  #measure(entries) {
    const top = this.frame.scrollTop;
    let [moved, first] = [0, Infinity];
    for (const { target } of entries) {
      const key = target.dataset.key;
      const index = this.#index.get(key);
      if (index === undefined || this.#drawn.get(key) !== target) continue;
      const height = target.offsetHeight;
      const before = this.#height(index);
      if (height === 0 || Math.abs(height - before) < 0.5) continue;
      if (this.#offset(index) + Math.min(before, height) <= top + 1) moved += height - before;
      this.#heights.set(key, height);
      first = Math.min(first, index);
    }
    if (first === Infinity) return;
    this.#clean = Math.min(this.#clean, first);
    this.#layOut();
    for (const [key, element] of this.#drawn) this.#place(key, element);
    if (moved !== 0) this.frame.scrollTop = top + moved;
    this.draw();
  }

  /** Another width: what was measured holds no longer. */
  #resize() {
    if (this.frame.clientWidth !== this.#width && this.frame.clientWidth > 0) {
      this.#width = this.frame.clientWidth;
      const anchor = this.#anchor();
      this.#heights.clear();
      for (const [key, element] of this.#drawn) if (element.offsetHeight > 0) this.#heights.set(key, element.offsetHeight);
      this.#clean = 0;
      this.#layOut();
      for (const [key, element] of this.#drawn) this.#place(key, element);
      if (anchor) this.frame.scrollTop = this.#offset(this.#index.get(anchor.key)) - anchor.above;
    }
    this.draw();
  }

  #anchor() {
    const item = this.top();
    if (!item || this.frame.scrollTop === 0) return null;
    return { key: item.key, above: this.#offset(this.#index.get(item.key)) - this.frame.scrollTop };
  }

  #height(index) {
    const item = this.#items[index];
    return this.#heights.get(item.key) ?? this.how.guess(item, this.#width || this.frame.clientWidth);
  }

  #offset(index) {
    return this.#offsets[index];
  }

  /** Sums heights from the first one that changed. */
  #layOut() {
    const count = this.#items.length;
    if (this.#offsets.length !== count + 1) {
      this.#offsets = new Float64Array(count + 1);
      this.#clean = 0;
    }
    for (let index = this.#clean; index < count; index++) this.#offsets[index + 1] = this.#offsets[index] + this.#height(index);
    this.#clean = count;
    this.sheet.style.height = `${this.#offsets[count]}px`;
  }

  /** The item at so many pixels. */
  #at(pixels) {
    let [low, high] = [0, Math.max(0, this.#items.length - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#offsets[middle] <= pixels) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
