//! The senses a written form can have, and the entries of event words.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What one form in a text can mean. A form may have several senses; the steps of reading choose.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sense {
    /// A state or organisation (`BLR`, `IGO:SCO`, `NSA:Hamas`).
    Party(Box<str>, PartySort),
    /// Beside the organisation as which it counts, the part of it that is named (`IGO:EC`).
    Organ(Box<str>),
    /// A news agency or outlet, by the name under which it is cited.
    Agency(Box<str>),
    /// One whose name is another word or name as well: only where it is cited.
    Cited(Box<str>),
    /// A place, by its id in `places.tsv` (`MYS/Kuala Lumpur`).
    Place(Box<str>),
    /// A sea, strait or region: never a state.
    Region(Box<str>),
    /// A recurrent happening; the tail is what must follow the ordinal.
    Happening {
        /// Code in `happenings.tsv`.
        code: Box<str>,
        /// Text after the ordinal, folded; empty where the form holds no ordinal.
        tail: Box<str>,
    },
    /// Beside a state's adjective: alone, it names a language or a kitchen ("in French", "studied German").
    Tongue,
    /// Looks like something of ours and is not.
    Block,
    /// A private person: what they do, their state does not do.
    Private,
    /// A family name (scripts in which names are not capitalised).
    Surname,
    /// A portable office code (`minister:defence`).
    Office(Box<str>),
    /// A military or diplomatic rank.
    Rank(Box<str>),
    /// Mr, His Excellency.
    Honorific,
    /// An institution (`ministry:defence`).
    Institution(Box<str>),
    /// People of a party without a name: delegation, troops.
    Group,
    /// The office is past.
    Former,
    /// The office is held for the time being.
    Acting,
    /// A word that gives its neighbour a role.
    Marker(Marker),
    /// Joins equals.
    And,
    /// Joins alternatives.
    Or,
    /// Opens a relative clause.
    Relative,
    /// Opens a relative clause, and stands for a place or a circumstance of it.
    Where,
    /// Opens a content clause.
    That,
    /// Opens a new clause.
    Break,
    /// A verb whose object carries the event.
    Light,
    /// Another verb: ends a subject, starts a clause.
    Verb,
    /// Each for itself.
    Separately,
    /// Stands for what was just told of somebody else ("did the same").
    Same,
    /// Besides what was told before.
    Also,
    /// Opens a noun phrase: what stands right behind it is no verb.
    Article,
    /// `'s` and its like.
    Possessive,
    /// A word that stands for parties or people in play.
    Reference(Reference),
    /// May follow a short name.
    ShortBefore,
    /// May stand before a short name.
    ShortAfter,
    /// A word of status.
    Status(Status),
    /// The form of a verb itself tells a status: "посетит" is a plan.
    Inflected(Status),
    /// A word of reported speech.
    Speech(Speech),
    /// A word of comparison.
    Comparison(Comparison),
    /// A number in words, as an ordinal.
    Ordinal(u16),
    /// Shows a PLOVER context.
    Context(Box<str>),
    /// Something delivered, given or exchanged, by its English name.
    Object(Box<str>),
    /// Stands for a happening of a kind that was told of ("the agreement"), and makes no claim.
    Deed(Box<str>),
    /// "Next", "previous", "similar": one of a row that was told of.
    Next,
    /// Tells that the name beside it is an outlet's: "newspaper" before one, "Tribune" at its end.
    Outlet(Outlet),
    /// An event word: the index of its entry.
    Trigger(u32),
}

impl Reference {
    /// How many act together: "the three countries".
    pub fn together(self) -> Option<usize> {
        match self {
            Reference::Pair => Some(2),
            Reference::Trio => Some(3),
            Reference::Quartet => Some(4),
            _ => None,
        }
    }
}

/// What a word of [deeds] stands for where it may be a happening of any kind: "the decision".
pub const ANY_DEED: &str = "any";

impl Sense {
    /// Does it name something other than a person: a party, a place of work, a source, a happening, a rank?
    pub fn names_other(&self) -> bool {
        matches!(
            self,
            Sense::Party(..)
                | Sense::Office(_)
                | Sense::Institution(_)
                | Sense::Agency(_)
                | Sense::Region(_)
                | Sense::Happening { .. }
                | Sense::Rank(_)
        )
    }

    /// Does it say of what field, sort or turn a happening is, so that the word may be a plain noun or qualify one?
    pub fn describes(&self) -> bool {
        matches!(self, Sense::Context(_) | Sense::Deed(_) | Sense::Next)
    }
}

/// How a form names a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PartySort {
    /// The name of a state.
    State,
    /// An adjective or demonym.
    Adjective,
    /// A building or other name of the government.
    Seat,
    /// An organisation.
    Organisation,
    /// A word for its members as a group ("the bloc"): it holds only where the article names the organisation as well.
    Member,
    /// A clipped name, valid only in closed frames.
    Short,
    /// A clipped name that holds only where the article names the party in full as well.
    ShortNamed,
    /// A clipped name that is a word of its own as well: a frame before it does only where the article names the party in full.
    ShortWord,
}

impl PartySort {
    /// Is the name clipped?
    pub fn is_short(self) -> bool {
        matches!(self, PartySort::Short | PartySort::ShortNamed | PartySort::ShortWord)
    }
}

/// Grammatical cases, one bit each, in the order in which the pack names them; none: nothing is known, any may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Cases(pub u8);

impl Cases {
    /// May it be one of these?
    pub fn may(self, these: Cases) -> bool {
        self.0 == 0 || these.0 == 0 || self.0 & these.0 != 0
    }

    /// Is it surely one of these?
    pub fn must(self, these: Cases) -> bool {
        self.0 != 0 && self.0 & !these.0 == 0
    }

    /// What two words in agreement leave possible; the first where they don't agree.
    pub fn meet(self, other: Cases) -> Cases {
        match (self.0, other.0) {
            (0, _) => other,
            (_, 0) => self,
            (a, b) if a & b == 0 => self,
            (a, b) => Cases(a & b),
        }
    }

    /// Either of them.
    pub fn or(self, other: Cases) -> Cases {
        Cases(self.0 | other.0)
    }
}

/// What a case says of a phrase that no marker governs (`[cases]` of a grammar).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaseRoles {
    /// Who does it.
    pub subject: Cases,
    /// Whom it is done to.
    pub object: Cases,
    /// Possessor.
    pub of: Cases,
    /// Goal.
    pub to: Cases,
    /// Doer of a passive or a noun.
    pub by: Cases,
}

impl CaseRoles {
    /// The cases that remain where no marker stands before the phrase: some never stand alone.
    pub fn free(self, cases: Cases) -> Cases {
        let alone = self.subject.or(self.object).or(self.of).or(self.to).or(self.by);
        cases.meet(alone)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* $variant),* }
        impl $name {
            /// The variant a pack file calls by this key.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some($name::$variant),)* _ => None }
            }
            /// All keys, for messages.
            pub const KEYS: &'static [&'static str] = &[$($key),*];
        }
    };
}

words! {
    /// What a marker does to the party, place or time beside it.
    Marker {
        /// Place.
        In = "in", /// Goal.
        To = "to", /// Origin.
        From = "from", /// Company.
        With = "with", /// Doer.
        By = "by", /// Possessor.
        Of = "of", /// Both of two.
        Between = "between", /// Topic.
        About = "about", /// Legal or other basis.
        Under = "under", /// Purpose or beneficiary.
        For = "for", /// Opponent.
        Against = "against", /// Beside another happening.
        Sidelines = "sidelines", /// Within another happening.
        During = "during", /// Earlier than.
        Before = "before", /// Later than.
        After = "after", /// From then on.
        Since = "since", /// Up to then.
        Until = "until", /// Invited by.
        Invitation = "invitation", /// Marks the object.
        Object = "object",
    }
}

words! {
    /// What a word of reference stands for.
    Reference {
        /// Both sides.
        Pair = "pair", /// He, she.
        Person = "person", /// That country.
        State = "state", /// The subject's own party.
        Own = "own", /// His, its: before an office or an institution.
        Owner = "owner", /// Three that act together.
        Trio = "trio", /// Four that act together.
        Quartet = "quartet", /// The other side.
        Other = "other", /// Them: both of the others.
        Others = "others", /// The same office in another party.
        Counterpart = "counterpart", /// The host.
        Host = "host", /// The visitor.
        Visitor = "visitor", /// The second of two.
        Latter = "latter", /// The first of two.
        FormerOfTwo = "former_of_two", /// Keeps a short name a party.
        Group = "group", /// The last person with an office.
        Office = "office", /// Both holders of an office.
        BothOffice = "both_office", /// Bilateral.
        Mutual = "mutual", /// Where the last thing happened.
        There = "there", /// That organisation.
        Organisation = "organisation", /// It: the party spoken of.
        Thing = "thing", /// I, we.
        Speaker = "speaker",
    }
}

impl Reference {
    /// Does it stand for one party, whose official may follow ("its leader", "that country's minister")?
    pub fn owns(self) -> bool {
        use Reference::{Host, Organisation, Other, Own, State, Visitor};
        matches!(self, Own | State | Organisation | Other | Host | Visitor)
    }
}

words! {
    /// Status words, by what they say of the event in their scope.
    Status {
        /// Announced, scheduled.
        Planned = "planned", /// May, could, expected.
        Possible = "possible", /// Under way.
        Ongoing = "ongoing", /// Regularly.
        Habitual = "habitual", /// Paused.
        Suspended = "suspended", /// Called off.
        Cancelled = "cancelled", /// Done.
        Happened = "happened", /// Before the story that is told.
        Earlier = "earlier", /// Only if.
        Conditional = "conditional", /// Not.
        Negation = "negation", /// Not yet.
        NotYet = "not_yet", /// Says that it is not so.
        Denial = "denial", /// Begins.
        Begins = "begins", /// Ends.
        Ends = "ends", /// What an agreement holds in store: "covers", "provides for".
        Provided = "provided", /// Tells, where a day follows, that it is the new one: "postponed", "rescheduled".
        Moved = "moved",
    }
}

words! {
    /// Words of reported speech, by where the speaker stands.
    Speech {
        /// Speaker before: "X says that".
        Before = "before", /// One of these whose first object is whom it is said to: "X told Y that".
        Tells = "tells", /// Speaker after: "said X".
        After = "after", /// According to.
        Source = "source", /// Closes "according to".
        SourceAfter = "source_after", /// Cited by another.
        Cited = "cited", /// Tells who said what stands before: "this was announced by".
        Earlier = "earlier",
    }
}

words! {
    /// Words of comparison with earlier happenings.
    Comparison {
        /// First.
        First = "first", /// Previous.
        Last = "last", /// Largest.
        Largest = "largest", /// Since a point in time.
        Since = "since", /// Within a span.
        Within = "within", /// Again.
        Again = "again", /// Frame of an ordinal, `{n}` standing for it.
        Ordinal = "ordinal",
    }
}

words! {
    /// How an event word builds its clause.
    Form {
        /// Finite or infinite verb.
        Verb = "verb", /// The subject undergoes it.
        Passive = "passive", /// Noun of happening.
        Noun = "noun", /// Fixed idiom, roles as a verb.
        Phrase = "phrase", /// What a speaker says of the subject: the speaker acts, the subject is whom it is said of.
        Content = "content",
    }
}

words! {
    /// Where a word that tells an outlet stands.
    Outlet {
        /// Right before the name.
        Before = "before", /// At its end.
        After = "after", /// At its beginning or end, and of other names as well: it tells one where somebody is cited.
        Part = "part", /// Its last word, which stands for the whole where somebody is cited.
        Clipped = "clipped", /// Tells that somebody is cited beside it ("reporter", "interview").
        Cites = "cites", /// Right before the name of one who is no person ("dilansir", "пишет").
        Relays = "relays", /// Right behind the name of one who is no person.
        Reports = "reports",
    }
}

words! {
    /// The grammatical role of a party beside an event word.
    Role {
        /// Doer of the verb, or undergoer of a passive.
        Subject = "subject", /// Undergoer.
        Object = "object", /// Goal.
        To = "to", /// Origin.
        From = "from", /// Company.
        With = "with", /// Doer of a passive or noun.
        By = "by", /// Possessor.
        Of = "of", /// Place.
        In = "in", /// Both of two.
        Between = "between", /// Topic.
        About = "about", /// Opponent.
        Against = "against", /// Beneficiary.
        For = "for",
    }
}

words! {
    /// What a role is for the claim.
    RoleValue {
        /// Who does it.
        Actor = "actor", /// To whom.
        Recipient = "recipient", /// Actor of a mutual kind.
        Party = "party", /// Where it happens.
        Place = "place", /// Where it starts.
        Origin = "origin", /// Nothing.
        Ignore = "ignore",
    }
}

/// An event word's entry, compiled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// `visit.travel`.
    pub id: String,
    /// Kind of claim.
    pub kind: String,
    /// How the word builds its clause.
    pub form: Form,
    /// Roles that differ from the kind's own.
    pub roles: Vec<(Role, RoleValue)>,
    /// PLOVER event where it differs from the kind's own.
    pub event: Option<String>,
    /// Modes where they differ.
    pub mode: Option<Vec<String>>,
    /// Status where the word itself says it.
    pub status: Option<String>,
    /// Legal stage.
    pub stage: Option<String>,
    /// Contexts the word itself shows.
    pub contexts: Vec<String>,
    /// Only with both parties in its own clause.
    pub weak: bool,
    /// An event word after it is its object ("lifted the sanctions"), not an event of its own.
    pub over: bool,
    /// The doer receives the others on its own ground ("received", "接见").
    pub host: bool,
    /// It counts with nobody on the other side.
    pub alone: bool,
    /// Cues that show another sense may stand beyond the commas around the word.
    pub wide: bool,
    /// The kind of what two states hold without anybody else ("a summit": a meeting).
    pub two: Option<String>,
    /// Cues of which one must stand in the same sentence, in order.
    pub needs: Vec<Cue>,
    /// Somebody with an office or a known holder before it does for one of them ("{person}").
    pub person: bool,
    /// An organisation between states right behind it does for one of them ("{organisation}").
    pub organisation: bool,
    /// A party right behind it does for one of them ("{party}").
    pub party: bool,
    /// Cues that show another sense where they stand in the same part of the sentence, in order.
    pub unless: Vec<Cue>,
    /// Words in two parts.
    pub gaps: Gaps,
}

/// Number of a word that an entry's `needs` or `unless` names, or that is a later part of one of its words.
pub type Cue = u32;

/// An entry's words "A…B" and "A…B…C": what goes on with a first part must follow it in the clause. All forms are folded.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Gaps {
    /// First parts in order, each with the numbers of the ways to go on.
    heads: Vec<(String, Vec<u32>)>,
    tails: Vec<Vec<Vec<Cue>>>,
}

impl Gaps {
    /// A word more: its first part and those behind it, each in all its forms.
    pub(crate) fn add(&mut self, heads: impl IntoIterator<Item = String>, tail: Vec<Vec<Cue>>) {
        let number = self.tails.len() as u32;
        self.tails.push(tail);
        for head in heads {
            match self.heads.binary_search_by(|(h, _)| h.cmp(&head)) {
                Ok(at) => self.heads[at].1.push(number),
                Err(at) => self.heads.insert(at, (head, vec![number])),
            }
        }
    }

    /// These first parts may stand alone.
    pub(crate) fn free(&mut self, plain: &BTreeSet<String>) {
        self.heads.retain(|(head, _)| !plain.contains(head));
    }

    /// The ways to go on of which one must follow a word: one of each part's forms, in order; `None` where the word may stand alone.
    pub fn behind(&self, word: &[char]) -> Option<impl Iterator<Item = &[Vec<Cue>]>> {
        let at = self.heads.binary_search_by(|(head, _)| head.chars().cmp(word.iter().copied())).ok()?;
        Some(self.heads[at].1.iter().map(|n| &self.tails[*n as usize][..]))
    }
}

#[cfg(test)]
mod tests {
    use super::{Cases, Gaps};
    use std::collections::BTreeSet;

    #[test]
    fn cases_that_are_not_known_may_be_any_and_must_be_none() {
        let (nominative, genitive) = (Cases(1), Cases(2));
        assert!(Cases::default().may(genitive) && !Cases::default().must(genitive));
        assert!(nominative.or(genitive).may(genitive) && !nominative.or(genitive).must(genitive));
        assert_eq!(nominative.or(genitive).meet(genitive), genitive);
        assert_eq!(nominative.meet(genitive), nominative);
    }

    #[test]
    fn a_word_with_a_gap_goes_on_in_one_of_its_ways() {
        let mut gaps = Gaps::default();
        gaps.add(["put".to_string(), "puts".to_string()], vec![vec![1], vec![2, 3]]);
        gaps.add(["put".to_string()], vec![vec![4]]);
        let behind = |word: &str| {
            let chars: Vec<char> = word.chars().collect();
            gaps.behind(&chars).map(|ways| ways.map(<[_]>::to_vec).collect::<Vec<_>>())
        };
        assert_eq!(behind("put"), Some(vec![vec![vec![1], vec![2, 3]], vec![vec![4]]]));
        assert_eq!(behind("puts"), Some(vec![vec![vec![1], vec![2, 3]]]));
        assert_eq!(behind("putting"), None, "a word without a gap stands alone");
        let mut free = gaps.clone();
        free.free(&BTreeSet::from(["put".to_string()]));
        assert!(free.behind(&['p', 'u', 't']).is_none(), "it may also stand alone");
    }
}
