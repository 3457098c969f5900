//! What all languages share: kinds, states, organisations, offices, agencies, places, happenings, holders.

use crate::dyads::Dyads;
use crate::land::{Land, lands};
use crate::quick::{Table, in_order};
use crate::{PackError, Role, RoleValue, table::rows};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A kind of claim.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Kind {
    /// `visit`.
    pub id: String,
    /// PLOVER type; empty for kinds PLOVER does not know.
    pub event: String,
    /// PLOVER modes.
    pub mode: Vec<String>,
    /// CAMEO root code.
    pub cameo: String,
    /// All parties are equals.
    pub mutual: bool,
    /// Fewest parties that make a record.
    pub least: usize,
    /// PLOVER contexts that go with the kind.
    pub contexts: Vec<String>,
    /// Grammatical role to role in the claim.
    pub roles: Vec<(Role, RoleValue)>,
    /// Kinds that say less where one word tells both.
    pub closer: Vec<String>,
}

/// A place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Place {
    /// English name.
    pub name: String,
    /// State code.
    pub state: String,
    /// Latitude and longitude.
    pub at: Option<(f64, f64)>,
    /// It is the capital.
    pub capital: bool,
}

/// A recurrent happening.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Happening {
    /// English title.
    pub title: String,
    /// `conference` or `exercise`.
    pub kind: String,
    /// Parties that always take part.
    pub parties: Vec<String>,
    /// Usual host.
    pub host: Option<String>,
}

/// Who held an office when.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Holder {
    /// Office code.
    pub office: String,
    /// Party code.
    pub party: String,
    /// First day, EDTF, may be empty.
    pub from: String,
    /// Last day, EDTF, may be empty.
    pub to: String,
    /// Name in Latin script.
    pub name: String,
    /// Name in other scripts and spellings.
    pub names: Vec<String>,
}

/// How much a feature counts in a choice (learnt; see `bench/learn.py`).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Weight {
    /// What is chosen.
    pub slot: String,
    /// Kind of claim; empty for all.
    pub kind: String,
    /// Feature of a candidate.
    pub feature: String,
    /// How much it counts.
    pub weight: f32,
}

/// The world pack, compiled.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct World {
    /// Kinds by id.
    pub kinds: BTreeMap<String, Kind>,
    /// English names of states by code.
    pub states: BTreeMap<String, String>,
    /// English names of organisations by code.
    pub organisations: BTreeMap<String, String>,
    /// Organisations that count as another one, whose part they are.
    pub organs: BTreeMap<String, String>,
    /// Organisations that are courts.
    pub courts: BTreeSet<String>,
    /// English names of offices by code.
    pub offices: BTreeMap<String, String>,
    /// English names of institutions by code, with the context they show.
    pub institutions: BTreeMap<String, (String, String)>,
    /// States of agencies and outlets, by code and by name.
    pub outlets: BTreeMap<String, String>,
    /// Names of agencies by code, as they stand in `says`.
    pub agencies: BTreeMap<String, String>,
    /// Places by id.
    #[serde(serialize_with = "in_order")]
    pub places: Table<Place>,
    /// Lands of states by code.
    #[serde(serialize_with = "in_order")]
    pub lands: Table<Land>,
    /// Happenings by code.
    pub happenings: BTreeMap<String, Happening>,
    /// Holders of offices.
    pub holders: Vec<Holder>,
    /// Learnt weights.
    pub weights: Vec<Weight>,
    /// Who has dealt with whom.
    pub dyads: Dyads,
    /// Codes whose names somebody wants read otherwise: the sense and code instead (`contested.tsv`).
    pub instead: BTreeMap<String, (String, String)>,
}

#[derive(Deserialize)]
struct KindsFile {
    kind: Vec<KindRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    id: String,
    event: String,
    #[serde(default)]
    mode: Vec<String>,
    cameo: String,
    #[serde(default)]
    mutual: bool,
    #[serde(default = "two")]
    least: usize,
    #[serde(default)]
    contexts: Vec<String>,
    roles: String,
    #[serde(default)]
    closer: Vec<String>,
}

fn two() -> usize {
    2
}

/// `subject>actor to>recipient` taken apart.
pub(crate) fn parse_roles(text: &str) -> Result<Vec<(Role, RoleValue)>, String> {
    text.split_whitespace()
        .map(|pair| {
            let (role, value) = pair.split_once('>').ok_or_else(|| format!("`{pair}`: write role>value"))?;
            let role = Role::from_key(role).ok_or_else(|| format!("no role `{role}`; there are {:?}", Role::KEYS))?;
            let value = RoleValue::from_key(value)
                .ok_or_else(|| format!("no role value `{value}`; there are {:?}", RoleValue::KEYS))?;
            Ok((role, value))
        })
        .collect()
}

impl World {
    /// Compiles the world pack from its files; `read` gives a file's text by name.
    pub fn compile(read: &dyn Fn(&str) -> Result<String, PackError>) -> Result<World, PackError> {
        let mut world = World { kinds: kinds(&read("kinds.toml")?)?, ..World::default() };
        let pairs = |file: &str| -> Result<BTreeMap<String, String>, PackError> { names(file, &read(file)?) };
        world.states = {
            let text = read("states.tsv")?;
            let rows = rows("states.tsv", &text, 3)?;
            rows.into_iter().map(|(_, c)| (c[0].to_string(), c[2].to_string())).collect()
        };
        world.organisations = pairs("organisations.tsv")?;
        let text = read("organisations.tsv")?;
        let bodies = rows("organisations.tsv", &text, 6)?;
        world.courts = bodies.iter().filter(|(_, c)| c[4] == "court").map(|(_, c)| c[0].to_string()).collect();
        let parts = bodies.into_iter().filter(|(_, c)| !c[5].is_empty());
        world.organs = parts.map(|(_, c)| (c[0].to_string(), c[5].to_string())).collect();
        world.offices = pairs("offices.tsv")?;
        world.agencies = pairs("agencies.tsv")?;
        let text = read("agencies.tsv")?;
        for (_, row) in rows("agencies.tsv", &text, 3)? {
            world.outlets.extend([row[0], row[1]].map(|name| (name.to_string(), row[2].to_string())));
        }
        let text = read("institutions.tsv")?;
        world.institutions = rows("institutions.tsv", &text, 3)?
            .into_iter()
            .map(|(_, c)| (c[0].to_string(), (c[1].to_string(), c[2].to_string())))
            .collect();
        world.places = places(&read("places.tsv")?)?;
        world.lands = lands(&read("geography.tsv")?)?;
        world.happenings = happenings(&read("happenings.tsv")?)?;
        world.holders = holders(&read("holders.tsv")?)?;
        world.weights = weights(&read("weights.tsv")?)?;
        world.dyads = Dyads::parse(&read("dyads.tsv")?, |kind| world.kinds.get(kind).map(|k| k.mutual))?;
        world.instead = instead(&read("contested.tsv")?)?;
        Ok(world)
    }

    /// Is this a code that the world pack knows (states and organisations; free ones by their prefix)?
    pub fn knows_party(&self, code: &str) -> bool {
        self.states.contains_key(code)
            || self.organisations.contains_key(code)
            || code.starts_with("NSA:")
            || code.starts_with("ORG:")
            || code.starts_with("IGO:")
    }

    /// PLOVER contexts that packs may use.
    pub fn contexts(&self) -> BTreeSet<&'static str> {
        BTreeSet::from([
            "military",
            "intelligence",
            "executive",
            "legislative",
            "election",
            "economic",
            "legal",
            "human_rights",
            "diplomatic",
            "territory",
            "peacekeeping",
            "health",
            "migration",
            "disasters",
            "natural_resource",
            "environment",
            "technology",
            "terrorism",
            "cbrn",
            "cyber",
            "misinformation",
            "crime",
            "religion",
            "education",
            "culture",
            "judicial",
            "pro_democracy",
            "pro_autocracy",
            "leadership_change",
        ])
    }
}

fn kinds(text: &str) -> Result<BTreeMap<String, Kind>, PackError> {
    let file: KindsFile = toml::from_str(text).map_err(|e| PackError::new("world/kinds.toml", e.to_string()))?;
    let known: BTreeSet<String> = file.kind.iter().map(|k| k.id.clone()).collect();
    file.kind
        .into_iter()
        .map(|k| {
            if let Some(other) = k.closer.iter().find(|other| !known.contains(*other)) {
                return Err(PackError::new("world/kinds.toml", format!("no kind `{other}`")).at(&k.id));
            }
            let roles = parse_roles(&k.roles).map_err(|e| PackError::new("world/kinds.toml", e).at(&k.id))?;
            let KindRow { id, event, mode, cameo, mutual, least, contexts, closer, .. } = k;
            Ok((id.clone(), Kind { id, event, mode, cameo, mutual, least, contexts, roles, closer }))
        })
        .collect()
}

fn names(file: &str, text: &str) -> Result<BTreeMap<String, String>, PackError> {
    Ok(rows(file, text, 2)?.into_iter().map(|(_, c)| (c[0].to_string(), c[1].to_string())).collect())
}

fn places(text: &str) -> Result<Table<Place>, PackError> {
    let place = |c: &[&str]| Place {
        name: c[1].into(),
        state: c[2].into(),
        at: c[3].parse().ok().zip(c[4].parse().ok()),
        capital: c[6] == "y",
    };
    Ok(rows("places.tsv", text, 7)?.into_iter().map(|(_, c)| (c[0].to_string(), place(&c))).collect())
}

fn happenings(text: &str) -> Result<BTreeMap<String, Happening>, PackError> {
    let happening = |c: &[&str]| Happening {
        title: c[1].into(),
        kind: c[2].into(),
        parties: c[3].split(',').map(str::trim).filter(|p| !p.is_empty()).map(String::from).collect(),
        host: Some(c[4].to_string()).filter(|h| !h.is_empty()),
    };
    Ok(rows("happenings.tsv", text, 5)?.into_iter().map(|(_, c)| (c[0].to_string(), happening(&c))).collect())
}

fn holders(text: &str) -> Result<Vec<Holder>, PackError> {
    let holder = |c: Vec<&str>| Holder {
        office: c[0].into(),
        party: c[1].into(),
        from: c[2].into(),
        to: c[3].into(),
        name: c[4].into(),
        names: c[5].split(';').map(str::trim).filter(|n| !n.is_empty()).map(String::from).collect(),
    };
    Ok(rows("holders.tsv", text, 6)?.into_iter().map(|(_, c)| holder(c)).collect())
}

fn weights(text: &str) -> Result<Vec<Weight>, PackError> {
    let weight = |(line, c): (usize, Vec<&str>)| {
        let wrong = || PackError::new("weights.tsv", format!("`{}`: write a number", c[3])).at(format!("line {line}"));
        let weight = c[3].parse().map_err(|_| wrong())?;
        Ok(Weight { slot: c[0].into(), kind: c[1].into(), feature: c[2].into(), weight })
    };
    rows("weights.tsv", text, 4)?.into_iter().map(weight).collect()
}

fn instead(text: &str) -> Result<BTreeMap<String, (String, String)>, PackError> {
    let wanted = rows("contested.tsv", text, 5)?.into_iter().filter(|(_, c)| !c[2].is_empty());
    let row = |(line, c): (usize, Vec<&str>)| {
        let (sense, code) = c[2].split_once(' ').ok_or_else(|| {
            PackError::new("contested.tsv", "in the column `instead`: a sense and a code, as `state GEO`")
                .at(format!("line {line}"))
        })?;
        Ok((c[0].to_string(), (sense.to_string(), code.to_string())))
    };
    wanted.map(row).collect()
}
