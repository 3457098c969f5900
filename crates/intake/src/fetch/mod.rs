//! Fetching, politely and safely.
//!
//! Before each request, on every hop of a redirect: the scheme is http or https, robots.txt allows it, the host is due, and the address that
//! the name resolves to is public; the connection goes to the address that was looked at. No cookie is kept, no script is run, and no
//! answer is larger, slower or longer than allowed.

mod address;
mod client;
mod guard;
mod hosts;
mod manners;
mod robots;
mod tdm;

pub use client::{Client, Fetched, Limits, Trouble, Validators};
pub use guard::{Allowed, Refused, refused};
pub use hosts::backoff;
pub(crate) use hosts::spread;
pub use manners::Manners;
pub use robots::Robots;
pub use tdm::Reservations;
