/** Talking with the server: JSON with the token, and the stream of news. */

const PLACE = "duizhao-token";

/** The token: from the address that was printed, else the one kept for this address. */
function takeToken() {
  const given = new URLSearchParams(location.search).get("token");
  if (given) {
    localStorage.setItem(PLACE, given);
    history.replaceState(null, "", location.pathname + location.hash);
  }
  return given ?? localStorage.getItem(PLACE) ?? "";
}

let token = takeToken();

// Another tab was opened with a newer one.
addEventListener("storage", (event) => {
  if (event.key === PLACE && event.newValue) token = event.newValue;
});

/** The server did not answer, or answered that it would not. */
export class Refused extends Error {
  /**
   * @param {number} status the HTTP status; 0 when nobody answered
   * @param {any} body what was said
   */
  constructor(status, body) {
    super(body?.error ?? `HTTP ${status}`);
    this.status = status;
    this.body = body ?? {};
  }
}

/**
 * Asks the server.
 * @param {string} path below `/api/`
 * @param {any} [body] sent as JSON, by POST
 * @param {{keepalive?: boolean, signal?: AbortSignal}} [options]
 * @throws {Refused}
 */
export async function ask(path, body, options = {}) {
  const headers = { "x-duizhao-token": token };
  const request = { headers, ...options };
  if (body !== undefined) {
    headers["content-type"] = "application/json";
    Object.assign(request, { method: "POST", body: JSON.stringify(body) });
  }
  let response;
  try {
    response = await fetch(`/api/${path}`, request);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refused(0, { error: String(error.message ?? error) });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

/** The address of something of the document called `name`. */
export const ofDocument = (name, what = "") => `documents/${encodeURIComponent(name)}${what && `/${what}`}`;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** So long a page that nobody looks at keeps its line: a browser gives all pages of an address six lines together. */
const UNSEEN = 60_000;

/** Resolves when the page is looked at. */
async function seen() {
  while (document.hidden) await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
}

/** A signal that comes when the page was not looked at for long. */
function unseen() {
  const stop = new AbortController();
  let timer = 0;
  const turned = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => stop.abort(), UNSEEN);
  };
  document.addEventListener("visibilitychange", turned);
  return { signal: stop.signal, end: () => document.removeEventListener("visibilitychange", turned) };
}

/**
 * Hears the news as long as the page is open, and takes up the line again when it breaks.
 * @param {(news: any) => void} hear
 * @param {(there: boolean, status: number) => void} line told when the line opens or breaks
 */
export async function listen(hear, line) {
  for (let pause = 250; ; pause = Math.min(pause * 1.6, 3000)) {
    let status = 0;
    await seen();
    const { signal, end } = unseen();
    try {
      const response = await fetch("/api/events", { headers: { "x-duizhao-token": token }, signal });
      status = response.status;
      if (response.ok) {
        pause = 250;
        await hearAll(response.body.getReader(), (news) => {
          if (news.kind === "open") line(true, 200);
          hear(news);
        });
      }
    } catch {
      // Nobody is there, or nobody looks: it is asked again below.
      status = signal.aborted ? 200 : 0;
    }
    end();
    // A line that ended in good order was cut all the same: the server is gone.
    line(false, signal.aborted ? 200 : status === 200 ? 0 : status);
    await wait(pause);
  }
}

/** Reads server-sent events: `data:` lines, events end in an empty line. */
async function hearAll(reader, hear) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += decoder.decode(value, { stream: true });
    const events = rest.split("\n\n");
    rest = events.pop();
    for (const event of events) {
      const data = event.split("\n").filter((text) => text.startsWith("data:")).map((text) => text.slice(5).trim());
      if (data.length > 0) hear(JSON.parse(data.join("\n")));
    }
  }
}
