//! Made-up archives, for measuring and for tests: pages of news in four languages, some records damaged in ten ways. The same seed gives
//! the same bytes.

use chancery_record::synthetic::Dice;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha1::{Digest, Sha1};
use std::io::{self, Write};

/// Ways in which a record is damaged, in the order in which they are dealt out.
pub const DAMAGES: [&str; 10] = [
    "cut compressed bytes",
    "bits flipped in compressed bytes",
    "signature of the member overwritten",
    "length too long",
    "length too short",
    "version line spoilt",
    "digest of other bytes",
    "status line spoilt",
    "chunks that don't add up",
    "no address",
];

/// What a made-up archive holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// Addresses of the pages that are sound.
    pub sound: Vec<String>,
    /// How many records are damaged.
    pub damaged: usize,
}

/// Writes an archive of so many pages, one gzip member a record, every tenth damaged where asked.
pub fn warc(to: &mut impl Write, seed: u64, pages: usize, damage: bool) -> io::Result<Made> {
    let mut made = Made::default();
    to.write_all(&packed(&about())?)?;
    for n in 0..pages {
        let mut dice = Dice::new(seed.wrapping_add(n as u64));
        let url = format!("https://news{}.example/2024/0{}/{:02}/story-{n}.html", n % 40, 1 + n % 9, 1 + n % 28);
        let html = page(&mut dice, n);
        let way = damage.then(|| (n % 10 == 7).then_some(made.damaged % DAMAGES.len())).flatten();
        to.write_all(&member(&url, &html, way, &mut dice)?)?;
        match way {
            Some(_) => made.damaged += 1,
            None => made.sound.push(url),
        }
    }
    Ok(made)
}

fn about() -> Vec<u8> {
    let block = "software: made up\r\n";
    format!(
        "WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: 2024-09-30T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/warc-fields\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
    .into_bytes()
}

fn packed(record: &[u8]) -> io::Result<Vec<u8>> {
    let mut to = GzEncoder::new(Vec::new(), Compression::fast());
    to.write_all(record)?;
    to.finish()
}

fn member(url: &str, html: &str, way: Option<usize>, dice: &mut Dice) -> io::Result<Vec<u8>> {
    let mut bytes = packed(&record(url, html, way))?;
    let middle = bytes.len() / 2;
    match way {
        Some(0) => bytes.truncate(middle),
        Some(1) => (0..8).for_each(|n| bytes[middle + n] ^= 1 << dice.below(8)),
        Some(2) => bytes[..3].copy_from_slice(b"\0\0\0"),
        _ => {}
    }
    Ok(bytes)
}

/// One record, sound or damaged before it was packed.
fn record(url: &str, html: &str, way: Option<usize>) -> Vec<u8> {
    let status = if way == Some(7) { "HTP/1 OK 200" } else { "HTTP/1.1 200 OK" };
    let coding = if way == Some(8) { "Transfer-Encoding: chunked\r\n" } else { "" };
    let body = if way == Some(8) { format!("{:x}\r\n{html}", html.len() + 9) } else { html.to_string() };
    let block = format!("{status}\r\nContent-Type: text/html; charset=utf-8\r\n{coding}\r\n{body}");
    let digest: String = Sha1::digest(if way == Some(6) { b"other" } else { block.as_bytes() })
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let version = if way == Some(5) { "WA?C/1.0" } else { "WARC/1.0" };
    let address = if way == Some(9) { String::new() } else { format!("WARC-Target-URI: {url}\r\n") };
    let length = match way {
        Some(3) => block.len() + 500,
        Some(4) => block.len() - 500,
        _ => block.len(),
    };
    let head = format!(
        "{version}\r\nWARC-Type: response\r\n{address}WARC-Date: 2024-09-30T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Block-Digest: sha1:{digest}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
    );
    format!("{head}{block}\r\n\r\n").into_bytes()
}

/// A page with navigation around an article of some three thousand characters.
pub fn page(dice: &mut Dice, n: usize) -> String {
    let (language, words) = LANGUAGES[n % LANGUAGES.len()];
    let title = sentence(dice, words);
    let paragraphs: String = (0..6 + dice.below(8))
        .map(|_| {
            let sentences: Vec<String> = (0..2 + dice.below(3)).map(|_| sentence(dice, words)).collect();
            format!("<p>{}</p>\n", sentences.join(if language == "zh" { "" } else { " " }))
        })
        .collect();
    let links: String = (0..30).map(|l| format!("<li><a href=\"/section/{l}\">Section {l}</a></li>")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta property=\"og:site_name\" content=\"News {}\"><meta property=\"article:published_time\" content=\"2024-0{}-{:02}T08:00:00Z\">\
         </head><body><nav><ul>{links}</ul></nav><article><h1>{title}</h1>\n{paragraphs}</article><footer><ul>{links}</ul></footer></body></html>",
        n % 40,
        1 + n % 9,
        1 + n % 28
    )
}

/// A sentence with its gaps filled: `{a}`, `{b}` states, `{d}` a day of the month, `{n}` a number.
fn sentence(dice: &mut Dice, words: &Words) -> String {
    let form = words.forms[dice.below(words.forms.len())];
    let a = dice.below(words.states.len());
    let b = (a + 1 + dice.below(words.states.len() - 1)) % words.states.len();
    form.replace("{a}", words.states[a])
        .replace("{b}", words.states[b])
        .replace("{d}", &(1 + dice.below(28)).to_string())
        .replace("{n}", &(2 + dice.below(900)).to_string())
}

/// What sentences of a language are made of.
struct Words {
    states: [&'static str; 8],
    forms: [&'static str; 8],
}

static LANGUAGES: [(&str, &Words); 4] = [("en", &EN), ("id", &ID), ("ru", &RU), ("zh", &ZH)];

static EN: Words = Words {
    states: ["Brazil", "Angola", "Norway", "Mongolia", "Kenya", "Laos", "Chile", "Serbia"],
    forms: [
        "The foreign minister of {a} arrived in {b} on a working visit on {d} March.",
        "{a} and {b} signed an agreement on the training of {n} officers.",
        "{a} has lifted its sanctions against {b}, the ministry said in a statement.",
        "Talks between {a} and {b} lasted {n} minutes and ended late in the evening.",
        "Prices of bread rose by {n} percent in the northern provinces, where rain had been rare.",
        "Officials counted {n} trucks at the crossing before noon and as many after it.",
        "The president of {a} will travel to {b} next month.",
        "Exporters had asked for {n} new permits since the winter, most of them for timber.",
    ],
};

static ID: Words = Words {
    states: ["Brasil", "Angola", "Norwegia", "Mongolia", "Kenya", "Laos", "Cile", "Serbia"],
    forms: [
        "Menteri Luar Negeri {a} tiba di {b} untuk kunjungan kerja pada {d} Maret.",
        "{a} dan {b} menandatangani perjanjian pelatihan {n} perwira.",
        "{a} mencabut sanksi terhadap {b}, kata kementerian itu.",
        "Pembicaraan antara {a} dan {b} berlangsung {n} menit hingga larut malam.",
        "Harga roti naik {n} persen di provinsi utara yang jarang hujan.",
        "Petugas menghitung {n} truk di perbatasan sebelum tengah hari.",
        "Presiden {a} akan berkunjung ke {b} bulan depan.",
        "Eksportir meminta {n} izin baru sejak musim dingin, sebagian besar untuk kayu.",
    ],
};

static RU: Words = Words {
    states: ["Бразилия", "Ангола", "Норвегия", "Монголия", "Кения", "Япония", "Сербия", "Турция"],
    forms: [
        "{a} и {b} подписали соглашение о подготовке {n} офицеров.",
        "{a} и {b} провели переговоры {d} марта.",
        "{a} отменила санкции, сообщило министерство.",
        "Хлеб подорожал на {n} процентов в северных областях, где редко шли дожди.",
        "До полудня на переходе насчитали {n} грузовиков.",
        "{a} и {b} проведут совместные учения в следующем месяце.",
        "С зимы экспортёры запросили {n} новых разрешений, большей частью на лес.",
        "{a} и {b} установили дипломатические отношения.",
    ],
};

static ZH: Words = Words {
    states: ["巴西", "安哥拉", "挪威", "蒙古国", "肯尼亚", "老挝", "智利", "塞尔维亚"],
    forms: [
        "{a}外交部长3月{d}日抵达{b}进行工作访问。",
        "{a}和{b}签署了培训{n}名军官的协议。",
        "{a}解除了对{b}的制裁，外交部在声明中说。",
        "{a}与{b}的会谈持续了{n}分钟，直到深夜才结束。",
        "北方各省雨水稀少，面包价格上涨了百分之{n}。",
        "中午以前，口岸共有{n}辆卡车通过。",
        "{a}总统将于下月访问{b}。",
        "入冬以来，出口商申请了{n}份新的许可证，大部分用于木材。",
    ],
};
