//! What every tool needs beside the record: what codes mean, and the packs for saying why.

use chancery::Knowledge;
use chancery_pack::World;

/// Names that are near to what was written.
const NEAR: usize = 3;

/// The packs, opened once.
pub struct Desk {
    knowledge: Knowledge,
}

impl Desk {
    /// With the packs that ship with the program.
    pub fn shipped() -> Desk {
        Desk { knowledge: Knowledge::shipped() }
    }

    /// For reading.
    pub(crate) fn knowledge(&self) -> &Knowledge {
        &self.knowledge
    }

    /// Kinds, states, organisations.
    pub(crate) fn world(&self) -> &World {
        self.knowledge.world()
    }

    /// English name of a party, where one is known.
    pub(crate) fn name(&self, code: &str) -> Option<&str> {
        let world = self.world();
        world.states.get(code).or_else(|| world.organisations.get(code)).map(String::as_str)
    }

    /// The code of a party, from its code or its English name; else what to write.
    pub(crate) fn party(&self, written: &str) -> Result<String, String> {
        let code = match written.split_once(':') {
            Some((sort, name)) => format!("{}:{name}", sort.to_uppercase()),
            None => written.to_uppercase(),
        };
        if self.world().knows_party(&code) {
            return Ok(code);
        }
        let known = || self.world().states.iter().chain(&self.world().organisations);
        let bare = |code: &str| code.split_once(':').map_or(code, |(_, name)| name).to_lowercase();
        let wanted = written.to_lowercase();
        if let Some((code, _)) = known().find(|(c, name)| name.to_lowercase() == wanted || bare(c) == wanted) {
            return Ok(code.clone());
        }
        let like = |name: &str| strsim::jaro_winkler(&wanted, &name.to_lowercase());
        let mut near: Vec<(f64, String)> =
            known().map(|(c, name)| (like(name).max(like(c)), format!("{c} ({name})"))).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0));
        let near: Vec<String> = near.into_iter().take(NEAR).map(|(_, name)| name).collect();
        Err(format!(
            "`{written}` is no party known here. Write a state by its ISO 3166-1 alpha-3 code (KAZ), an organisation as IGO:SCO, \
             others as NSA:Hamas, or the full English name. Near to it: {}",
            near.join(", ")
        ))
    }
}
