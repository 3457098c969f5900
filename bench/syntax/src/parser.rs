//! A greedy arc-hybrid parser, trained with its dynamic oracle (Goldberg and Nivre 2013).

use crate::conllu::Sentence;
use crate::perceptron::{Dice, Learner, Linear, Scorer, mix, mix_str};
use crate::tagger::{Word, best};

/// What the parser sees of a sentence: words from 1; 0 is nothing; the last is the root.
pub struct Input {
    words: Vec<Word>,
    tags: Vec<u64>,
    parts: Vec<u64>,
}

impl Input {
    pub fn new(words: &[Word], tags: &[&str]) -> Input {
        let frame = |list: Vec<u64>| [vec![1], list, vec![2]].concat();
        Input {
            words: [vec![Word::default()], words.to_vec(), vec![Word { form: 2, ..Word::default() }]].concat(),
            tags: frame(tags.iter().map(|t| mix_str(t)).collect()),
            parts: frame(tags.iter().map(|t| mix_str(t.split('|').next().unwrap_or(t))).collect()),
        }
    }

    fn root(&self) -> usize {
        self.words.len() - 1
    }
}

/// Shift is action 0; then for each label an arc to the left (odd) and one to the right (even).
struct State {
    stack: Vec<usize>,
    next: usize,
    root: usize,
    heads: Vec<usize>,
    labels: Vec<usize>,
    /// Outermost child on the left and on the right, and how many there are.
    left: Vec<(usize, usize)>,
    right: Vec<(usize, usize)>,
}

impl State {
    fn new(root: usize) -> State {
        let none = vec![(0, 0); root + 1];
        State {
            stack: Vec::new(),
            next: 1,
            root,
            heads: vec![0; root + 1],
            labels: vec![0; root + 1],
            left: none.clone(),
            right: none,
        }
    }

    fn done(&self) -> bool {
        self.next == self.root && self.stack.is_empty()
    }

    fn stacked(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(0, |n| self.stack[n])
    }

    /// May shift, left, right be done? Only the last word left may become the root.
    fn allowed(&self) -> [bool; 3] {
        let at_root = self.next == self.root;
        [!at_root, !self.stack.is_empty() && (!at_root || self.stack.len() == 1), self.stack.len() > 1]
    }

    fn apply(&mut self, action: usize) {
        if action == 0 {
            self.stack.push(self.next);
            self.next += 1;
            return;
        }
        let Some(word) = self.stack.pop() else { return };
        let to_left = action % 2 == 1;
        let head = if to_left { self.next } else { self.stacked(0) };
        self.heads[word] = head;
        self.labels[word] = action.div_ceil(2);
        let side = if to_left { &mut self.left[head] } else { &mut self.right[head] };
        *side = (word, side.1 + 1);
    }

    /// Gold arcs that each of the three moves makes impossible.
    fn costs(&self, gold: &[usize], children: &[Vec<usize>]) -> [usize; 3] {
        let (s0, s1, b) = (self.stacked(0), self.stacked(1), self.next);
        let ahead = |c: &&usize| **c >= b;
        let lost = children[s0].iter().filter(ahead).count();
        let below = &self.stack[..self.stack.len().saturating_sub(1)];
        let shift =
            usize::from(below.contains(&gold[b])) + children[b].iter().filter(|c| self.stack.contains(c)).count();
        let left = lost + usize::from(s0 != 0 && (gold[s0] > b || s1 != 0 && gold[s0] == s1));
        let right = lost + usize::from(s0 != 0 && gold[s0] >= b);
        [shift, left, right]
    }

    fn features(&self, x: &Input, out: &mut Vec<u64>) {
        let (s0, s1, s2, b0) = (self.stacked(0), self.stacked(1), self.stacked(2), self.next);
        let b1 = if b0 < self.root { b0 + 1 } else { 0 };
        let b2 = if b0 + 1 < self.root { b0 + 2 } else { 0 };
        let w = |n: usize| x.words[n].form;
        let t = |n: usize| x.tags[n];
        let p = |n: usize| x.parts[n];
        let e = |n: usize| x.words[n].ends[2];
        let l = |n: usize| self.labels[n] as u64;
        let (s0l, s0r, s1l, s1r, b0l) =
            (self.left[s0].0, self.right[s0].0, self.left[s1].0, self.right[s1].0, self.left[b0].0);
        let count = |n: usize| (self.left[n].1.min(3) * 4 + self.right[n].1.min(3)) as u64;
        let gap = |a: usize, b: usize| if a == 0 { 0 } else { [0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7][(b - a).min(10)] };
        out.clear();
        let mut add = |k: u64, parts: [u64; 4]| out.push(mix(&[k, parts[0], parts[1], parts[2], parts[3]]));
        add(0, [0; 4]);
        for (k, n) in [(1, s0), (2, s1), (3, b0), (4, b1)] {
            add(k, [w(n), 0, 0, 0]);
            add(k + 4, [t(n), 0, 0, 0]);
            add(k + 8, [w(n), t(n), 0, 0]);
            add(k + 12, [e(n), p(n), 0, 0]);
        }
        add(17, [t(s2), 0, 0, 0]);
        add(18, [t(b2), 0, 0, 0]);
        add(19, [w(s0), w(b0), 0, 0]);
        add(20, [w(s0), t(b0), 0, 0]);
        add(21, [t(s0), w(b0), 0, 0]);
        add(22, [t(s0), t(b0), 0, 0]);
        add(23, [p(s0), p(b0), gap(s0, b0), 0]);
        add(24, [w(s1), w(s0), 0, 0]);
        add(25, [w(s1), t(s0), 0, 0]);
        add(26, [t(s1), w(s0), 0, 0]);
        add(27, [t(s1), t(s0), 0, 0]);
        add(28, [p(s1), p(s0), gap(s1, s0), 0]);
        add(29, [t(s0), t(b0), t(b1), 0]);
        add(30, [t(s1), t(s0), t(b0), 0]);
        add(31, [p(s2), p(s1), p(s0), p(b0)]);
        add(32, [p(s0), p(b0), p(b1), p(b2)]);
        add(33, [p(s1), p(s0), p(b0), p(b1)]);
        add(34, [t(s0), t(s0l), t(b0), 0]);
        add(35, [t(s0), t(s0r), t(b0), 0]);
        add(36, [t(s0), t(b0), t(b0l), 0]);
        add(37, [t(s1), t(s1l), t(s0), 0]);
        add(38, [t(s1), t(s1r), t(s0), 0]);
        add(39, [t(s1), t(s0), t(s0l), 0]);
        add(40, [t(s1), t(s0), t(s0r), 0]);
        add(41, [p(s0), l(s0l), l(s0r), 1]);
        add(42, [p(s1), l(s1l), l(s1r), 1]);
        add(43, [p(b0), l(b0l), p(s0), 1]);
        add(44, [p(s0), count(s0), p(b0), 1]);
        add(45, [p(s1), count(s1), p(s0), 1]);
        add(46, [w(s0), count(s0), 0, 1]);
        add(47, [w(s0l), p(s0), p(b0), 0]);
        add(48, [w(s0r), p(s0), p(b0), 0]);
        add(49, [w(b0l), p(b0), p(s0), 0]);
        add(50, [w(s0l), w(s0), p(s1), 0]);
        add(51, [w(s0l), p(s0), w(s1), 0]);
        add(52, [e(s0), e(b0), 0, 0]);
        add(53, [e(s1), e(s0), 0, 0]);
        add(54, [t(s0), e(s1), w(b0), 0]);
    }
}

pub struct Parser {
    labels: Vec<String>,
    model: Linear,
}

fn kind(action: usize) -> usize {
    if action == 0 { 0 } else { 2 - action % 2 }
}

impl Parser {
    pub fn train(sentences: &[&Sentence], tags: &[Vec<String>], epochs: usize) -> Parser {
        let mut labels: Vec<String> = sentences.iter().flat_map(|s| s.iter().map(|t| t.label.clone())).collect();
        labels.sort();
        labels.dedup();
        let mut learner = Learner::default();
        let (mut dice, mut order) = (Dice(11), (0..sentences.len()).collect::<Vec<_>>());
        for epoch in 0..epochs {
            dice.shuffle(&mut order);
            for s in &order {
                let words: Vec<Word> = sentences[*s].iter().map(|t| Word::new(&t.form)).collect();
                let tags: Vec<&str> = tags[*s].iter().map(String::as_str).collect();
                learn(&mut learner, &Input::new(&words, &tags), sentences[*s], &labels, epoch, &mut dice);
            }
        }
        Parser { labels, model: learner.freeze() }
    }

    /// Head and label of every word.
    pub fn parse(&self, input: &Input) -> Vec<(usize, &str)> {
        let mut state = State::new(input.root());
        let (mut found, mut scores) = (Vec::new(), vec![0.0; self.labels.len() * 2 + 1]);
        while !state.done() {
            state.features(input, &mut found);
            scores.fill(0.0);
            self.model.add(&found, &mut scores);
            let allowed = state.allowed();
            state.apply(best(&scores, |a| allowed[kind(a)]));
        }
        let root = input.root();
        let head = |n: usize| if state.heads[n] == root { 0 } else { state.heads[n] };
        (1..root).map(|n| (head(n), self.labels[state.labels[n] - 1].as_str())).collect()
    }

    pub fn bytes(&self) -> usize {
        self.model.bytes()
    }
}

/// One sentence: among the moves that cost nothing, the best is right; after the first rounds the parser follows its own moves.
fn learn(learner: &mut Learner, input: &Input, sentence: &Sentence, labels: &[String], epoch: usize, dice: &mut Dice) {
    let root = input.root();
    let mut gold = vec![0; root + 1];
    let mut wanted = vec![0; root + 1];
    let mut children = vec![Vec::new(); root + 1];
    for (n, token) in sentence.iter().enumerate() {
        gold[n + 1] = if token.head == 0 { root } else { token.head };
        wanted[n + 1] = labels.binary_search(&token.label).unwrap_or(0);
        children[gold[n + 1]].push(n + 1);
    }
    let mut state = State::new(root);
    let (mut found, mut scores) = (Vec::new(), vec![0.0; labels.len() * 2 + 1]);
    while !state.done() {
        state.features(input, &mut found);
        scores.fill(0.0);
        learner.add(&found, &mut scores);
        let (allowed, costs, s0) = (state.allowed(), state.costs(&gold, &children), state.stacked(0));
        let least = (0..3).filter(|k| allowed[*k]).map(|k| costs[k]).min().unwrap_or(0);
        let heads = [0, state.next, state.stacked(1)];
        let right = |a: usize| {
            let k = kind(a);
            allowed[k] && costs[k] == least && (k == 0 || gold[s0] != heads[k] || a.div_ceil(2) == wanted[s0] + 1)
        };
        let guess = best(&scores, |a| allowed[kind(a)]);
        let good = best(&scores, right);
        let keeps = right(guess);
        learner.update(&found, if keeps { guess } else { good }, guess);
        let explore = epoch > 0 && !dice.next().is_multiple_of(10);
        state.apply(if keeps || explore { guess } else { good });
    }
}
