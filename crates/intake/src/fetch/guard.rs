//! Which addresses may be asked: public ones. What a name resolves to is looked at, and only that is connected to.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// A name that resolves to no public address.
#[derive(Debug)]
pub struct Refused(IpAddr, &'static str);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no public address ({})", self.0, self.1)
    }
}

impl std::error::Error for Refused {}

/// Resolves names to public addresses only.
#[derive(Debug)]
pub(super) struct Guard {
    inner: DefaultResolver,
    allowed: Vec<Allowed>,
}

impl Guard {
    /// One that lets these addresses through, public or not.
    pub fn new(allowed: Vec<Allowed>) -> Guard {
        Guard { inner: DefaultResolver::default(), allowed }
    }

    fn refused(&self, address: SocketAddr) -> Option<&'static str> {
        let exempt = |a: &Allowed| a.0 == address.ip() && a.1.is_none_or(|port| port == address.port());
        refused(address.ip()).filter(|_| !self.allowed.iter().any(exempt))
    }
}

/// A private address that may be asked, at one port or all: for a server of one's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowed(pub IpAddr, pub Option<u16>);

impl std::str::FromStr for Allowed {
    type Err = String;

    fn from_str(text: &str) -> Result<Allowed, String> {
        let whole = text.parse::<SocketAddr>().map(|a| Allowed(a.ip(), Some(a.port())));
        let fault = |_| format!("`{text}` is no address; write 127.0.0.1:8000");
        whole.or_else(|_| text.parse().map(|ip| Allowed(ip, None)).map_err(fault))
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let all = self.inner.resolve(uri, config, timeout)?;
        let mut public = self.empty();
        all.iter().filter(|a| self.refused(**a).is_none()).for_each(|a| public.push(*a));
        match all.iter().find_map(|a| self.refused(*a).map(|why| Refused(a.ip(), why))) {
            Some(fault) if public.is_empty() => Err(ureq::Error::Other(Box::new(fault))),
            _ => Ok(public),
        }
    }
}

/// Why an address is not asked; none where it is public.
pub fn refused(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(v4) => refused_v4(v4),
        IpAddr::V6(v6) => refused_v6(v6),
    }
}

fn refused_v4(a: Ipv4Addr) -> Option<&'static str> {
    let [x, y, z, _] = a.octets();
    match (x, y, z) {
        (0, ..) => Some("this network"),
        (127, ..) => Some("loopback"),
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => Some("private"),
        (169, 254, _) => Some("link-local, metadata"),
        (100, 64..=127, _) => Some("carrier-grade NAT"),
        (192, 0, 0 | 2) | (198, 18 | 19, _) | (198, 51, 100) | (203, 0, 113) | (192, 88, 99) => Some("reserved"),
        (224..=239, ..) => Some("multicast"),
        (240..=255, ..) => Some("reserved"),
        _ => None,
    }
}

/// Addresses that carry an IPv4 address are judged by it; of the rest only global unicast (2000::/3) is public.
fn refused_v6(a: Ipv6Addr) -> Option<&'static str> {
    let s = a.segments();
    let carried = |high: u16, low: u16| {
        let [h, l] = [high.to_be_bytes(), low.to_be_bytes()];
        refused_v4(Ipv4Addr::new(h[0], h[1], l[0], l[1]))
    };
    match s {
        [0, 0, 0, 0, 0, 0, 0, 0] => Some("unspecified"),
        [0, 0, 0, 0, 0, 0, 0, 1] => Some("loopback"),
        // Mapped, compatible, translated (NAT64), 6to4.
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            carried(high, low)
        }
        [0xfc00..=0xfdff, ..] => Some("private"),
        [0xfe80..=0xfebf, ..] => Some("link-local"),
        [0xff00..=0xffff, ..] => Some("multicast"),
        [0x2001, 0x0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => Some("reserved"),
        [0x2000..=0x3fff, ..] => None,
        _ => Some("reserved"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_asked() {
        for private in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.127.255.255",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::1",
            "2002:a00:1::",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(refused(private.parse().expect("an address")).is_some(), "{private}");
        }
        for public in [
            "8.8.8.8",
            "172.15.0.1",
            "172.32.0.1",
            "100.63.0.1",
            "100.128.0.1",
            "192.0.1.1",
            "2606:4700::1111",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::1",
        ] {
            assert_eq!(refused(public.parse().expect("an address")), None, "{public}");
        }
    }
}
