//! Assistants over HTTP: the same guard as for everything else. What they are told is tested with a client of others (`tests/clients`).

use super::{Served, asked, served, served_with, visit};
use axum::body::Body;
use chancery_serve::{Options, Role, Token};
use serde_json::{Value, json};

async fn post(served: &Served, headers: &[(&str, &str)], message: &Value) -> super::Reply {
    let mut request = asked("/mcp").method("POST").header("content-type", "application/json");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    served.send(request.body(Body::from(message.to_string())).expect("a request")).await
}

fn call(tool: &str, arguments: &Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": { "name": tool, "arguments": arguments } })
}

#[tokio::test]
async fn only_with_a_token_where_the_server_is_open() {
    let (secret, line) = Token::issue("bot", Role::Read).expect("a token");
    let served = served_with("mcp-token", &visit(), |options| Options {
        tokens: Token::parse(&line).expect("tokens"),
        ..options
    });
    let message = call("pair", &json!({ "a": "KEN", "b": "THA" }));
    assert_eq!(post(&served, &[], &message).await.status, 401);
    let reply = post(&served, &[("authorization", &format!("Bearer {secret}"))], &message).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.json()["result"]["structuredContent"]["rows"][0]["reports"], 3);
}

#[tokio::test]
async fn pages_elsewhere_cannot_have_a_browser_ask() {
    let served = served("mcp-origin", &visit());
    let message = call("timeline", &json!({}));
    for (headers, status) in [
        ([("origin", "http://evil.example")].as_slice(), 403),
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("origin", "http://127.0.0.1:8042")], 200),
    ] {
        assert_eq!(post(&served, headers, &message).await.status, status, "{headers:?}");
    }
}

#[tokio::test]
async fn what_a_reviewer_rejects_is_counted_not_told() {
    let served = served("mcp-hidden", &visit());
    let mut record = chancery_record::Record::open(&served.folder.join("r.db")).expect("a record");
    let claim = record.claim("c-two").expect("a claim");
    let body = chancery_record::decisions::Body {
        act: chancery_record::decisions::Act::Reject,
        claims: vec![chancery_record::decisions::Anchor::of(&claim)],
        field: None,
        value: None,
        of: None,
        why: String::new(),
    };
    record.decide("anna", 0, body).expect("decided");
    let whole = post(&served, &[], &call("timeline", &json!({}))).await.json()["result"]["structuredContent"].clone();
    assert_eq!(whole["left_out"]["claims_hidden_by_reviewers"], 1);
    assert!(!whole["rows"].to_string().contains("c-two"), "{whole}");
    let why = post(&served, &[], &call("explain", &json!({ "claim": "c-two" }))).await.json();
    assert!(why["result"]["isError"] == true, "{why}");
}
