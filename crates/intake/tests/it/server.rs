//! A server for tests: what it answers is a function of the request and of how often it was asked the same.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long the server keeps silent when it hangs; longer than anybody waits for it.
pub const SILENCE: Duration = Duration::from_millis(2500);

/// A request.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Host and port.
    pub host: String,
    /// Path with query.
    pub path: String,
    /// Header fields, names in small letters.
    pub fields: BTreeMap<String, String>,
    /// How often the same was asked before.
    pub nth: usize,
}

/// What comes back.
pub enum Answer {
    /// These bytes, and the end.
    Bytes(Vec<u8>),
    /// Nothing for a long time.
    Hang,
    /// These bytes, then nothing for a long time.
    Drip(Vec<u8>),
}

/// A server that runs as long as the test.
pub struct Server {
    /// Its port; it answers on every address of the machine.
    pub port: u16,
    log: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts one.
    pub fn start(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("0.0.0.0:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let log = Arc::new(Mutex::new(Vec::new()));
        let (answer, kept) = (Arc::new(answer), log.clone());
        std::thread::spawn(move || {
            let asked: Arc<Mutex<HashMap<String, usize>>> = Arc::default();
            for stream in listener.incoming().flatten() {
                let (answer, kept, asked) = (answer.clone(), kept.clone(), asked.clone());
                std::thread::spawn(move || {
                    let Some(mut request) = read(&stream) else { return };
                    let mut asked = asked.lock().expect("a lock");
                    let count = asked.entry(format!("{}{}", request.host, request.path)).or_default();
                    request.nth = *count;
                    *count += 1;
                    drop(asked);
                    kept.lock().expect("a lock").push(request.clone());
                    give(stream, answer(&request));
                });
            }
        });
        Server { port, log }
    }

    /// All requests so far.
    pub fn log(&self) -> Vec<Request> {
        self.log.lock().expect("a lock").clone()
    }
}

fn read(stream: &TcpStream) -> Option<Request> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let first = lines.next()?.ok()?;
    let mut request = Request { path: first.split(' ').nth(1)?.to_string(), ..Request::default() };
    for line in lines {
        let line = line.ok()?;
        let Some((name, value)) = line.split_once(':') else { break };
        request.fields.insert(name.to_ascii_lowercase(), value.trim().to_string());
    }
    request.host = request.fields.get("host").cloned().unwrap_or_default();
    Some(request)
}

fn give(mut stream: TcpStream, answer: Answer) {
    match answer {
        Answer::Bytes(bytes) => drop(stream.write_all(&bytes)),
        Answer::Hang => std::thread::sleep(SILENCE),
        Answer::Drip(bytes) => {
            let _ = stream.write_all(&bytes);
            let _ = stream.flush();
            std::thread::sleep(SILENCE);
        }
    }
}

/// An answer with a status, header fields and a body.
pub fn answer(status: &str, fields: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut bytes = format!("HTTP/1.1 {status}\r\nConnection: close\r\n").into_bytes();
    for (name, value) in fields {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    if !fields.iter().any(|(n, _)| matches!(*n, "Content-Length" | "Transfer-Encoding")) {
        bytes.extend_from_slice(format!("Content-Length: {}\r\n", body.len()).as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    Answer::Bytes(bytes)
}
