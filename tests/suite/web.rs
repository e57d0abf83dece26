//! The page's server from outside: raw requests to a real process, on a copy of a project.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::bench::Bench;

const FILE: &str = "translations/wang-yi-2021-03-07.yaml";
const DOCUMENT: &str = "/api/documents/wang-yi-2021-03-07";

/// A server on a project, ended when it is dropped.
struct Server {
    child: Child,
    port: u16,
    token: String,
}

/// What was answered.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Server {
    fn on(bench: &Bench) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_duizhao"))
            .args(["-q", "serve"])
            .current_dir(bench.path("."))
            .env_clear()
            .env("XDG_CONFIG_HOME", bench.path(".settings"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("an address");
        let rest = line.trim().strip_prefix("http://127.0.0.1:").expect("an address of loopback");
        let (port, token) = rest.split_once("/?token=").expect("a token");
        Self { child, port: port.parse().expect("a port"), token: token.to_owned() }
    }

    /// Sends `request` as it is.
    fn raw(&self, request: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("somebody listens");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a patience");
        // One that is turned away may be hung up on before it has said all.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    /// Asks with these headers and no others.
    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        headers.iter().for_each(|(name, value)| request += &format!("{name}: {value}\r\n"));
        request += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.raw(request.as_bytes())
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Asks as the page does.
    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[("Host", &self.host()), ("X-Duizhao-Token", &self.token)], "")
    }

    fn post(&self, path: &str, body: &Value) -> Answer {
        let headers = [
            ("Host", self.host()),
            ("X-Duizhao-Token", self.token.clone()),
            ("Origin", format!("http://{}", self.host())),
            ("Content-Type", "application/json".to_owned()),
        ];
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.ask("POST", path, &headers, &body.to_string())
    }

    fn edit(&self, body: &Value) -> Answer {
        self.post(&format!("{DOCUMENT}/edit"), body)
    }

    /// The row of a unit.
    fn row(&self, id: &str) -> Value {
        let document = self.get(DOCUMENT).json();
        let rows = document["rows"].as_array().expect("rows").clone();
        rows.into_iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no row {id}"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A change of the English of `unit`, which was `seen`.
fn english(unit: &str, texts: &[&str], seen: &[&str]) -> Value {
    json!({"verb": "set", "changes": [{"unit": unit, "field": "en", "texts": texts, "seen": seen}]})
}

#[test]
fn only_the_page_itself_is_answered() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let (host, token) = (server.host(), server.token.as_str());
    let local = format!("localhost:{}", server.port);
    let own = format!("http://{host}");
    let wrong_token = "0".repeat(64);
    for (status, headers) in [
        (200, vec![("Host", host.as_str()), ("X-Duizhao-Token", token)]),
        (200, vec![("Host", &local), ("X-Duizhao-Token", token)]),
        (
            200,
            vec![
                ("Host", &host),
                ("X-Duizhao-Token", token),
                ("Origin", &own),
                ("Sec-Fetch-Site", "same-origin"),
            ],
        ),
        (403, vec![("Host", &host)]),
        (403, vec![("Host", &host), ("X-Duizhao-Token", &wrong_token)]),
        (403, vec![("Host", &host), ("X-Duizhao-Token", &token[..63])]),
        (403, vec![("Host", &host), ("X-Duizhao-Token", token), ("Origin", "http://evil.example")]),
        (403, vec![("Host", &host), ("X-Duizhao-Token", token), ("Origin", "null")]),
        (403, vec![("Host", &host), ("X-Duizhao-Token", token), ("Sec-Fetch-Site", "cross-site")]),
        (403, vec![("Host", &host), ("X-Duizhao-Token", token), ("Sec-Fetch-Site", "same-site")]),
        (421, vec![("Host", "evil.example"), ("X-Duizhao-Token", token)]),
        (421, vec![("Host", "127.0.0.1"), ("X-Duizhao-Token", token)]),
        (421, vec![("Host", &host), ("Host", "evil.example"), ("X-Duizhao-Token", token)]),
        (421, vec![("X-Duizhao-Token", token)]),
    ] {
        let answer = server.ask("GET", "/api/project", &headers, "");
        assert_eq!(answer.status, status, "{headers:?}: {}", answer.body);
        assert!(status == 200 || !answer.body.contains("documents"), "{headers:?} tells something");
    }
    let foreign = server.ask(
        "GET",
        "http://evil.example/api/project",
        &[("Host", &host), ("X-Duizhao-Token", token)],
        "",
    );
    assert_eq!(foreign.status, 421);
    for method in ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
        let answer = server.ask(method, "/api/project", &[("Host", &host), ("X-Duizhao-Token", token)], "");
        assert_eq!(answer.status, 405, "{method}");
    }
    let asked = format!("/api/project?token={token}");
    assert_eq!(server.ask("GET", &asked, &[("Host", &host)], "").status, 403, "an address is no token");
}

#[test]
fn nothing_is_written_without_the_token() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let before = bench.read(FILE);
    let row = server.row("vq4gd6");
    let seen = row["en"][0].as_str().expect("English");
    let body = english("vq4gd6", &["Written by nobody."], &[seen]).to_string();
    let (host, path) = (server.host(), format!("{DOCUMENT}/edit"));
    for (headers, status) in [
        (vec![("Host", host.as_str()), ("Content-Type", "application/json")], 403),
        // What a form of another site can send without being asked about first.
        (vec![("Host", &host), ("Content-Type", "text/plain"), ("Origin", "http://evil.example")], 403),
        (vec![("Host", &host), ("Content-Type", "text/plain"), ("X-Duizhao-Token", &server.token)], 415),
        (
            vec![
                ("Host", "evil.example"),
                ("Content-Type", "application/json"),
                ("X-Duizhao-Token", &server.token),
            ],
            421,
        ),
    ] {
        assert_eq!(server.ask("POST", &path, &headers, &body).status, status, "{headers:?}");
    }
    assert_eq!(bench.read(FILE), before);
    let answer = server.edit(&english("vq4gd6", &["Written by the page."], &[seen]));
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(bench.read(FILE), before.replace(seen, "Written by the page."));
}

#[test]
fn what_goes_out_lets_nothing_else_in() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    for path in ["/", "/app.js", "/style.css", "/nothing", "/api/project"] {
        let head = server.get(path).head;
        for words in [
            "content-security-policy: default-src 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert!(head.contains(words), "{path} has no {words}: {head}");
        }
        assert!(!head.contains("access-control-allow"), "{path}");
    }
    assert!(server.ask("GET", "/", &[("Host", &server.host())], "").body.contains("<!doctype html>"));
    let page = server.get("/").body;
    assert!(!page.contains(&server.token), "the page itself holds no secret");
    assert!(!page.contains("<script>") && !page.contains("style="), "the policy allows nothing inline");
}

#[test]
fn paths_lead_to_no_file() {
    let bench = Bench::shipped();
    bench.file("translations/secret.yaml", "format: 1\nsource: {path: x}\nunits: []\n");
    let server = Server::on(&bench);
    for path in [
        "/../translations/duizhao.yaml",
        "/..%2f..%2fetc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/assets/../app.js/../../Cargo.toml",
        "/translations/duizhao.yaml",
        "//etc/passwd",
        "/style.css%00.js",
        "/api/documents/secret",
        "/api/documents/..%2fsecret",
        "/api/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/api/documents/secret.yaml",
        "/api/documents/",
        "/api/nothing",
    ] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        assert!(!answer.body.contains("format: 1") && !answer.body.contains("root:"), "{path}");
    }
}

#[test]
fn what_is_too_large_or_no_request_is_refused_and_the_server_lives() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let before = bench.read(FILE);
    let huge = english("vq4gd6", &[&"x".repeat(2 << 20)], &[]);
    assert_eq!(server.edit(&huge).status, 413);
    let long = format!("/api/concordance?words={}", "x".repeat(1 << 20));
    assert!(matches!(server.get(&long).status, 0 | 400 | 413 | 414 | 431));
    for body in [
        json!(null),
        json!([]),
        json!({"verb": "format-disk"}),
        json!({"verb": "set"}),
        json!({"verb": "accept", "units": []}),
    ] {
        let status = server.edit(&body).status;
        assert!((400..500).contains(&status), "{body}: {status}");
    }
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let headers = [
        ("Host", server.host()),
        ("X-Duizhao-Token", server.token.clone()),
        ("Content-Type", "application/json".to_owned()),
    ];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(matches!(server.ask("POST", &format!("{DOCUMENT}/edit"), &headers, &deep).status, 400 | 422));
    for bytes in [&b"\0\0\0\0\r\n\r\n"[..], b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"] {
        assert_ne!(server.raw(bytes).status, 200);
    }
    assert_eq!(server.get("/api/project").status, 200);
    assert_eq!(bench.read(FILE), before);
}

#[test]
fn a_unit_that_was_changed_since_is_not_written_over() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let row = server.row("vq4gd6");
    let seen = row["en"][0].as_str().expect("English").to_owned();
    let theirs = bench.read(FILE).replace(&seen, "Typed in an editor.");
    bench.file(FILE, &theirs);
    let answer = server.edit(&english("vq4gd6", &["Typed on the page."], &[&seen]));
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert_eq!(answer.json()["rows"][0]["en"], json!(["Typed in an editor."]));
    assert_eq!(bench.read(FILE), theirs);
    // Asked twice, because the first answer was lost: the same answer.
    for _ in 0..2 {
        let answer = server.edit(&english("vq4gd6", &["Typed on the page."], &["Typed in an editor."]));
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let old = json!({"vq4gd6": row["version"]});
    let answer = server.edit(&json!({"verb": "state", "units": ["vq4gd6"], "state": "final", "seen": old}));
    assert_eq!(answer.status, 409, "a state is given to what was seen alone");
}

#[test]
fn several_units_are_set_all_or_none() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let before = bench.read(FILE);
    let row = server.row("vq4gd6");
    let good = json!({"unit": "vq4gd6", "field": "en", "texts": ["One."], "seen": row["en"]});
    let bad = json!({"unit": "cwp9gw", "field": "en", "texts": ["Two."], "seen": ["something else"]});
    let answer = server.edit(&json!({"verb": "set", "changes": [good, bad]}));
    assert_eq!((answer.status, answer.json()["differ"].clone()), (409, json!(["cwp9gw"])));
    assert_eq!(bench.read(FILE), before);
}

#[test]
fn every_edit_is_taken_back_byte_for_byte_whatever_was_edited_elsewhere() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let before = bench.read(FILE);
    let row = server.row("cwp9gw");
    let zh = row["zh"].as_str().expect("Chinese");
    let at = format!(
        "{}‖{}",
        &zh[..zh.find('，').expect("a comma") + 3],
        &zh[zh.find('，').expect("a comma") + 3..]
    );
    let verbs = [
        english("cwp9gw", &["Two", "segments."], &[row["en"][0].as_str().expect("English")]),
        json!({"verb": "state", "units": ["cwp9gw"], "state": "final"}),
        json!({"verb": "split", "units": ["cwp9gw"], "at": at}),
        json!({"verb": "link", "units": ["cwp9gw", "vq4gd6"], "join": true}),
        json!({"verb": "merge", "units": ["cwp9gw", "vq4gd6"]}),
        json!({"verb": "set", "changes": [{"unit": "cwp9gw", "field": "note", "texts": ["look"], "seen": []}]}),
    ];
    for verb in verbs {
        let answer = server.edit(&verb);
        assert_eq!(answer.status, 200, "{verb}: {}", answer.body);
        let number = answer.json()["undo"].clone();
        assert_ne!(bench.read(FILE), before, "{verb}");
        // Somebody else writes elsewhere meanwhile.
        let other = bench
            .read(FILE)
            .replace("Friends of the press, greetings", "Dear friends of the press, greetings");
        bench.file(FILE, &other);
        let answer = server.edit(&json!({"verb": "undo", "number": number}));
        assert_eq!(answer.status, 200, "{verb}: {}", answer.body);
        let now = bench
            .read(FILE)
            .replace("Dear friends of the press, greetings", "Friends of the press, greetings");
        assert!(now == before, "{verb} is not taken back");
        bench.file(FILE, &before);
    }
    assert_eq!(server.edit(&json!({"verb": "undo", "number": 4_000_000})).status, 422);
}

#[test]
fn what_is_typed_is_judged_and_its_counterparts_are_named() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let document = server.get(DOCUMENT).json();
    let rows = document["rows"].as_array().expect("rows");
    let row = rows
        .iter()
        .find(|row| row["zh"].as_str().is_some_and(|zh| zh.contains("2021年") || zh.contains("3月7日")))
        .expect("a number");
    let typed = json!({"unit": row["id"], "text": "China did it  17 times and 中国."});
    let answer = server.post(&format!("{DOCUMENT}/typed"), &typed).json();
    let rules: Vec<&str> = answer["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["rule"].as_str())
        .collect();
    assert!(rules.contains(&"han-in-target") && rules.contains(&"double-space"), "{answer}");
    let text = row["en"][0].as_str().expect("English");
    let answer = server.post(&format!("{DOCUMENT}/typed"), &json!({"unit": row["id"], "text": text})).json();
    assert!(!answer["counterparts"].as_array().expect("counterparts").is_empty(), "{answer}");
}

#[test]
fn pages_hear_what_changes_on_the_disk() {
    let bench = Bench::shipped();
    let server = Server::on(&bench);
    let row = server.row("vq4gd6");
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("somebody listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a patience");
    let request = format!(
        "GET /api/events HTTP/1.1\r\nHost: {}\r\nX-Duizhao-Token: {}\r\n\r\n",
        server.host(),
        server.token
    );
    stream.write_all(request.as_bytes()).expect("a request");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    assert!(lines.any(|line| line.contains("\"open\"")));
    let text = bench.read(FILE);
    bench.file(FILE, text.replace(row["en"][0].as_str().expect("English"), "Pulled from a colleague."));
    let news = lines.find(|line| line.contains("\"rows\"")).expect("news");
    assert!(news.contains("Pulled from a colleague.") && news.contains("vq4gd6"), "{news}");
    bench.file(FILE, text.replace("units:\n", "units: [\n"));
    let news = lines.find(|line| line.contains("trouble") && line.contains(FILE)).expect("news");
    assert!(news.starts_with("data:"), "{news}");
}

#[test]
fn a_server_that_is_started_again_is_found_at_the_same_address() {
    let bench = Bench::shipped();
    let (port, token) = {
        let server = Server::on(&bench);
        (server.port, server.token.clone())
    };
    let again = Server::on(&bench);
    assert_eq!((again.port, again.token.as_str()), (port, token.as_str()));
    // One that runs beside it takes another.
    let beside = Server::on(&bench);
    assert_ne!(beside.port, port);
    assert_ne!(beside.token, token);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let folder = std::fs::read_dir(bench.path(".settings/duizhao/serve")).expect("a folder");
        for file in folder {
            let mode = file.expect("a file").metadata().expect("its rights").permissions().mode();
            assert_eq!(mode & 0o077, 0, "others may read the token");
        }
    }
}
