//! `chancery serve`: the record as pages and as an API, until it is told to stop.

use crate::fault::Fault;
use crate::record_args::{ServeArgs, TokenArgs};
use chancery_serve::{Options, Role, Token};
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

/// Requests a second from one address where others than this machine may ask.
const RATE: u32 = 50;

/// Serves.
pub fn run(args: &ServeArgs) -> Result<(), Fault> {
    let tokens = match &args.tokens {
        Some(path) => {
            let text = std::fs::read_to_string(path).map_err(|e| Fault::Io(path.display().to_string(), e))?;
            Token::parse(&text).map_err(|e| Fault::Input(format!("{}: {e}", path.display())))?
        }
        None => Vec::new(),
    };
    let rate = args.rate.unwrap_or(if tokens.is_empty() { 0 } else { RATE });
    let options = Options {
        record: args.file.record.clone(),
        address: SocketAddr::from((args.address, args.port)),
        rate,
        tokens,
        public: args.public.as_ref().map(|p| p.trim_end_matches('/').to_string()),
    };
    chancery_serve::serve(&options, |address| {
        eprintln!("http://{address} shows {}; Ctrl-C ends it", options.record.display())
    })?;
    Ok(())
}

/// Makes a token and adds its hash to the file.
pub fn token(args: &TokenArgs) -> Result<(), Fault> {
    let role = Role::parse(&args.role).ok_or_else(|| Fault::Input("roles are read, review and admin".into()))?;
    if args.name.is_empty() || args.name.contains(char::is_whitespace) {
        return Err(Fault::Input("give a name without spaces".into()));
    }
    let (secret, line) = Token::new(&args.name, role).map_err(Fault::Input)?;
    let fault = |e| Fault::Io(args.tokens.display().to_string(), e);
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&args.tokens).map_err(fault)?;
    writeln!(file, "{line}").map_err(fault)?;
    println!("{secret}");
    Ok(())
}

/// Serves a record on any free port, and has the browser show it where that is wished.
pub fn shown(record: &Path, port: u16, browse: bool) -> Result<(), Fault> {
    let options = Options {
        record: record.into(),
        address: SocketAddr::from((Ipv4Addr::LOCALHOST, port)),
        rate: 0,
        tokens: Vec::new(),
        public: None,
    };
    chancery_serve::serve(&options, |address| {
        let url = format!("http://{address}/");
        eprintln!("{url} shows the demo; Ctrl-C ends it");
        if browse && let Err(error) = browser(&url) {
            eprintln!("chancery: no browser could be started ({error}); open the address yourself");
        }
    })?;
    Ok(())
}

/// Has the system open an address.
fn browser(url: &str) -> std::io::Result<()> {
    let (program, first): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let quiet = std::process::Stdio::null;
    std::process::Command::new(program).args(first).arg(url).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn()?;
    Ok(())
}
