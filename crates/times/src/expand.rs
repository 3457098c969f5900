//! Short notation to plain forms: `(a|b)` is a choice, `(a|)` may be left out, `word~name` takes a list of endings.

use std::collections::BTreeMap;

/// The most forms one entry may stand for; beyond that it is a mistake.
const MOST: usize = 20_000;

/// Every form that `text` stands for.
pub(crate) fn expand(text: &str, endings: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let opened = open_endings(text, endings)?;
    let chars: Vec<char> = opened.chars().collect();
    let mut at = 0;
    let forms = choice(&chars, &mut at, text)?;
    if at < chars.len() {
        return Err(format!("{text:?}: a bracket is closed that was not opened"));
    }
    Ok(forms)
}

/// `word~name` to `word(a|b)`.
fn open_endings(text: &str, endings: &BTreeMap<String, String>) -> Result<String, String> {
    let mut parts = text.split('~');
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let length = part.find(|c: char| !c.is_alphanumeric()).unwrap_or(part.len());
        let (name, rest) = part.split_at(length);
        let list = endings.get(name).ok_or_else(|| format!("{text:?}: no [endings] called {name:?}"))?;
        out.push('(');
        out.push_str(list);
        out.push(')');
        out.push_str(rest);
    }
    Ok(out)
}

/// Alternatives up to a closing bracket or the end.
fn choice(chars: &[char], at: &mut usize, whole: &str) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    let mut forms = vec![String::new()];
    while let Some(&c) = chars.get(*at) {
        match c {
            ')' => break,
            '|' => {
                all.append(&mut forms);
                forms = vec![String::new()];
            }
            '(' => {
                *at += 1;
                let inner = choice(chars, at, whole)?;
                if chars.get(*at) != Some(&')') {
                    return Err(format!("{whole:?}: a bracket is not closed"));
                }
                forms = forms.iter().flat_map(|f| inner.iter().map(move |i| format!("{f}{i}"))).collect();
            }
            '\\' => {
                *at += 1;
                let literal = chars.get(*at).copied().unwrap_or('\\');
                forms.iter_mut().for_each(|f| f.push(literal));
            }
            _ => forms.iter_mut().for_each(|f| f.push(c)),
        }
        *at += 1;
        if forms.len() + all.len() > MOST {
            return Err(format!("{whole:?}: stands for more than {MOST} forms"));
        }
    }
    all.append(&mut forms);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_and_endings() {
        let endings = BTreeMap::from([("m".to_string(), "а|у".to_string())]);
        let all = |t: &str| expand(t, &endings).unwrap();
        assert_eq!(all("a(b|c(d|)) e"), ["ab e", "acd e", "ac e"]);
        assert_eq!(all("март~m"), ["марта", "марту"]);
        assert_eq!(all(r"\({day}\)"), ["({day})"]);
        assert!(expand("a(b", &endings).is_err());
        assert!(expand("a~z", &endings).is_err());
    }
}
