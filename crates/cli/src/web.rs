//! What may be fetched and how: the options of all commands that go to the web.

use crate::commands::now;
use crate::fault::Fault;
use crate::intake_args::WebArgs;
use chancery_intake::Page;
use chancery_intake::fetch::{Client, Limits, Manners, Trouble, Validators};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// A client with these options.
pub fn client(args: &WebArgs, pause: Duration, known: HashMap<String, Manners>, stop: Arc<AtomicBool>) -> Client {
    let disregards = |what: &str| args.disregard.iter().any(|d| d == what);
    for address in &args.allow_private {
        eprintln!("chancery: private address {} may be asked", address.0);
    }
    for what in &args.disregard {
        eprintln!("chancery: {what} disregarded; see that you may");
    }
    let limits = Limits {
        time: Duration::from_secs_f64(args.timeout),
        pause,
        allowed: args.allow_private.clone(),
        robots: !disregards("robots"),
        reservations: !disregards("tdm"),
        contact: args.contact.clone().unwrap_or_default(),
        ..Limits::default()
    };
    Client::new(limits, known, stop, now)
}

/// One page.
pub fn page(url: &str, args: &WebArgs) -> Result<Page, Fault> {
    let client = client(args, Duration::ZERO, HashMap::new(), Arc::default());
    let fetched = client.get(url, &Validators::default(), &chancery_intake::archive::readable).map_err(|trouble| {
        let why = match trouble {
            Trouble::Later(why, _) => format!("{why}; try again later"),
            Trouble::Never(why) | Trouble::Gone(why) => why,
            Trouble::Stopped => "stopped".into(),
        };
        Fault::Input(format!("{url}: {why}"))
    })?;
    let bytes = fetched.bytes.unwrap_or_default();
    Ok(Page { url: fetched.url, content_type: fetched.content_type, bytes, fetched: Some(now()) })
}
