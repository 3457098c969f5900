//! The same person in other spellings and scripts: names compared by sound, offices where sound can't tell.

use pinyin::ToPinyin;
use serde::{Deserialize, Serialize};

/// What comparing two persons tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Same {
    /// One and the same.
    Yes,
    /// Two different ones.
    No,
    /// Nothing speaks for either.
    Unknown,
}

/// A person as one claim names them, made ready for comparing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Named {
    /// Party code.
    pub party: Option<String>,
    /// Office code.
    pub office: Option<String>,
    /// Words of the name, by sound.
    words: Vec<String>,
    /// In Chinese characters.
    han: bool,
}

impl Named {
    /// Makes a name ready.
    pub fn new(name: &str, office: Option<&str>, party: Option<&str>) -> Named {
        let han = name.chars().any(is_han);
        let words = name
            .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-'))
            .filter(|w| !w.is_empty())
            .map(|w| if han { w.to_string() } else { sound(w) })
            .filter(|w| !w.is_empty())
            .collect();
        Named { party: party.map(String::from), office: office.map(String::from), words, han }
    }

    /// Whether two are the same person, as far as name, office and party tell. Dates are the caller's to compare.
    pub fn same(&self, other: &Named) -> Same {
        if self.party.is_some() && other.party.is_some() && self.party != other.party {
            return Same::No;
        }
        if self.words.is_empty() || other.words.is_empty() {
            return self.by_office(other);
        }
        if self.han == other.han {
            let alike = if self.han { han_alike(&self.words, &other.words) } else { alike(&self.words, &other.words) };
            return if alike { Same::Yes } else { Same::No };
        }
        let (han, latin) = if self.han { (self, other) } else { (other, self) };
        match han_sounds_like(&han.words, &latin.words) {
            true => Same::Yes,
            // Abroad the names of China's own people are written as they are read; another reading is another person.
            false if self.party.as_deref() == Some("CHN") => Same::No,
            false => self.by_office(other),
        }
    }

    /// By which sounds the person can be looked up: each word, and the whole.
    pub fn sounds(&self) -> Vec<String> {
        let read = |w: &String| if self.han { sound(&read_aloud(w)) } else { w.clone() };
        let mut all: Vec<String> = self.words.iter().map(read).filter(|w| w.len() > 1).collect();
        if self.words.len() > 1 {
            all.push(all.concat());
        }
        all
    }

    /// An office that one person holds at a time tells who is meant; two different ones tell them apart.
    fn by_office(&self, other: &Named) -> Same {
        match (&self.office, &other.office) {
            (Some(a), Some(b)) if a == b && unique(a) && self.party.is_some() => Same::Yes,
            (Some(a), Some(b)) if a != b => Same::No,
            _ => Same::Unknown,
        }
    }
}

/// Offices that one person of a party holds at a time.
pub fn unique(office: &str) -> bool {
    matches!(
        office,
        "head_of_state"
            | "head_of_government"
            | "monarch"
            | "chief_of_defence"
            | "secretary_general"
            | "speaker_of_parliament"
    ) || office.starts_with("minister:")
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The whole of the shorter name within the longer, or the same last word and a first word that begins alike.
fn alike(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let within = short.iter().all(|w| long.iter().any(|l| word_alike(w, l)));
    let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return false };
    let first = |words: &[String]| words.first().and_then(|w| w.chars().next());
    let whole = |words: &[String]| coarse(&words.concat());
    let by_bones = whole(a).len() >= 4 && whole(a) == whole(b);
    within || by_bones || (a.len() > 1 && b.len() > 1 && word_alike(last_a, last_b) && begins_alike(first(a), first(b)))
}

fn begins_alike(a: Option<char>, b: Option<char>) -> bool {
    let vowel = |c: Option<char>| c.is_some_and(|c| "aeiou".contains(c));
    a == b || (vowel(a) && vowel(b))
}

/// The same sound, or the same consonants where there are enough of them.
fn word_alike(a: &str, b: &str) -> bool {
    // Russian writes a foreign H as Г.
    let bones = |w: &str| {
        w.chars().filter(|c| !"aeiou".contains(*c)).map(|c| if c == 'g' { 'h' } else { c }).collect::<String>()
    };
    let (x, y) = (bones(a), bones(b));
    a == b || (x == y && x.chars().count() >= 3)
}

fn han_alike(a: &[String], b: &[String]) -> bool {
    let (a, b) = (a.concat(), b.concat());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    long == short
        || (short.chars().count() >= 2 && (long.ends_with(short.as_str()) || long.starts_with(short.as_str())))
}

/// A Chinese name read aloud against a Latin or Cyrillic one: exact for Chinese persons, by consonants for foreigners.
fn han_sounds_like(han: &[String], latin: &[String]) -> bool {
    let whole = coarse(&sound(&han.iter().map(|w| read_aloud(w)).collect::<String>()));
    let turned: String = latin.iter().rev().cloned().collect();
    if whole == coarse(&latin.concat()) || whole == coarse(&turned) {
        return true;
    }
    let (Some(last), Some(surname)) = (han.last(), latin.last()) else { return false };
    let (x, y) = (coarse(&sound(&read_aloud(last))), coarse(surname));
    x.len() >= 3 && x == y
}

fn read_aloud(word: &str) -> String {
    word.to_pinyin().flatten().map(|p| p.plain().replace('x', "s").replace('q', "c")).collect()
}

/// Consonants in the classes that Chinese spellings of foreign names keep apart.
fn coarse(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        let class = match c {
            'l' | 'r' => 'l',
            'm' | 'n' => 'n',
            'h' | 'g' | 'k' | 'q' => 'k',
            'b' | 'p' => 'p',
            'f' | 'v' => 'f',
            'd' | 't' => 't',
            's' | 'z' | 'c' | 'j' | 'x' => 's',
            _ => continue,
        };
        out.push(class);
    }
    out
}

/// A word by sound: one alphabet, one spelling a sound, nothing doubled.
pub fn sound(word: &str) -> String {
    let mut latin = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        latin.push_str(&romanised(c));
    }
    const PAIRS: [(&str, &str); 23] = [
        ("tsz", "j"),
        ("shch", "s"),
        ("sch", "s"),
        ("kh", "h"),
        ("gh", "g"),
        ("ph", "f"),
        ("th", "t"),
        ("sh", "s"),
        ("zh", "j"),
        ("tch", "c"),
        ("ch", "c"),
        ("cz", "j"),
        ("tz", "c"),
        ("ts", "c"),
        ("dz", "z"),
        ("dj", "j"),
        ("ck", "k"),
        ("ng", "n"),
        ("w", "v"),
        ("x", "ks"),
        ("q", "k"),
        ("y", "i"),
        ("oo", "u"),
    ];
    for (from, to) in PAIRS {
        latin = latin.replace(from, to);
    }
    let mut out = String::new();
    for c in latin.chars().filter(|c| c.is_ascii_alphanumeric()) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

fn romanised(c: char) -> String {
    const CYRILLIC: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў";
    const AS: [&str; 38] = [
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "i", "e", "g", "u",
    ];
    if let Some(at) = CYRILLIC.chars().position(|k| k == c) {
        return AS[at].into();
    }
    let plain = match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ấ' | 'ầ' | 'ắ' => "a",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ə' => "e",
        'ì'..='ï' | 'ī' | 'ı' | 'į' | 'ị' => "i",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ố' | 'ồ' => "o",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ư' => "u",
        'ç' | 'ć' | 'č' => "ch",
        'ğ' => "g",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ś' | 'š' | 'ş' | 'ș' => "sh",
        'ť' | 'ţ' | 'ț' => "t",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'đ' | 'ď' => "d",
        'ř' => "r",
        'ß' => "ss",
        'æ' => "e",
        other => return other.to_string(),
    };
    plain.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: (&str, &str, &str), b: (&str, &str, &str)) -> Same {
        let named = |(name, office, party): (&str, &str, &str)| {
            Named::new(name, Some(office).filter(|o| !o.is_empty()), Some(party))
        };
        named(a).same(&named(b))
    }

    #[test]
    fn one_person_in_three_scripts() {
        let office = "minister:defence";
        for (a, b) in [("Li Shangfu", "Ли Шанфу"), ("Li Shangfu", "李尚福"), ("李尚福", "Ли Шанфу")]
        {
            assert_eq!(same((a, "", "CHN"), (b, office, "CHN")), Same::Yes, "{a} {b}");
        }
        for (a, b) in [("Viktor Khrenin", "Хренин"), ("Khrenin", "赫列宁"), ("Виктор Хренин", "赫列宁")]
        {
            assert_eq!(same((a, office, "BLR"), (b, office, "BLR")), Same::Yes, "{a} {b}");
        }
    }

    #[test]
    fn others_stay_apart() {
        assert_eq!(same(("Wang Yi", "minister:foreign", "CHN"), ("Wang Wenbin", "spokesperson", "CHN")), Same::No);
        assert_eq!(same(("Khrenin", "minister:defence", "BLR"), ("卢卡申科", "head_of_state", "BLR")), Same::No);
        assert_eq!(same(("董军", "minister:defence", "CHN"), ("Li Shangfu", "minister:defence", "CHN")), Same::No);
        assert_eq!(same(("Ivan Petrov", "", "RUS"), ("Ivan Petrov", "", "BLR")), Same::No);
        assert_eq!(same(("Ivan Petrov", "", "RUS"), ("索科洛娃", "", "RUS")), Same::Unknown);
    }
}
