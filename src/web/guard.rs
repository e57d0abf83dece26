//! The guard: turns away every request that does not come from the page itself.
//!
//! Other sites can make a browser send requests to loopback, and a name they own can point there (DNS rebinding). So the
//! host must be ours, the origin must be ours where one is named, and everything but the page's own files asks for the token.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::answer;
use super::token::same;

/// The header that carries the token. A page of another origin cannot send it without being asked about first.
pub(super) const TOKEN: &str = "x-duizhao-token";

/// Nothing from anywhere else, no inline script or style, and no text becomes markup.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// What the guard lets through.
#[derive(Debug)]
pub(super) struct Guard {
    hosts: [String; 2],
    origins: [String; 2],
    token: String,
}

impl Guard {
    /// For a page at `port` of loopback.
    pub(super) fn new(port: u16, token: &str) -> Self {
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        let origins = hosts.clone().map(|host| format!("http://{host}"));
        Self { hosts, origins, token: token.to_owned() }
    }

    /// Why a request is turned away.
    fn refusal(&self, request: &Request) -> Option<(StatusCode, &'static str)> {
        let headers = request.headers();
        let word = |name: HeaderName| word(headers, name);
        let is = |list: &[String], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
        let mut hosts = headers.get_all(header::HOST).iter();
        let one_host = hosts.next().is_some() && hosts.next().is_none();
        let authority = request.uri().authority().is_none_or(|name| is(&self.hosts, name.as_str()));
        if !one_host || !authority || !word(header::HOST).is_some_and(|host| is(&self.hosts, host)) {
            return Some((StatusCode::MISDIRECTED_REQUEST, "this host is not served here"));
        }
        if headers.contains_key(header::ORIGIN)
            && !word(header::ORIGIN).is_some_and(|origin| is(&self.origins, origin))
        {
            return Some((StatusCode::FORBIDDEN, "requests from another origin are refused"));
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
            return Some((StatusCode::METHOD_NOT_ALLOWED, "this method is not used here"));
        }
        if !request.uri().path().starts_with("/api/") {
            return None;
        }
        let site = word(HeaderName::from_static("sec-fetch-site"));
        if site.is_some_and(|site| site != "same-origin") {
            return Some((StatusCode::FORBIDDEN, "requests from another site are refused"));
        }
        let token = word(HeaderName::from_static(TOKEN));
        if !token.is_some_and(|token| same(token, &self.token)) {
            return Some((StatusCode::FORBIDDEN, "the token is missing or old"));
        }
        None
    }
}

fn word(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Turns requests away, and puts the headers on what goes out.
pub(super) async fn watch(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match guard.refusal(&request) {
        Some((status, why)) => answer::refused(status, why).into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
