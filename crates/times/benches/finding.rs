//! How fast expressions are found: in sentences that each hold one, and in the same sentences with their figures and a good part
//! of their words made unknown, as most sentences of news are.

use chancery_times::{Times, TimesData};
use divan::Bencher;
use divan::counter::BytesCount;
use std::path::Path;

const LANGUAGES: [&str; 4] = ["en", "id", "ru", "zh"];

fn main() {
    divan::main();
}

fn load(language: &str) -> (Times, Vec<String>) {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(language);
    let data: TimesData = toml::from_str(&std::fs::read_to_string(pack.join("times.toml")).unwrap()).unwrap();
    let table = std::fs::read_to_string(pack.join("tests/times.tsv")).unwrap();
    let sentences = table.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split('\t').next());
    (Times::new(&data).unwrap(), sentences.map(String::from).collect())
}

fn find(bencher: Bencher<'_, '_>, times: &Times, sentences: &[String]) {
    let bytes: usize = sentences.iter().map(String::len).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| sentences.iter().map(|s| times.find(s).len()).sum::<usize>());
}

#[divan::bench(args = LANGUAGES)]
fn dense(bencher: Bencher<'_, '_>, language: &str) {
    let (times, sentences) = load(language);
    find(bencher, &times, &sentences);
}

#[divan::bench(args = LANGUAGES)]
fn sparse(bencher: Bencher<'_, '_>, language: &str) {
    let (times, sentences) = load(language);
    let strange = |c: char| if c.is_ascii_digit() { 'x' } else { c };
    let sentences: Vec<String> = sentences.iter().map(|s| s.chars().map(strange).collect()).collect();
    find(bencher, &times, &sentences);
}

#[divan::bench(args = LANGUAGES)]
fn compile(language: &str) -> Times {
    load(language).0
}
