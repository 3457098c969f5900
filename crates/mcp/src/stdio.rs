//! Over standard input and output: a message a line, one after the other.

use crate::desk::Desk;
use crate::rpc::{self, Fault, code};
use chancery_record::store::Store;
use chancery_record::{Record, Result};
use serde_json::Value;
use std::io::{BufRead, Read, Write};

/// Longest message.
const LONGEST: u64 = 4 << 20;

/// Answers until the input ends. Decisions that others take meanwhile take effect.
pub fn serve(record: &mut Record, mut input: impl BufRead, mut output: impl Write) -> Result<()> {
    let desk = Desk::shipped();
    let mut state = record.store().state()?;
    let mut line = Vec::new();
    loop {
        line.clear();
        match input.by_ref().take(LONGEST).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return Ok(()),
            Ok(_) if line.trim_ascii().is_empty() => continue,
            Ok(_) => {}
        }
        if !line.ends_with(b"\n") && line.len() as u64 == LONGEST {
            skip_line(&mut input);
            line.clear();
        }
        let now = record.store().state()?;
        if now != state {
            state = now;
            record.refresh_decisions()?;
        }
        let answer = match serde_json::from_slice::<Value>(&line) {
            Ok(message) => rpc::answer(&desk, record, &message),
            Err(_) => Some(Fault::new(code::PARSE, "no JSON, or longer than 4 MiB").message(&Value::Null)),
        };
        if let Some(answer) = answer
            && writeln!(output, "{answer}").and_then(|()| output.flush()).is_err()
        {
            return Ok(());
        }
    }
}

/// Passes over the rest of a line.
fn skip_line(input: &mut impl BufRead) {
    while let Ok(part) = input.fill_buf() {
        let (used, done) = match part.iter().position(|b| *b == b'\n') {
            Some(at) => (at + 1, true),
            None => (part.len(), part.is_empty()),
        };
        input.consume(used);
        if done {
            return;
        }
    }
}
