//! The forms of a language as they are gathered: endings written out, tags of case and status read, senses joined.

use crate::cases::Cases;
use crate::entry::Cue;
use crate::files::Lists;
use crate::meanings::Sensed;
use crate::sense::Sense;
use crate::words::Status;
use crate::{PackError, expand, fold};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Forms gathered while compiling, each with its senses, in a fixed order.
pub(crate) struct Forms {
    pub(crate) file: String,
    pub(crate) endings: BTreeMap<String, String>,
    /// Names of the language's cases, in order.
    pub(crate) cases: Vec<String>,
    pub(crate) variants: HashMap<char, char>,
    pub(crate) senses: BTreeMap<String, Vec<Sensed>>,
    /// Words that entries need or shun.
    pub(crate) cues: BTreeMap<String, Cue>,
}

/// A written form with what its tags say.
pub(crate) struct Tagged {
    pub(crate) form: String,
    pub(crate) cases: Cases,
    pub(crate) status: Option<Status>,
}

impl Forms {
    pub(crate) fn fold(&self, text: &str) -> String {
        text.chars().map(fold).map(|c| *self.variants.get(&c).unwrap_or(&c)).collect()
    }

    pub(crate) fn add(&mut self, item: &str, sense: Sense) -> Result<(), PackError> {
        let forms = expand(item, &self.endings).map_err(|e| PackError::new(&self.file, e))?;
        for form in forms {
            if let Some(Tagged { form, cases, status }) = self.tagged(&form)? {
                self.add_sensed(&form, Sensed { cases, ..Sensed::plain(sense.clone()) });
                if let Some(status) = status {
                    self.add_sensed(&form, Sensed::plain(Sense::Inflected(status)));
                }
            }
        }
        Ok(())
    }

    /// A form without its tags ("в^acc", "обе^nom,acc стороны^nom,acc", "посетит^planned"), and the cases on which its words agree;
    /// `None` where they don't.
    pub(crate) fn tagged(&self, form: &str) -> Result<Option<Tagged>, PackError> {
        if !form.contains('^') {
            return Ok(Some(Tagged { form: form.to_string(), cases: Cases::default(), status: None }));
        }
        let (mut all, mut status) = (Cases::default(), None);
        let mut words = Vec::new();
        for word in form.split(' ') {
            let (plain, tags) = word.split_once('^').unwrap_or((word, ""));
            let tags = tags.split(',').filter(|t| !t.is_empty());
            status = status.or(tags.clone().find_map(Status::from_key));
            let own = self.case_set(tags.filter(|t| Status::from_key(t).is_none()))?;
            if !all.may(own) {
                return Ok(None);
            }
            all = all.meet(own);
            words.push(plain);
        }
        Ok(Some(Tagged { form: words.join(" "), cases: all, status }))
    }

    pub(crate) fn case_set<'t>(&self, names: impl Iterator<Item = &'t str>) -> Result<Cases, PackError> {
        let bit = |name: &str| {
            let at = self.cases.iter().position(|c| c == name);
            at.map(|n| 1_u8 << n).ok_or_else(|| {
                PackError::new(&self.file, format!("no case `{name}` in [cases] names; there are {:?}", self.cases))
            })
        };
        names.map(bit).try_fold(Cases::default(), |all, one| Ok(all.or(Cases(one?))))
    }

    /// All forms of a word-list item, without tags.
    pub(crate) fn plain(&self, item: &str) -> Result<Vec<String>, PackError> {
        let forms = expand(item, &self.endings).map_err(|e| PackError::new(&self.file, e))?;
        let tagged = forms.iter().map(|f| self.tagged(f)).collect::<Result<Vec<_>, _>>()?;
        Ok(tagged.into_iter().flatten().map(|t| t.form).collect())
    }

    pub(crate) fn add_sensed(&mut self, form: &str, sensed: Sensed) {
        let key = self.fold(form.trim());
        if key.is_empty() {
            return;
        }
        let list = self.senses.entry(key).or_default();
        match list.iter_mut().find(|s| s.sense == sensed.sense && s.exact == sensed.exact) {
            Some(known) => {
                known.cases = known.cases.or(sensed.cases);
                known.upper &= sensed.upper;
                known.inner &= sensed.inner;
            }
            None => list.push(sensed),
        }
    }

    /// The forms that have this sense.
    pub(crate) fn meaning(&self, sense: &Sense) -> Vec<String> {
        let has = |list: &[Sensed]| list.iter().any(|s| s.sense == *sense);
        self.senses.iter().filter(|(_, list)| has(list)).map(|(form, _)| form.clone()).collect()
    }

    /// The cues of a word list, in order.
    pub(crate) fn cues(&mut self, words: &[String]) -> Result<Vec<Cue>, PackError> {
        let mut cues = BTreeSet::new();
        for word in words {
            if word.contains('…') {
                let what = format!(
                    "`{word}`: `needs` and `unless` name whole words; only an entry's `words` may have a gap (…)"
                );
                return Err(PackError::new(&self.file, what));
            }
            for form in self.plain(word)? {
                let next = self.cues.len() as Cue;
                cues.insert(*self.cues.entry(self.fold(&form)).or_insert(next));
            }
        }
        Ok(cues.into_iter().collect())
    }

    pub(crate) fn add_lists(
        &mut self,
        section: &str,
        lists: &Lists,
        make: &dyn Fn(&str) -> Option<Sense>,
    ) -> Result<(), PackError> {
        for (key, words) in lists {
            let sense = make(key).ok_or_else(|| {
                PackError::new(&self.file, format!("[{section}] has no list `{key}`")).at(format!("[{section}]"))
            })?;
            for word in words {
                self.add(word, sense.clone())?;
            }
        }
        Ok(())
    }
}
