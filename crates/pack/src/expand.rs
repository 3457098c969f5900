//! Word lists in short: `mem(|per)kuat` and `визит~m`.

use std::collections::BTreeMap;

/// More forms than this are a slip: brackets multiply, and "…" between two parts says the same with a sum.
const MOST: usize = 50_000;

/// All forms of a word-list item: alternatives in brackets, then the endings of each `word~name`.
pub fn expand(item: &str, endings: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let mut forms = Vec::new();
    for form in alternatives(item)? {
        forms.extend(with_endings(&form, endings)?);
    }
    Ok(forms)
}

fn alternatives(item: &str) -> Result<Vec<String>, String> {
    let Some(open) = item.find('(') else {
        return if item.contains(')') {
            Err(format!("`)` without `(` in `{item}`"))
        } else {
            Ok(vec![item.to_string()])
        };
    };
    let close = matching(item, open).ok_or_else(|| format!("`(` without `)` in `{item}`"))?;
    let (before, inside, after) = (&item[..open], &item[open + 1..close], &item[close + 1..]);
    let rests = alternatives(after)?;
    let mut out = Vec::new();
    for choice in split_top(inside) {
        for middle in alternatives(choice)? {
            out.extend(rests.iter().map(|rest| format!("{before}{middle}{rest}")));
            if out.len() > MOST {
                return Err(too_many(item));
            }
        }
    }
    Ok(out)
}

fn too_many(item: &str) -> String {
    format!("`{item}` has more than {MOST} forms: part it in two, or put `…` between its parts")
}

fn matching(item: &str, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in item[open..].char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(open + at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn split_top(inside: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in inside.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '|' if depth == 0 => {
                parts.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[from..]);
    parts
}

fn with_endings(form: &str, endings: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let mut forms = vec![String::new()];
    for (n, word) in form.split(' ').enumerate() {
        let (stem, name) = word.split_once('~').unwrap_or((word, ""));
        let list = match name {
            "" => "",
            _ => endings.get(name).ok_or_else(|| format!("no endings called `{name}` (in `{form}`)"))?,
        };
        let space = if n > 0 { " " } else { "" };
        let grown = forms.iter().flat_map(|f| list.split('|').map(move |e| format!("{f}{space}{stem}{e}")));
        forms = grown.collect();
        if forms.len() > MOST {
            return Err(too_many(form));
        }
    }
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alternatives_and_endings_multiply() {
        let endings = BTreeMap::from([("m".to_string(), "|а|у".to_string())]);
        assert_eq!(expand("mem(|per)kuat", &endings).unwrap(), ["memkuat", "memperkuat"]);
        assert_eq!(expand("визит~m", &endings).unwrap(), ["визит", "визита", "визиту"]);
        assert_eq!(expand("a(b|c(d|e))", &endings).unwrap(), ["ab", "acd", "ace"]);
        assert!(expand("a(b", &endings).is_err());
        assert!(expand("x~none", &endings).is_err());
        let wide = "(a|b|c|d|e|f)".repeat(8);
        assert!(expand(&wide, &endings).is_err_and(|e| e.contains("more than")), "it is told before they are all made");
    }
}
