//! robots.txt (RFC 9309).

use serde::{Deserialize, Serialize};

/// The name that a robots.txt calls us by.
pub const NAME: &str = "chancery";
/// Most bytes that are read of one.
pub const MOST: usize = 500 << 10;
/// Longest pause that is kept between two requests, in seconds.
const LONGEST: f64 = 60.0;

/// What a robots.txt says to us.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Robots {
    /// Patterns of paths, with whether they are allowed.
    rules: Vec<(bool, String)>,
    /// Seconds between two requests.
    pub delay: Option<f64>,
    /// Sitemaps it names.
    pub sitemaps: Vec<String>,
}

impl Robots {
    /// Reads one. The groups that name us count; where none does, those for everybody.
    pub fn read(text: &str) -> Robots {
        let (mut ours, mut all, mut sitemaps) = (None, Robots::default(), Vec::new());
        let (mut names, mut ruled) = (Vec::new(), true);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or("");
            let Some((key, value)) = line.split_once(':').map(|(k, v)| (k.trim().to_ascii_lowercase(), v.trim()))
            else {
                continue;
            };
            match key.as_str() {
                "user-agent" => {
                    if std::mem::take(&mut ruled) {
                        names.clear();
                    }
                    names.push(value.to_ascii_lowercase());
                    // A group that names us counts even if it is empty.
                    if value.eq_ignore_ascii_case(NAME) {
                        ours.get_or_insert_with(Robots::default);
                    }
                }
                "sitemap" => sitemaps.push(value.to_string()),
                _ => {
                    ruled = true;
                    if names.iter().any(|n| n == "*") {
                        all.add(&key, value);
                    }
                    if names.iter().any(|n| n == NAME) {
                        ours.get_or_insert_with(Robots::default).add(&key, value);
                    }
                }
            }
        }
        Robots { sitemaps, ..ours.unwrap_or(all) }
    }

    fn add(&mut self, key: &str, value: &str) {
        match key {
            "allow" | "disallow" if !value.is_empty() => self.rules.push((key == "allow", value.to_string())),
            "crawl-delay" => self.delay = value.parse().ok().filter(|d: &f64| *d >= 0.0).map(|d| d.min(LONGEST)),
            _ => {}
        }
    }

    /// Whether a path (with its query) may be fetched: the longest pattern decides, of equals the one that allows.
    pub fn allows(&self, path: &str) -> bool {
        let fits = self.rules.iter().filter(|(_, pattern)| matches(pattern, path));
        fits.max_by_key(|(allowed, pattern)| (pattern.len(), *allowed)).is_none_or(|(allowed, _)| *allowed)
    }
}

/// Whether a path begins as a pattern says: `*` stands for anything, `$` at the end for the end.
pub fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, whole) = pattern.strip_suffix('$').map_or((pattern, false), |p| (p, true));
    let encoded = encoded(pattern);
    let mut parts = encoded.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or("")) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (n, part) in parts.iter().enumerate() {
        let last = n + 1 == parts.len();
        let at = if last && whole {
            rest.len().checked_sub(part.len()).filter(|a| rest.is_char_boundary(*a) && rest[*a..] == **part)
        } else {
            rest.find(part)
        };
        let Some(at) = at else { return false };
        rest = &rest[at + part.len()..];
    }
    !whole || rest.is_empty()
}

/// A pattern as addresses are written: what is not ASCII in percents.
fn encoded(pattern: &str) -> String {
    pattern.bytes().map(|b| if b.is_ascii() { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_pattern_of_our_group_decides() {
        let robots = Robots::read(
            "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: Chancery # us\nCrawl-delay: 2\nDisallow: /private/\nAllow: /private/open\nDisallow: /*.pdf$\nSitemap: https://a.example/s.xml\n",
        );
        for (path, allowed) in
            [("/", true), ("/private/x", false), ("/private/open/x", true), ("/a/b.pdf", false), ("/a/b.pdf?x", true)]
        {
            assert_eq!(robots.allows(path), allowed, "{path}");
        }
        assert_eq!((robots.delay, robots.sitemaps.len()), (Some(2.0), 1));
    }

    #[test]
    fn everybody_s_group_counts_where_none_names_us() {
        let robots =
            Robots::read("User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b");
        assert!(!robots.allows("/a") && !robots.allows("/b") && robots.allows("/c"));
        assert!(
            !Robots::read("User-agent: chancery\n\nUser-agent: *\nDisallow: /").allows("/x"),
            "names in a row are one group"
        );
        assert!(Robots::read("User-agent: chancery\nAllow: /\n\nUser-agent: *\nDisallow: /").allows("/x"));
        assert!(Robots::read("User-agent: *\nDisallow:").allows("/x"));
        assert!(Robots::read("\u{0}<html>no robots</html>").allows("/x"));
        assert!(
            !Robots::read("user-agent:*\ndisallow:/новости").allows("/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/1")
        );
    }

    #[test]
    fn patterns() {
        for (pattern, path, fits) in [
            ("/a*b", "/axxb", true),
            ("/a*b$", "/axbxb", true),
            ("/a*b$", "/axbx", false),
            ("*", "/x", true),
            ("/$", "/", true),
            ("/$", "/x", false),
            ("/a**c", "/abc", true),
        ] {
            assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
        }
    }
}
