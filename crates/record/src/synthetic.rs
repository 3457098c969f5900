//! Made-up articles with claims, for measuring and for tests: the same seed gives the same world.
//!
//! Happenings are drawn from a calendar, states by how often they are in the news; several articles report each happening, some of them
//! without its day, some before it, a few with another day.

use crate::day::{self, Day};
use crate::filed::Filing;
use chancery::claim::{Comparison, Party, Person, Quote, Source, When, Where};
use chancery::{Article, Claim};

const STATES: [&str; 48] = [
    "USA", "CHN", "RUS", "UKR", "ISR", "GBR", "FRA", "DEU", "IND", "IRN", "JPN", "TUR", "KOR", "PRK", "SAU", "POL",
    "BLR", "IDN", "VNM", "PAK", "EGY", "BRA", "AUS", "CAN", "ITA", "ESP", "MEX", "ZAF", "NGA", "KEN", "ETH", "SRB",
    "HUN", "SWE", "FIN", "NOR", "KAZ", "UZB", "AZE", "ARM", "GEO", "PHL", "MYS", "THA", "KHM", "LAO", "MNG", "CUB",
];
const KINDS: [&str; 14] = [
    "visit",
    "meeting",
    "meeting",
    "talks",
    "call",
    "agreement",
    "exercise",
    "support",
    "accusation",
    "request",
    "sanction",
    "aid",
    "arms",
    "conference",
];
const SYLLABLES: [&str; 20] = [
    "ka", "lo", "mi", "ra", "tu", "ven", "sor", "pel", "dan", "gri", "os", "ul", "bem", "tar", "ni", "quo", "fel",
    "ja", "hu", "zi",
];
const HAN: [char; 16] =
    ['国', '防', '部', '长', '访', '问', '会', '谈', '合', '作', '协', '议', '军', '演', '联', '合'];

/// A number generator that is the same everywhere.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// From a seed.
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x1234_5678_9abc_def1)
    }

    /// The next number below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }

    /// An index, the first ones more often.
    fn skewed(&mut self, bound: usize) -> usize {
        self.below(bound).min(self.below(bound)).min(self.below(bound))
    }

    fn word(&mut self) -> String {
        (0..1 + self.below(3)).map(|_| SYLLABLES[self.below(SYLLABLES.len())]).collect()
    }
}

/// Something that happens in the made-up world.
struct Happening {
    kind: &'static str,
    a: &'static str,
    b: &'static str,
    day: Day,
    length: Day,
    number: u64,
}

/// Happenings of a day.
const A_DAY: u64 = 12;

fn happening(seed: u64, number: u64) -> Happening {
    let mut dice = Dice::new(seed ^ number.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let a = dice.skewed(STATES.len());
    let b = (a + 1 + dice.skewed(STATES.len() - 1)) % STATES.len();
    let first = day::parse("2005-01-01").unwrap_or_default();
    Happening {
        kind: KINDS[dice.below(KINDS.len())],
        a: STATES[a],
        b: STATES[b],
        day: first + Day::try_from(number / A_DAY).unwrap_or_default(),
        length: [0, 0, 0, 1, 2, 4][dice.below(6)],
        number,
    }
}

/// Articles with about eight claims each, by day.
pub fn filings(seed: u64, articles: usize) -> impl Iterator<Item = Filing> {
    (0..articles).map(move |n| filing(seed, n))
}

fn filing(seed: u64, n: usize) -> Filing {
    let mut dice = Dice::new(seed.wrapping_add(n as u64) ^ 0x00ff_00ff);
    // Two articles for each happening of eight claims each: a happening is told by some sixteen claims, around its day.
    let centre = n as u64 / 2 + 40;
    let mut writer = Writer { text: String::new(), length: 0, claims: Vec::new() };
    let id = format!("s{seed}-{n}");
    let published = happening(seed, centre).day;
    for _ in 0..4 + dice.below(9) {
        let told = happening(seed, (centre + dice.below(60) as u64).saturating_sub(40));
        writer.sentence(&mut dice, &told, &id, published);
    }
    let language = ["en", "ru", "zh", "id"][dice.below(4)];
    let article = Article {
        id: id.clone(),
        outlet: Some(format!("Outlet {}", dice.skewed(60))),
        published: Some(day::written(published)),
        title: Some(format!("{} {}", dice.word(), dice.word())),
        text: writer.text,
        lang: Some(language.into()),
        url: None,
    };
    Filing { article, claims: writer.claims, language: language.into(), reading: "synthetic".into(), fetched: None }
}

struct Writer {
    text: String,
    length: usize,
    claims: Vec<Claim>,
}

impl Writer {
    fn add(&mut self, words: &str) {
        self.text.push_str(words);
        self.length += words.chars().count();
    }

    fn sentence(&mut self, dice: &mut Dice, told: &Happening, article: &str, published: Day) {
        let filler: Vec<String> = (0..6 + dice.below(18)).map(|_| dice.word()).collect();
        let han: String = (0..dice.below(8)).map(|_| HAN[dice.below(HAN.len())]).collect();
        let exact = format!("{} {} {} {} {han}.", told.a, told.kind, told.b, filler.join(" "));
        let start = self.length;
        self.add(&exact);
        let end = self.length;
        self.add(if dice.below(4) == 0 { "\n" } else { " " });
        let n = self.claims.len();
        let quote = Quote { exact, start, end, ..Quote::default() };
        self.claims.push(claim(dice, told, article, n, published, quote));
    }
}

fn claim(dice: &mut Dice, told: &Happening, article: &str, n: usize, published: Day, quote: Quote) -> Claim {
    let mutual = crate::kinds::mutual(told.kind);
    let party = |code: &str| Party { id: code.into(), text: code.into() };
    let (actors, recipients) = match (told.kind, mutual) {
        ("conference", _) => (vec![party("IGO:UN"), party(told.a)], Vec::new()),
        (_, true) => (vec![party(told.a), party(told.b)], Vec::new()),
        (_, false) => (vec![party(told.a)], vec![party(told.b)]),
    };
    let ahead = told.day > published;
    let status = match (ahead, dice.below(10)) {
        (true, 0..=2) => "possible",
        (true, _) => "planned",
        (false, 0) => "denied",
        (false, 1) => "ongoing",
        (false, _) => "happened",
    };
    let id = format!("{:016x}", crate::filed::number(&[article, &n.to_string()]).cast_unsigned());
    Claim {
        v: 1,
        article: article.into(),
        id,
        kind: told.kind.into(),
        event: None,
        mode: Vec::new(),
        actors,
        recipients,
        people: people(dice, told),
        when: when(dice, told),
        announced: None,
        place: (dice.below(3) == 0).then(|| Where { state: Some(told.b.into()), place: None }),
        from: None,
        status: status.into(),
        says: (dice.below(3) == 0)
            .then(|| Source {
                text: "TASS".into(),
                id: Some("TASS".into()),
                sort: "agency".into(),
                stance: "reports".into(),
            })
            .into_iter()
            .collect(),
        contexts: vec!["military".into()],
        stage: (told.kind == "agreement").then(|| "signed".into()),
        title: None,
        about: None,
        object: Vec::new(),
        comparison: (dice.below(40) == 0).then(|| Comparison {
            sort: "first_since".into(),
            span: Some("P5Y".into()),
            ..Comparison::default()
        }),
        links: Vec::new(),
        evidence: Vec::new(),
        confidence: 0.5 + 0.01 * dice.below(50) as f64,
        quote,
        sentence: n,
        event_id: None,
        reading: "synthetic".into(),
    }
}

/// The same minister for some years.
fn people(dice: &mut Dice, told: &Happening) -> Vec<Person> {
    if !crate::kinds::encounter(told.kind) || dice.below(3) == 0 {
        return Vec::new();
    }
    let name = |code: &str| {
        let mut own = Dice::new(crate::filed::number(&[code, &(told.day / 1200).to_string()]).cast_unsigned());
        format!("{} {}", own.word(), own.word())
    };
    let person = |code: &str, role: &'static str| Person {
        name: name(code),
        office: Some("minister:defence".into()),
        party: Some(code.into()),
        rank: None,
        role: role.into(),
    };
    let mut all = vec![person(told.a, "actor")];
    if told.kind != "visit" {
        all.push(person(told.b, "actor"));
    }
    all
}

/// The day, an interval, the month, nothing, or another day.
fn when(dice: &mut Dice, told: &Happening) -> Option<When> {
    let day = told.day + Day::from(told.number.is_multiple_of(7) && dice.below(5) == 0);
    let edtf = match (dice.below(10), told.length) {
        (0..=2, _) => return None,
        (3, _) => day::written(day)[..7].to_string(),
        (_, 0) => day::written(day),
        (_, length) => format!("{}/{}", day::written(day), day::written(day + length)),
    };
    crate::decisions::when(&edtf).ok()
}
