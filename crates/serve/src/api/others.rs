//! What is no page: decisions, signing in, messages of assistants, health, our own files.

use serde_json::{Map, Value, json};

/// Path, method, operation.
pub fn all() -> Vec<(String, &'static str, Value)> {
    let mut out = vec![
        ("/review", "post", form("review_decide", "A decision on a claim, or an undo (role `review`).", "Decision")),
        ("/sources", "post", form("sources_rate", "How reliable an outlet is (role `admin`).", "Rating")),
        ("/login", "get", read("login", "The form to sign in with a token.", "text/html", json!({ "type": "string" }))),
        ("/login", "post", form("login_enter", "Signs a browser in; gives a cookie.", "SignIn")),
        ("/mcp", "post", messages()),
        ("/health", "get", health()),
        (
            "/metrics",
            "get",
            read(
                "metrics",
                "Counters, as Prometheus reads them (role `admin`).",
                "text/plain",
                json!({ "type": "string" }),
            ),
        ),
        (
            "/api",
            "get",
            read(
                "api",
                "This description.",
                "application/json",
                json!({ "type": "object", "required": ["openapi", "paths"] }),
            ),
        ),
    ];
    for (path, media) in crate::assets::files() {
        let name = path.rsplit('/').next().unwrap_or_default().replace('.', "_");
        out.push((
            path,
            "get",
            read(&format!("static_{name}"), "A file of the pages.", media, json!({ "type": "string" })),
        ));
    }
    out.into_iter().map(|(path, method, operation)| (path.to_string(), method, operation)).collect()
}

fn refused(page: bool) -> Value {
    json!({ "$ref": format!("#/components/responses/{}", if page { "ProblemPage" } else { "Problem" }) })
}

/// Something that is only read.
fn read(name: &str, what: &str, media: &str, schema: Value) -> Value {
    let page = media != "application/json" && media != "text/plain";
    let problem = refused(page);
    json!({
        "operationId": name, "summary": what,
        "responses": {
            "200": { "description": "As it is.", "content": { media: { "schema": schema } } },
            "401": problem, "403": problem, "429": problem, "default": problem,
        },
    })
}

fn health() -> Value {
    let body = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Health" } } });
    json!({
        "operationId": "health", "summary": "Whether the record can be read.", "security": [],
        "responses": {
            "200": { "description": "It can.", "content": body },
            "503": { "description": "It can't.", "content": body },
            "429": refused(false), "default": refused(false),
        },
    })
}

/// A form that a page of ours sends, or a program that proves itself by a token.
fn form(name: &str, what: &str, fields: &str) -> Value {
    let problem = refused(true);
    json!({
        "operationId": name, "summary": what,
        "description": "Browsers send the field `form` of the page with it; programs send `Authorization: Bearer` instead.",
        "requestBody": { "required": true, "content": { "application/x-www-form-urlencoded": { "schema": { "$ref": format!("#/components/schemas/{fields}") } } } },
        "responses": {
            "303": { "description": "Done; see there.", "headers": { "Location": { "required": true, "schema": { "type": "string", "format": "uri-reference" } } } },
            "400": problem, "401": problem, "403": problem, "404": problem, "413": { "description": "Too long." }, "429": problem, "default": problem,
        },
    })
}

fn messages() -> Value {
    let message = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/MessageBack" } } });
    let either = json!({ "description": "What is wrong with the message, or with the request.", "content": {
        "application/json": { "schema": { "$ref": "#/components/schemas/MessageBack" } },
        "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
    } });
    let problem = refused(false);
    json!({
        "operationId": "mcp", "summary": "A message of an assistant (Model Context Protocol, streamable HTTP without streams).",
        "requestBody": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Message" } } } },
        "responses": {
            "200": { "description": "The answer.", "content": message },
            "202": { "description": "A notification: nothing to say." },
            "400": either, "404": either, "500": either,
            "401": problem, "403": problem, "406": problem, "413": { "description": "Too long." }, "415": problem, "429": problem, "default": problem,
        },
    })
}

/// Schemas of what is sent.
pub fn schemas() -> Map<String, Value> {
    let text = |what: &str| json!({ "type": "string", "description": what });
    let fields = |required: &[&str], properties: Value| json!({ "type": "object", "required": required, "properties": properties });
    let all = [
        (
            "Decision",
            fields(
                &["act"],
                json!({
                    "act": { "enum": ["accept", "reject", "unsure", "suppress", "same", "different", "fix", "undo"] },
                    "claim": text("Identifier of the claim, or its beginning; needed but for `undo`."),
                    "other": text("The other event or claim, for `same`."),
                    "field": text("The field, for `fix`."), "value": text("Its value, for `fix`; empty: none."),
                    "decision": text("Number of the decision, for `undo`; empty: the last one."),
                    "why": text("Why."), "form": text("What the page's form holds."),
                }),
            ),
        ),
        (
            "Rating",
            fields(
                &["outlet", "grade"],
                json!({
                    "outlet": text("The outlet."), "grade": { "enum": crate::act::GRADES }, "why": text("Why."), "form": text("What the page's form holds."),
                }),
            ),
        ),
        ("SignIn", fields(&["token"], json!({ "token": text("The token.") }))),
        ("Health", fields(&["status"], json!({ "status": { "enum": ["ok", "no record"] } }))),
        (
            "Message",
            fields(
                &["jsonrpc", "method"],
                json!({
                    "jsonrpc": { "const": "2.0" },
                    "id": { "oneOf": [{ "type": "string" }, { "type": "integer", "minimum": i64::MIN, "maximum": u64::MAX }], "description": "None: a notification." },
                    "method": text("`tools/list`, `tools/call`, `server/discover`, `initialize`, `ping`."),
                    "params": { "type": ["object", "null"] },
                }),
            ),
        ),
        (
            "MessageBack",
            json!({
                "type": "object", "required": ["jsonrpc", "id"],
                "properties": { "jsonrpc": { "const": "2.0" }, "id": { "type": ["string", "integer", "null"] }, "result": { "type": "object" }, "error": {
                    "type": "object", "required": ["code", "message"], "properties": { "code": { "type": "integer" }, "message": { "type": "string" } },
                } },
            }),
        ),
    ];
    all.into_iter().map(|(name, schema)| (name.to_string(), schema)).collect()
}
