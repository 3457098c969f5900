//! Copies of texts told from texts that are merely similar, in four languages.

use chancery_record::again::{Copied, NEAR, Sketched, leaders, likeness, sketch};
use chancery_record::synthetic::Dice;

static LANGUAGES: [(&str, &str); 4] = [
    ("en", include_str!("en.txt")),
    ("id", include_str!("id.txt")),
    ("ru", include_str!("ru.txt")),
    ("zh", include_str!("zh.txt")),
];

/// Stories made up for each language.
const STORIES: usize = 60;

/// What texts of a language are made of: facts, each in three wordings, with names for their gaps.
struct Words<'a> {
    names: Vec<(&'a str, Vec<&'a str>)>,
    facts: Vec<Vec<&'a str>>,
    between: &'static str,
}

impl Words<'_> {
    fn read<'a>(language: &str, text: &'a str) -> Words<'a> {
        let mut blocks = text.split("\n\n").map(|b| b.lines().collect::<Vec<_>>());
        let names = blocks.next().expect("names").into_iter().filter_map(|l| l.split_once(": "));
        let names = names.map(|(gap, list)| (gap, list.split(", ").collect())).collect();
        Words { names, facts: blocks.collect(), between: if language == "zh" { "" } else { " " } }
    }
}

/// Something that happened: what stands in the gaps, and which wording of each fact the first report chose.
#[derive(Clone)]
struct Story {
    gaps: Vec<(String, String)>,
    /// Numbers of each fact.
    numbers: Vec<[usize; 3]>,
    wordings: Vec<usize>,
    facts: Vec<usize>,
}

impl Story {
    fn new(dice: &mut Dice, words: &Words) -> Story {
        let gaps =
            words.names.iter().map(|(gap, list)| (format!("{{{gap}}}"), list[dice.below(list.len())].into())).collect();
        let numbers = words.facts.iter().map(|_| [900, 900, 27].map(|most| 2 + dice.below(most))).collect();
        let wordings = words.facts.iter().map(|w| dice.below(w.len())).collect();
        let mut facts: Vec<usize> = (0..words.facts.len()).collect();
        facts.remove(1 + dice.below(facts.len() - 2));
        Story { gaps, numbers, wordings, facts }
    }

    /// Each fact in another wording than the first report's; quotes stay as they were said.
    fn retold(&self, dice: &mut Dice) -> Story {
        let wordings = self.wordings.iter().map(|w| (w + 1 + dice.below(2)) % 3).collect();
        Story { wordings, ..self.clone() }
    }

    fn sentences(&self, words: &Words) -> Vec<String> {
        let fill = |f: &usize| {
            let wording = words.facts[*f][self.wordings[*f]].to_string();
            let numbers = ["{n}", "{m}", "{d}"].into_iter().zip(self.numbers[*f]);
            let wording = numbers.fold(wording, |text, (gap, value)| text.replace(gap, &value.to_string()));
            self.gaps.iter().fold(wording, |text, (gap, value)| text.replace(gap, value))
        };
        self.facts.iter().map(fill).collect()
    }

    fn text(&self, words: &Words) -> String {
        self.sentences(words).join(words.between)
    }
}

/// One word in so many is another one; in a script without spaces one character.
fn edited(text: &str, one_in: usize, dice: &mut Dice) -> String {
    let spaced = text.contains(' ') && !text.contains('。');
    let parts: Vec<String> =
        if spaced { text.split(' ').map(String::from).collect() } else { text.chars().map(String::from).collect() };
    let others = parts.clone();
    let swapped: Vec<String> = parts
        .into_iter()
        .map(|p| if dice.below(one_in) == 0 { others[dice.below(others.len())].clone() } else { p })
        .collect();
    swapped.join(if spaced { " " } else { "" })
}

/// The same text as others took it over.
fn copies(story: &Story, other: &Story, words: &Words, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let text = story.text(words);
    let mut sentences = story.sentences(words);
    let half = sentences[..sentences.len() / 2].join(words.between);
    let headless = [&sentences[1..], &other.sentences(words)[8..9]].concat().join(words.between);
    let framed =
        [&other.sentences(words)[..2], &sentences[..], &other.sentences(words)[2..5]].concat().join(words.between);
    let third = sentences.len() / 3;
    sentences.rotate_left(third);
    sentences.pop();
    // Twelve words make a sentence's change in Chinese as in the others: there a character is half a word.
    let rate = if words.between.is_empty() { 16 } else { 12 };
    vec![
        ("whole", text.clone()),
        ("half", half),
        ("other beginning and end", headless),
        ("within a longer text", framed),
        ("reordered", sentences.join("\n")),
        ("edited", edited(&text, rate, dice)),
    ]
}

/// Texts that are no copies.
fn similar(story: &Story, other: &Story, words: &Words, dice: &mut Dice) -> Vec<(&'static str, String)> {
    let retold = story.retold(dice);
    let same_form = Story { wordings: story.wordings.clone(), facts: story.facts.clone(), ..other.clone() };
    let background = story.sentences(words)[5..7].join(words.between);
    let later = other.retold(dice).text(words);
    vec![
        ("the same event in other words", retold.text(words)),
        ("another event in the same form", same_form.text(words)),
        ("a later report with old background", format!("{later}{}{background}", words.between)),
        ("another event", other.text(words)),
    ]
}

/// Pairs judged right and wrong.
#[derive(Default, Debug)]
struct Score {
    right: usize,
    missed: usize,
    invented: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.invented) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed) as f64
    }
}

#[test]
fn copies_are_told_from_what_is_merely_similar() {
    for (language, text) in LANGUAGES {
        let words = Words::read(language, text);
        let mut dice = Dice::new(17);
        let mut score = Score::default();
        let mut faults = Vec::new();
        for _ in 0..STORIES {
            let (story, other) = (Story::new(&mut dice, &words), Story::new(&mut dice, &words));
            let first = sketch(&story.text(&words));
            for (what, copy) in copies(&story, &other, &words, &mut dice) {
                let like = likeness(&first, &sketch(&copy));
                if like >= NEAR {
                    score.right += 1
                } else {
                    score.missed += 1
                }
                faults.extend((like < NEAR).then(|| format!("missed {what}: {like:.2}")));
            }
            for (what, no_copy) in similar(&story, &other, &words, &mut dice) {
                let like = likeness(&first, &sketch(&no_copy));
                score.invented += usize::from(like >= NEAR);
                faults.extend((like >= NEAR).then(|| format!("invented {what}: {like:.2}")));
            }
        }
        println!("{language}: precision {:.3}, recall {:.3}", score.precision(), score.recall());
        assert!(score.precision() >= 0.95 && score.recall() >= 0.95, "{language}: {score:?}\n{}", faults.join("\n"));
    }
}

#[test]
fn groups_of_copies_are_found_among_many() {
    for (language, text) in LANGUAGES {
        let words = Words::read(language, text);
        let mut dice = Dice::new(23);
        let (mut texts, mut wanted) = (Vec::new(), Vec::new());
        for number in 0..STORIES {
            let (story, other) = (Story::new(&mut dice, &words), Story::new(&mut dice, &words));
            let day = i32::try_from(number / 4).expect("a day");
            let first = texts.len();
            wanted.push(first);
            texts.push((day, story.text(&words)));
            // What frames a copy is another story's; it stays out here, for it belongs to two.
            for (what, copy) in copies(&story, &other, &words, &mut dice) {
                if what != "within a longer text" {
                    wanted.push(first);
                    texts.push((day + 1, copy));
                }
            }
            wanted.push(texts.len());
            texts.push((day + 2, story.retold(&mut dice).text(&words)));
        }
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|n| (texts[*n].0, *n));
        let sketches: Vec<Option<Sketched>> = texts.iter().map(|(_, text)| Sketched::of(text)).collect();
        let sorted: Vec<Copied> = order
            .iter()
            .map(|n| Copied { published: texts[*n].0, sketch: sketches[*n].as_ref(), page: None })
            .collect();
        let found: Vec<usize> = leaders(&sorted).into_iter().map(|l| order[l]).collect();
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        for (n, leader) in order.iter().zip(&found) {
            match (wanted[*n] == *n, leader == n, wanted[*n] == *leader) {
                (true, true, _) => {}
                (_, _, true) => right += 1,
                (false, true, _) => missed += 1,
                _ => wrong += 1,
            }
        }
        let (precision, recall) =
            (f64::from(right) / f64::from(right + wrong), f64::from(right) / f64::from(right + missed));
        println!("{language}: groups, precision {precision:.3}, recall {recall:.3}");
        assert!(precision >= 0.95 && recall >= 0.95, "{language}: {right} right, {wrong} wrong, {missed} missed");
    }
}

#[test]
fn a_sketch_is_the_same_whatever_else_is_there() {
    let words = Words::read("en", LANGUAGES[0].1);
    let story = Story::new(&mut Dice::new(1), &words);
    assert_eq!(sketch(&story.text(&words)), sketch(&story.text(&words)));
    assert_ne!(sketch(&story.text(&words)), sketch(&story.retold(&mut Dice::new(2)).text(&words)));
}
