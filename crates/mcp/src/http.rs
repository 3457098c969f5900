//! Over HTTP ("streamable HTTP", of which an answer that is one JSON object is a part): what a POST says, and what goes back. No sessions, no streams.

use crate::desk::Desk;
use crate::rpc::{self, BARE, Fault, Message, code};
use base64ct::{Base64, Encoding};
use chancery_record::Record;
use serde_json::Value;

/// Headers that count here.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// `Mcp-Protocol-Version`.
    pub version: Option<String>,
    /// `Mcp-Method`.
    pub method: Option<String>,
    /// `Mcp-Name`.
    pub name: Option<String>,
}

/// What goes back.
#[derive(Debug, Clone)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The message; none where there is nothing to say.
    pub body: Option<Value>,
}

/// Answers a POST.
pub fn answer(desk: &Desk, record: &Record, head: &Head, body: &[u8]) -> Reply {
    let Ok(message) = serde_json::from_slice::<Value>(body) else {
        return refused(&Fault::new(code::PARSE, "no JSON"), &Value::Null);
    };
    let id = rpc::id_of(&message);
    if let Err(fault) = Message::of(&message).and_then(|m| agreed(head, &m)) {
        return refused(&fault, &id);
    }
    match rpc::answer(desk, record, &message) {
        None => Reply { status: 202, body: None },
        Some(answer) => {
            let bare = head.version.as_deref() == Some(BARE);
            let code = answer["error"]["code"].as_i64();
            // Before 2026 a fault of the message came with 200.
            Reply { status: code.filter(|_| bare).map_or(200, status), body: Some(answer) }
        }
    }
}

fn refused(fault: &Fault, id: &Value) -> Reply {
    Reply { status: status(fault.code), body: Some(fault.message(id)) }
}

fn status(fault: i64) -> u16 {
    match fault {
        code::INTERNAL => 500,
        code::METHOD => 404,
        _ => 400,
    }
}

/// The headers name a revision that is spoken, and say the same as the message.
fn agreed(head: &Head, message: &Message) -> Result<(), Fault> {
    let told = message.version();
    let Some(version) = head.version.as_deref() else {
        return match told {
            None => Ok(()),
            Some(_) => Err(Fault::new(code::HEADER, "the header `Mcp-Protocol-Version` is missing")),
        };
    };
    if told.is_none() && version != BARE && rpc::spoken(version) {
        return Ok(());
    }
    let mismatch =
        |name: &str| Err(Fault::new(code::HEADER, format!("the header `{name}` says something else than the message")));
    if told.is_some_and(|t| t != version) {
        return mismatch("Mcp-Protocol-Version");
    }
    if !rpc::spoken(version) {
        let data = Some(serde_json::json!({ "supported": [BARE], "requested": version }));
        return Err(Fault { data, ..Fault::new(code::VERSION, "Unsupported protocol version") });
    }
    if message.id.is_none() {
        return Ok(());
    }
    if head.method.as_deref() != Some(message.method) {
        return mismatch("Mcp-Method");
    }
    let name = message.params["name"].as_str().filter(|_| message.method == "tools/call");
    if name.is_some() && head.name.as_deref().and_then(plain).as_deref() != name {
        return mismatch("Mcp-Name");
    }
    Ok(())
}

/// A header's value; what a header can't hold comes as `=?base64?…?=`.
fn plain(value: &str) -> Option<String> {
    match value.strip_prefix("=?base64?").and_then(|v| v.strip_suffix("?=")) {
        Some(packed) => String::from_utf8(Base64::decode_vec(packed).ok()?).ok(),
        None => Some(value.into()),
    }
}
