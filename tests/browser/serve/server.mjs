// A server on a project of its own, in a temporary folder.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const PROGRAM = resolve(process.env.DUIZHAO ?? join(ROOT, "target/release/duizhao"));

/** A project on disk, with its history, and the server on it. */
export class Project {
  /** @param {(folder: string) => void} fill puts the files into the folder */
  constructor(fill) {
    this.folder = mkdtempSync(join(tmpdir(), "duizhao-"));
    fill(this.folder);
    this.git("init", "-q");
    this.commit("as it was");
  }

  /** A copy of the shipped project. */
  static shipped() {
    return new Project((folder) => {
      for (const name of ["seeds", "translations"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    });
  }

  /** What `duizhao init` makes. */
  static sample() {
    return new Project((folder) => execFileSync(PROGRAM, ["-q", "init"], { cwd: folder }));
  }

  git(...args) {
    const own = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    return execFileSync("git", [...own, ...args], { cwd: this.folder, encoding: "utf8" });
  }

  commit(message) {
    this.git("add", "-A");
    this.git("commit", "-qm", message, "--allow-empty");
  }

  read(name) {
    return readFileSync(join(this.folder, name), "utf8");
  }

  write(name, text) {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  /** The lines that differ from the last commit, without their places. */
  changed() {
    return this.git("diff", "-U0").split("\n").filter((line) => /^[-+](?![-+])/.test(line));
  }

  /** Starts the server; gives its address. */
  async start(...args) {
    const settings = { ...process.env, XDG_CONFIG_HOME: join(this.folder, ".git/settings") };
    this.server = spawn(PROGRAM, ["-q", "serve", ...args], { cwd: this.folder, env: settings, stdio: ["ignore", "pipe", "inherit"] });
    this.url = await new Promise((done, fail) => {
      this.server.stdout.once("data", (bytes) => done(String(bytes).trim()));
      this.server.once("exit", (code) => fail(new Error(`the server ended with ${code}`)));
    });
    return this.url;
  }

  /** Ends the server at once, as a crash does. */
  async kill() {
    const gone = new Promise((done) => this.server.once("exit", done));
    this.server.kill("SIGKILL");
    await gone;
  }

  async end() {
    if (this.server && this.server.exitCode === null && this.server.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const SENTENCES = [
  ["图书馆今年搬进了新馆。", "The library moved into its new building this year."],
  ["读者可以借阅三十五万册图书。", "Readers can borrow 350,000 books."],
  ["开放时间从上午九点到晚上八点，周末照常开放，节假日另行通知。", "It is open from nine in the morning until eight in the evening, weekends included; holidays are announced."],
  ["我们在北京和上海办了两次展览。", "We held two exhibitions, in Beijing and in Shanghai."],
];

/** A project of `count` units, four in five with English. */
export function large(count) {
  return new Project((folder) => {
    const units = [];
    const zh = [];
    for (let number = 0; number < count; number++) {
      const [source, target] = SENTENCES[number % SENTENCES.length];
      const text = `第${number + 1}条：${source}`;
      const id = `u${[...String(number + 1).padStart(5, "0")].map((digit) => "bcdfghjkmn"[digit]).join("")}`;
      const head = number % 12 === 0 ? `  speaker: ${number % 24 === 0 ? "reader" : "director"}\n  role: ${number % 24 === 0 ? "question" : "answer"}\n` : "";
      const en = number % 5 === 4 ? "" : `Item ${number + 1}: ${target}`;
      units.push(`- id: ${id}\n${head}  zh: ${text}\n  en: >-\n    ${en}\n`);
      zh.push(`${number % 12 === 0 ? (number % 24 === 0 ? "读者：" : "馆长：") : ""}${text}`);
    }
    mkdirSync(join(folder, "translations"));
    writeFileSync(join(folder, "translations/talks.txt"), `${zh.join("\n")}\n`);
    writeFileSync(join(folder, "translations/talks.yaml"), `format: 1\nsource: {path: talks.txt}\nunits:\n${units.join("\n")}`);
    const speakers = "  reader: {zh: 读者, en: Reader}\n  director: {zh: 馆长, en: Director}\n";
    writeFileSync(join(folder, "translations/duizhao.yaml"), `format: 1\ndocuments:\n- {path: talks.yaml}\nspeakers:\n${speakers}`);
  });
}
