//! Parts of speech, with case, verb form and voice, from left to right.

use crate::conllu::Sentence;
use crate::perceptron::{Dice, Learner, Linear, Scorer, mix, mix_str};

/// A word as the classifiers see it.
#[derive(Clone, Default)]
pub struct Word {
    pub form: u64,
    pub ends: [u64; 4],
    pub starts: [u64; 3],
    pub shape: u64,
}

impl Word {
    pub fn new(form: &str) -> Word {
        let lower: Vec<char> = form.to_lowercase().chars().collect();
        let part = |chars: &[char]| mix_str(&chars.iter().collect::<String>());
        let digit = lower.iter().any(char::is_ascii_digit);
        let upper = form.chars().next().is_some_and(char::is_uppercase);
        let all = form.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        Word {
            form: part(&lower),
            ends: [1, 2, 3, 4].map(|n| part(&lower[lower.len().saturating_sub(n)..])),
            starts: [1, 2, 3].map(|n| part(&lower[..n.min(lower.len())])),
            shape: u64::from(digit) | u64::from(upper) << 1 | u64::from(all) << 2 | (lower.len().min(4) as u64) << 3,
        }
    }
}

pub struct Tagger {
    pub names: Vec<String>,
    model: Linear,
}

fn features(words: &[Word], at: usize, before: [usize; 2], out: &mut Vec<u64>) {
    let none = Word::default();
    let word = |by: isize| at.checked_add_signed(by).and_then(|n| words.get(n)).unwrap_or(&none);
    let (w, p, n) = (word(0), word(-1), word(1));
    let [t1, t2] = before.map(|t| t as u64);
    out.clear();
    out.push(mix(&[0]));
    out.push(mix(&[1, w.form]));
    out.extend(w.ends.iter().zip(2..).map(|(e, k)| mix(&[k, *e])));
    out.extend(w.starts.iter().zip(6..).map(|(s, k)| mix(&[k, *s])));
    out.extend([mix(&[9, w.shape, u64::from(at == 0)]), mix(&[10, p.form]), mix(&[11, n.form])]);
    out.extend([mix(&[12, word(-2).form]), mix(&[13, word(2).form]), mix(&[14, t1]), mix(&[15, t1, t2])]);
    out.extend([mix(&[16, t1, w.form]), mix(&[17, p.ends[2]]), mix(&[18, n.ends[2]]), mix(&[19, t1, w.ends[2]])]);
    out.extend([mix(&[20, n.shape]), mix(&[21, w.form, n.form]), mix(&[22, w.ends[1], n.ends[1], t1])]);
    out.push(mix(&[23, w.ends[2], w.shape]));
}

pub fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = usize::MAX;
    for (n, score) in scores.iter().enumerate() {
        if allowed(n) && (best == usize::MAX || *score > scores[best]) {
            best = n;
        }
    }
    best
}

impl Tagger {
    pub fn train(sentences: &[&Sentence], epochs: usize) -> Tagger {
        let mut names: Vec<String> = sentences.iter().flat_map(|s| s.iter().map(|t| t.tag.clone())).collect();
        names.sort();
        names.dedup();
        let words: Vec<Vec<Word>> = sentences.iter().map(|s| s.iter().map(|t| Word::new(&t.form)).collect()).collect();
        let gold = |s: usize, n: usize| names.binary_search(&sentences[s][n].tag).unwrap_or(0);
        let (mut learner, mut dice, mut order) =
            (Learner::default(), Dice(7), (0..sentences.len()).collect::<Vec<_>>());
        let (mut found, mut scores) = (Vec::new(), vec![0.0; names.len()]);
        for _ in 0..epochs {
            dice.shuffle(&mut order);
            for s in &order {
                let mut before = [names.len(); 2];
                for n in 0..words[*s].len() {
                    features(&words[*s], n, before, &mut found);
                    scores.fill(0.0);
                    learner.add(&found, &mut scores);
                    let guess = best(&scores, |_| true);
                    learner.update(&found, gold(*s, n), guess);
                    before = [guess, before[0]];
                }
            }
        }
        Tagger { names, model: learner.freeze() }
    }

    pub fn tag(&self, words: &[Word]) -> Vec<&str> {
        let (mut before, mut out, mut found) = ([self.names.len(); 2], Vec::new(), Vec::new());
        let mut scores = vec![0.0; self.names.len()];
        for n in 0..words.len() {
            features(words, n, before, &mut found);
            scores.fill(0.0);
            self.model.add(&found, &mut scores);
            let guess = best(&scores, |_| true);
            out.push(self.names[guess].as_str());
            before = [guess, before[0]];
        }
        out
    }

    pub fn bytes(&self) -> usize {
        self.model.bytes()
    }
}
