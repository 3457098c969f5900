//! Headers that keep a browser safe.

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

/// Scripts and styles are our own files, nothing runs inline, nothing is loaded from elsewhere, nobody frames us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// A picture as a file holds its own style, known by its hash, and nothing else that a browser would act on.
pub fn picture_policy() -> String {
    let hash = Base64::encode_string(&Sha256::digest(chancery_pictures::STYLE.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

const ALL: [(&str, &str); 8] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
];

/// Sets them; one that a page has set itself stays.
pub fn set(headers: &mut HeaderMap, encrypted: bool) {
    if encrypted {
        let value = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(HeaderName::from_static("strict-transport-security"), value);
    }
    for (name, value) in ALL {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
}
