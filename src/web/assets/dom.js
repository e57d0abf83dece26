/** Making elements, without ever turning text into markup. */

/**
 * Makes an element: `h("p.note", {lang: "en", onclick: run}, "text", child)`.
 * @param {string} name tag and classes
 * @param {Record<string, any> | null} [props] attributes; `on…` are listeners, `false` and `null` leave one out
 * @param {...(Node | string | number | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function h(name, props, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length > 0) element.className = classes.join(" ");
  return fill(element, props, children);
}

/** The same for SVG. */
export function s(name, props, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  if (classes.length > 0) element.setAttribute("class", classes.join(" "));
  return fill(element, props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  add(element, children);
  return element;
}

function add(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) add(element, child);
    else if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
  }
}

/** Puts `children` in the place of what `element` holds. */
export function put(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

/** The element of the page called `id`. */
export const byId = (id) => document.getElementById(id);

/** Says `text` to screen readers. */
export function say(text) {
  const live = byId("live");
  live.textContent = "";
  // A text that is the same as before is not read again unless it goes first.
  requestAnimationFrame(() => (live.textContent = text));
}

/**
 * Runs `work` when `wait` milliseconds have passed without another call.
 * @returns {((...values: any[]) => void) & {now: () => void, drop: () => void}}
 */
export function later(work, wait) {
  let timer = 0;
  let values = [];
  const run = () => {
    timer = 0;
    work(...values);
  };
  const call = (...given) => {
    values = given;
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  call.now = () => {
    if (timer === 0) return;
    clearTimeout(timer);
    run();
  };
  call.drop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return call;
}
