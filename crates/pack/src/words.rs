//! What function words do, by the keys under which packs list them.

use serde::{Deserialize, Serialize};

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
        Speaker = "speaker", /// The state from which the article is told.
        Home = "home",
    }
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
        Moved = "moved", /// Noun behind an attribute that tells what is proposed: "的提议".
        Proposed = "proposed", /// The same of what somebody means to do: "的计划".
        Intended = "intended", /// The same of what is told as a fact: "一事".
        Fact = "fact",
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
