//! The syntax experiment: trains a tagger and a parser on treebanks, measures them, and parses a file of sentences.
//!
//! syntax LANG TRAIN.conllu[,…] DEV.conllu[,…] [--lexicon WORDS] [--epochs N] [--parse SENTENCES OUT.conllu]
//!
//! Where TRAIN is `-`, or a name is in both lists, every second sentence of that file is trained on and the others are measured.
//! What is parsed at the end is parsed by a model trained on all of them.

mod conllu;
mod parser;
mod perceptron;
mod tagger;
mod words;

use conllu::Sentence;
use parser::{Input, Parser};
use std::collections::{HashMap, HashSet};
use tagger::{Tagger, Word};
use words::Cutter;

struct Model {
    cutter: Cutter,
    tagger: Tagger,
    parser: Parser,
}

impl Model {
    fn train(lang: &str, sentences: &[Sentence], lexicon: &str, epochs: usize) -> Model {
        let all: Vec<&Sentence> = sentences.iter().collect();
        let tagger = Tagger::train(&all, epochs);
        Model {
            cutter: Cutter::new(lang, sentences, lexicon),
            tagger,
            parser: Parser::train(&all, &other_half_tags(&all, epochs), epochs),
        }
    }

    fn analyse(&self, mut tokens: Sentence) -> Sentence {
        let words: Vec<Word> = tokens.iter().map(|t| Word::new(&t.form)).collect();
        let tags = self.tagger.tag(&words);
        let arcs = self.parser.parse(&Input::new(&words, &tags));
        for (token, (tag, (head, label))) in tokens.iter_mut().zip(tags.into_iter().zip(arcs)) {
            token.tag = tag.to_string();
            token.head = head;
            token.label = label.to_string();
        }
        tokens
    }
}

/// Tags as they will be at run time: each half is tagged by what the other half taught.
fn other_half_tags(sentences: &[&Sentence], epochs: usize) -> Vec<Vec<String>> {
    let half = |k: usize| sentences.iter().copied().skip(k).step_by(2).collect::<Vec<_>>();
    let taggers = [Tagger::train(&half(1), epochs), Tagger::train(&half(0), epochs)];
    let tag = |(n, s): (usize, &&Sentence)| {
        let words: Vec<Word> = s.iter().map(|t| Word::new(&t.form)).collect();
        taggers[n % 2].tag(&words).into_iter().map(str::to_string).collect()
    };
    sentences.iter().enumerate().map(tag).collect()
}

/// A word by where it stands, so that two ways of cutting can be compared: its span, its head's, part of speech, label.
type Arc = ([usize; 2], [usize; 2], String, String);

fn arcs(tokens: &[conllu::Token]) -> Vec<Arc> {
    let mut spans = vec![[0, 0]];
    for t in tokens {
        let start = spans[spans.len() - 1][1];
        spans.push([start, start + t.form.chars().count()]);
    }
    let part = |t: &conllu::Token| t.tag.split('|').next().unwrap_or_default().to_string();
    let arc = |(n, t): (usize, &conllu::Token)| (spans[n + 1], spans[t.head], part(t), t.label.clone());
    tokens.iter().enumerate().map(arc).collect()
}

/// F1 of words, parts of speech, unlabelled and labelled arcs.
fn measure(gold: &[Sentence], said: &[Sentence]) -> [f64; 4] {
    let (mut hits, mut sizes) = ([0.0; 4], 0);
    for (g, s) in gold.iter().zip(said) {
        let (g, s) = (arcs(g), arcs(s));
        let wanted: HashMap<[usize; 2], &Arc> = g.iter().map(|a| (a.0, a)).collect();
        for (a, b) in s.iter().filter_map(|b| wanted.get(&b.0).map(|a| (*a, b))) {
            let right = [true, a.2 == b.2, a.1 == b.1, a.1 == b.1 && a.3 == b.3];
            hits.iter_mut().zip(right).for_each(|(hit, right)| *hit += f64::from(u8::from(right)));
        }
        sizes += g.len() + s.len();
    }
    hits.map(|h| 200.0 * h / sizes as f64)
}

/// Seconds on the processor: the machine may be busy with other things.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e9
}

fn load(list: &str) -> Vec<(String, Vec<Sentence>)> {
    let file = |p: &str| {
        let text = std::fs::read_to_string(p).unwrap_or_else(|e| panic!("{p}: {e}"));
        (p.to_string(), conllu::read(&text))
    };
    list.split(',').filter(|p| *p != "-").map(file).collect()
}

/// Training and measuring sentences; no sentence is in both.
fn split(train: &str, dev: &str) -> (Vec<Sentence>, Vec<Sentence>) {
    let (trains, devs) = (load(train), load(dev));
    let (mut train, mut dev): (Vec<Sentence>, Vec<Sentence>) = (Vec::new(), Vec::new());
    let halved = |p: &str| trains.is_empty() || trains.iter().any(|(q, _)| q == p);
    for (path, sentences) in &devs {
        for (n, s) in sentences.iter().enumerate() {
            if halved(path) && n % 2 == 0 { train.push(s.clone()) } else { dev.push(s.clone()) }
        }
    }
    let held: HashSet<String> = dev.iter().map(|s| conllu::text(s)).collect();
    let kept = trains.into_iter().filter(|(p, _)| !devs.iter().any(|(q, _)| q == p)).flat_map(|(_, s)| s);
    train.extend(kept.filter(|s| !held.contains(&conllu::text(s))));
    (train, dev)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str, n: usize| args.iter().position(|a| a == name).and_then(|at| args.get(at + n));
    let [lang, train, dev, ..] = args.as_slice() else {
        eprintln!("syntax LANG TRAIN.conllu[,…] DEV.conllu[,…] [--lexicon WORDS] [--epochs N] [--parse SENTENCES OUT]");
        std::process::exit(2);
    };
    let epochs = option("--epochs", 1).and_then(|n| n.parse().ok()).unwrap_or(6);
    let lexicon = option("--lexicon", 1).map_or(String::new(), |p| std::fs::read_to_string(p).expect("a word list"));
    let (train, dev) = split(train, dev);

    let start = seconds();
    let model = Model::train(lang, &train, &lexicon, epochs);
    let words = train.iter().map(Vec::len).sum::<usize>();
    println!("{lang}: {} sentences, {words} words, trained in {:.0} s", train.len(), seconds() - start);
    println!("size: tagger {} kB, parser {} kB", model.tagger.bytes() / 1000, model.parser.bytes() / 1000);

    let said: Vec<Sentence> = dev.iter().map(|s| model.analyse(s.clone())).collect();
    println!("dev, words given ({}): words, tags, UAS, LAS {:.1?}", dev.len(), measure(&dev, &said));
    let texts: Vec<String> = dev.iter().map(|s| conllu::text(s)).collect();
    let start = seconds();
    let said: Vec<Sentence> = texts.iter().map(|t| model.analyse(model.cutter.cut(t))).collect();
    let (time, bytes) = (seconds() - start, texts.iter().map(String::len).sum::<usize>() as f64);
    println!("dev, plain text:  words, tags, UAS, LAS {:.1?}", measure(&dev, &said));
    println!("speed: {:.0} sentences/s, {:.2} MB/s", texts.len() as f64 / time, bytes / time / 1e6);

    if let (Some(from), Some(to)) = (option("--parse", 1), option("--parse", 2)) {
        let all = [train, dev].concat();
        let model = Model::train(lang, &all, &lexicon, epochs);
        let text = std::fs::read_to_string(from).expect("a file of sentences");
        let start = seconds();
        let parsed: Vec<String> = text.lines().map(|l| conllu::write(&model.analyse(model.cutter.cut(l)), l)).collect();
        let time = seconds() - start;
        println!("parsed: {:.0} sentences/s, {:.2} MB/s", parsed.len() as f64 / time, text.len() as f64 / time / 1e6);
        std::fs::write(to, parsed.concat()).expect("writes the parses");
    }
}
