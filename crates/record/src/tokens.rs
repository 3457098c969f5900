//! Tokens for full-text search: words folded by case and accent, characters in pairs where a script has no spaces.

/// Tokens of a text, in order.
pub fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut run: Vec<char> = Vec::new();
    for c in text.chars() {
        if unspaced(c) {
            flush_word(&mut word, &mut out);
            run.push(c);
        } else {
            flush_run(&mut run, &mut out);
            if c.is_alphanumeric() { word.extend(c.to_lowercase().map(fold)) } else { flush_word(&mut word, &mut out) }
        }
    }
    flush_word(&mut word, &mut out);
    flush_run(&mut run, &mut out);
    out
}

/// A character as it stands in tokens; a space for one that parts them.
pub fn folded(c: char) -> char {
    match c {
        'a'..='z' | '0'..='9' => c,
        _ if unspaced(c) => c,
        _ if c.is_alphanumeric() => c.to_lowercase().map(fold).next().unwrap_or(' '),
        _ => ' ',
    }
}

/// What a searcher typed: a single character of an unspaced script can't be found and is left out.
pub fn query(text: &str) -> Vec<String> {
    let mut all = tokens(text);
    all.sort();
    all.dedup();
    all
}

fn flush_word(word: &mut String, out: &mut Vec<String>) {
    if !word.is_empty() {
        out.push(std::mem::take(word));
    }
}

fn flush_run(run: &mut Vec<char>, out: &mut Vec<String>) {
    if let [one] = run.as_slice() {
        out.push(one.to_string());
    }
    out.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
    run.clear();
}

fn unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Accents that searchers leave out.
fn fold(c: char) -> char {
    match c {
        'ё' => 'е',
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ğ' => 'g',
        'ñ' | 'ń' | 'ň' => 'n',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_languages_have_tokens() {
        assert_eq!(tokens("Erdoğan met Orbán."), ["erdogan", "met", "orban"]);
        assert_eq!(tokens("Ещё визит"), ["еще", "визит"]);
        assert_eq!(tokens("防长访问2次"), ["防长", "长访", "访问", "2", "次"]);
    }
}
