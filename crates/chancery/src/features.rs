//! What can be said of a candidate for who, where or when is meant: features by name, and sets of them. What each weighs is learnt (`weigh.rs`).

/// Between two features that are weighed together, in the table of weights.
pub(crate) const AND: char = '*';

macro_rules! features {
    ($($(#[doc = $doc:literal])* $name:ident = $key:literal),* $(,)?) => {
        /// What can be said of a candidate.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Feature { $($(#[doc = $doc])* $name),* }

        impl Feature {
            /// As in the table of weights.
            pub const NAMES: &'static [&'static str] = &[$($key),*];
        }
    };
}

features! {
    /// No candidate at all.
    Nobody = "nobody",
    /// Nobody, though the entry is a weak one.
    NobodyWeak = "nobody:weak",
    /// Nobody: the event word is a noun.
    NobodyNoun = "nobody:noun",
    /// Nobody: another party is known.
    NobodyKnown = "nobody:known",
    /// Nobody: the other party is an organisation.
    NobodyKnownBody = "nobody:known_organisation",
    /// Nobody: the other party was only carried over.
    NobodyKnownGuess = "nobody:known_guess",
    /// Nobody: the clause has a subject that is no party.
    NobodyOther = "nobody:other_subject",
    /// Nobody: the clause is a relative one.
    NobodyRelative = "nobody:relative",
    /// Nobody: the clause tells what somebody says.
    NobodyContent = "nobody:content",
    /// Nobody: the first sentence.
    NobodyFirst = "nobody:first",
    /// Nobody: the article has more than four states.
    NobodyMany = "nobody:many_states",
    /// Nobody: a passive.
    NobodyPassive = "nobody:passive",
    /// Nobody: no event word tells it, its sentence does.
    NobodyUntold = "nobody:untold",
    /// Nobody: the words of the sentence together speak against the kind, much (below -4).
    NobodyLeaningFour = "nobody:leaning_-4",
    /// From -4 on.
    NobodyLeaningThree = "nobody:leaning_-3",
    /// From -2.5 on.
    NobodyLeaningTwo = "nobody:leaning_-2",
    /// From -1 on: hardly.
    NobodyLeaningOne = "nobody:leaning_-1",
    /// Nobody, though they speak for it (from 0.5 on).
    NobodyLeaningFor = "nobody:leaning_for",
    /// Nothing: it is told apart from the story.
    NobodyApart = "nobody:apart",
    /// Nothing: it is planned or possible.
    NobodyPlanned = "nobody:planned",
    /// Nobody: the article is hardly about states.
    NobodyThin = "nobody:thin",
    /// Nobody: the article speaks of one state nearly always.
    NobodyOneState = "nobody:one_state",
    /// The article is hardly about states, and it is not named in the sentence.
    ThinAbsent = "thin:absent",
    /// One sentence alone names it, in an article that seldom names two, and not this one or the one before.
    Passing = "passing",
    /// It is told apart from the story.
    Apart = "apart",
    /// It is planned or possible.
    Planned = "planned",
    /// The dateline's.
    Dateline = "dateline",
    /// One who acts.
    Actor = "actor",
    /// One to whom it is done.
    Recipient = "recipient",
    /// The clause's subject.
    Subject = "subject",
    /// The subject of an earlier clause of the sentence.
    SubjectBefore = "subject_before",
    /// The last main subject's party.
    Topic = "topic",
    /// One of the pair in play.
    Pair = "pair",
    /// The other one of the pair in play.
    PairOther = "pair_other",
    /// Who is on a visit.
    Visitor = "visitor",
    /// Who is visited.
    Host = "host",
    /// Where the latest happening took place.
    Site = "site",
    /// The place named in the clause lies there.
    SiteHere = "site_here",
    /// The state from which the article is told.
    Home = "home",
    /// The state most spoken of.
    Main = "main",
    /// The second most.
    Second = "second",
    /// The third most.
    Third = "third",
    /// Who last did something hostile.
    Offender = "offender",
    /// Who speaks.
    Speaker = "speaker",
    /// Named in the sentence before the word; of a pair, both.
    Before = "before",
    /// Named in the sentence after the word.
    After = "after",
    /// Named in the clause.
    Clause = "clause",
    /// Mentioned last.
    Last = "last",
    /// Mentioned in the sentence before.
    Previous = "previous",
    /// Mentioned two sentences before.
    Earlier = "earlier",
    /// Not mentioned within two sentences.
    Far = "far",
    /// Not mentioned yet.
    Unseen = "unseen",
    /// An earlier claim joins it with a party that is known.
    Joined = "joined",
    /// An earlier claim of the same kind had it on this side.
    SameSide = "same_side",
    /// An earlier claim of the same kind had it on the other side.
    OtherSide = "other_side",
    /// Actor of the latest claim.
    LastActor = "last_actor",
    /// Recipient of the latest claim.
    LastRecipient = "last_recipient",
    /// An international organisation.
    Organisation = "organisation",
    /// An armed group, a company and the like.
    Group = "group",
    /// Named in the first sentence.
    Lead = "lead",
    /// The only state but those known; of a pair, the article is about these two.
    Only = "only",
    /// Three in ten of the mentions or more.
    Often = "often",
    /// One in ten or fewer.
    Seldom = "seldom",
    /// Somebody else holds the office there.
    Taken = "taken",
    /// It is the subject's, and somebody else is meant.
    SubjectTaken = "subject_taken",
    /// Named in the headline.
    Title = "title",
    /// The two most spoken of, where a third one speaks of them.
    MainThird = "main:third",
    /// The latest pair, where a third one speaks of it.
    LastThird = "last:third",
    /// The latest pair, told in this sentence or the one before.
    LastFresh = "last:fresh",
    /// The latest pair, who acted together.
    LastJoint = "last:joint",
    /// One of them is named in the sentence.
    Here = "here",
    /// One is named in the sentence, the other is the one most spoken of.
    HereMain = "here:main",
    /// One is the last subject, the other the one most spoken of.
    TopicMain = "topic:main",
    /// Nothing: the sentence names a time.
    NobodyTimed = "nobody:timed",
    /// Nothing: the clause is quoted.
    NobodyQuoted = "nobody:quoted",
    /// Nothing: it goes on, is usual, or did not happen.
    NobodyOpen = "nobody:open",
    /// A time or place named in the sentence before, by whatever words.
    Fresh = "fresh",
    /// In the next sentence.
    Next = "next",
    /// It opens its sentence.
    Opens = "opens",
    /// It stands in the clause itself.
    Own = "own",
    /// The latest one told or named, and the sentence opens no paragraph.
    Paragraph = "paragraph",
    /// The day of publication.
    Today = "today",
    /// More than a day, a month at most.
    Month = "month",
    /// More than a month.
    Wide = "wide",
    /// Over for weeks.
    Old = "old",
    /// A word of place stands before it.
    In = "in",
    /// A word of direction stands before it.
    Goal = "goal",
    /// It is a clause's subject.
    Acts = "acts",
    /// The dateline's, in the first sentences.
    DatelineFirst = "dateline:first",
    /// The dateline's, and one who acts.
    DatelineActor = "dateline:actor",
    /// Named here with a word of place, apart from the story.
    InApart = "in:apart",
    /// Who acts, on his own ground where the article is told.
    ActorHome = "actor:home",
    /// By the words around it, it plays this part: log odds below -4.
    PartFour = "part:-4",
    /// By the words around it, it plays this part: log odds from -4.
    PartThree = "part:-3",
    /// By the words around it, it plays this part: log odds from -3.
    PartTwo = "part:-2",
    /// By the words around it, it plays this part: log odds from -2.
    PartOne = "part:-1",
    /// By the words around it, it plays this part: log odds from -1.
    PartNought = "part:0",
    /// By the words around it, it plays this part: log odds from 0.
    PartFor = "part:for",
    /// By the words around it, it plays this part: log odds from 1.
    PartMuch = "part:much",
    /// Nobody: of whom the words around speak most plays it, log odds below -4.
    NobodyPartFour = "nobody:part_-4",
    /// Nobody: of whom the words around speak most plays it, log odds from -4.
    NobodyPartThree = "nobody:part_-3",
    /// Nobody: of whom the words around speak most plays it, log odds from -3.
    NobodyPartTwo = "nobody:part_-2",
    /// Nobody: of whom the words around speak most plays it, log odds from -2.
    NobodyPartOne = "nobody:part_-1",
    /// Nobody: of whom the words around speak most plays it, log odds from -1.
    NobodyPartNought = "nobody:part_0",
    /// Nobody: of whom the words around speak most plays it, log odds from 0.
    NobodyPartFor = "nobody:part_for",
    /// Nobody: of whom the words around speak most plays it, log odds from 1.
    NobodyPartMuch = "nobody:part_much",
    /// By the words around it, it plays the other part: log odds below -3.
    OtherThree = "other_part:-3",
    /// By the words around it, it plays the other part: log odds from -3.
    OtherTwo = "other_part:-1.5",
    /// By the words around it, it plays the other part: log odds from -1.5.
    OtherOne = "other_part:0",
    /// By the words around it, it plays the other part: log odds from 0.
    OtherFor = "other_part:for",
    /// No article is known that tells this kind of it and of whoever is known.
    DyadNever = "dyad:0",
    /// One article is.
    DyadOnce = "dyad:1",
    /// Two or three.
    DyadTwice = "dyad:2",
    /// Four to seven.
    DyadFour = "dyad:4",
    /// Eight and more.
    DyadEight = "dyad:8",
    /// How much more often than others it plays such a part, as a natural logarithm in halves: below -1.
    UsualThree = "usual:-3",
    /// From -1 on.
    UsualTwo = "usual:-2",
    /// From -0.5 on.
    UsualOne = "usual:-1",
    /// As often as others, or hardly more.
    UsualNought = "usual:0",
    /// From 0.5 on.
    UsualFor = "usual:1",
    /// From 1 on.
    UsualMuch = "usual:2",
    /// From 1.5 on.
    UsualMost = "usual:3",
}

impl Feature {
    /// What the words around a party say for the part that is asked for, from below -4 to above 1, as log odds.
    pub fn part(sum: f32) -> Feature {
        use Feature::{PartFor, PartFour, PartMuch, PartNought, PartOne, PartThree, PartTwo};
        [PartFour, PartThree, PartTwo, PartOne, PartNought, PartFor, PartMuch][step(sum)]
    }

    /// The same of whoever they say most for.
    pub fn nobody_part(sum: f32) -> Feature {
        use Feature::{NobodyPartFor, NobodyPartFour, NobodyPartMuch, NobodyPartNought};
        use Feature::{NobodyPartOne, NobodyPartThree, NobodyPartTwo};
        let steps = [NobodyPartFour, NobodyPartThree, NobodyPartTwo, NobodyPartOne, NobodyPartNought];
        *steps.iter().chain(&[NobodyPartFor, NobodyPartMuch]).nth(step(sum)).unwrap_or(&NobodyPartMuch)
    }

    /// How many articles are known to tell a kind of two.
    pub fn dyad(articles: u32) -> Feature {
        use Feature::{DyadEight, DyadFour, DyadNever, DyadOnce, DyadTwice};
        const STEPS: [Feature; 5] = [DyadNever, DyadOnce, DyadTwice, DyadFour, DyadEight];
        STEPS[doublings(articles)]
    }

    /// How much more often than others a party does what is asked for, or undergoes it.
    pub fn usual(lift: f32) -> Feature {
        use Feature::{UsualFor, UsualMost, UsualMuch, UsualNought, UsualOne, UsualThree, UsualTwo};
        [UsualThree, UsualTwo, UsualOne, UsualNought, UsualFor, UsualMuch, UsualMost][halves(lift)]
    }

    /// What they say for the other part.
    pub fn other_part(sum: f32) -> Feature {
        match sum {
            s if s < -3.0 => Feature::OtherThree,
            s if s < -1.5 => Feature::OtherTwo,
            s if s < 0.0 => Feature::OtherOne,
            _ => Feature::OtherFor,
        }
    }
}

/// 0 for none, 1 for one, 2 for two and three, 3 for four to seven, 4 for more.
pub(crate) fn doublings(articles: u32) -> usize {
    const MOST: u32 = 4;
    articles.checked_ilog2().map_or(0, |n| (n + 1).min(MOST) as usize)
}

/// Which of seven steps of a half a logarithm is on: 0 below -1, 6 from 1.5 on.
pub(crate) fn halves(log: f32) -> usize {
    ((2.0 * log).floor().clamp(-3.0, 3.0) + 3.0) as usize
}

fn step(sum: f32) -> usize {
    (sum.floor().clamp(-5.0, 1.0) + 5.0) as usize
}

/// A set of features.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Features(u128);

impl Features {
    /// Adds a feature if it holds.
    pub fn with(self, feature: Feature, holds: bool) -> Features {
        Features(self.0 | (u128::from(holds) << feature as u64))
    }

    /// Those of a row of weights: one, or several with a sign between.
    pub(crate) fn named(names: &str) -> Option<Features> {
        let number = |name: &str| Feature::NAMES.iter().position(|f| *f == name);
        names.split(AND).try_fold(Features::default(), |all, name| Some(Features(all.0 | 1 << number(name)?)))
    }

    /// Do all of these hold?
    pub(crate) fn has(self, others: Features) -> bool {
        self.0 & others.0 == others.0
    }

    /// What can be said of it by either of two.
    pub fn and(self, other: Features) -> Features {
        Features(self.0 | other.0)
    }

    pub(crate) fn bits(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let lowest = (left != 0).then(|| left.trailing_zeros() as usize);
            left &= left.wrapping_sub(1);
            lowest
        })
    }

    /// Names of the features that hold.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        self.bits().map(|n| Feature::NAMES[n])
    }
}

#[cfg(test)]
mod tests {
    use super::{Feature, doublings, halves};

    #[test]
    fn articles_are_counted_in_doublings() {
        assert_eq!([0, 1, 2, 3, 4, 7, 8, u32::MAX].map(doublings), [0, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!((Feature::dyad(0), Feature::dyad(9)), (Feature::DyadNever, Feature::DyadEight));
        assert_eq!([-9.0, -1.01, -1.0, -0.1, 0.0, 0.5, 1.4, 1.5].map(halves), [0, 0, 1, 2, 3, 4, 5, 6]);
    }
}
