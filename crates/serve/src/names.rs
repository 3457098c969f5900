//! What codes are called.

use chancery_pack::World;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Names of parties, offices and words of the record.
pub struct Names {
    /// The world pack.
    pub world: World,
    seats: BTreeMap<String, (f64, f64)>,
}

impl Names {
    /// As shipped.
    pub fn shipped() -> Names {
        let world = chancery_packs::world();
        let mut seats = BTreeMap::new();
        // Of a state with several, the last by id.
        let mut capitals: Vec<_> = world.places.iter().filter(|(_, place)| place.capital).collect();
        capitals.sort_by_key(|(id, _)| *id);
        for (_, place) in capitals {
            seats.extend(place.at.map(|(lat, lon)| (place.state.clone(), (lon, lat))));
        }
        Names { world, seats }
    }

    /// English name of a party; of one that the world pack does not know, its own.
    pub fn party<'n>(&'n self, code: &'n str) -> &'n str {
        let known = self.world.states.get(code).or_else(|| self.world.organisations.get(code));
        known.map_or_else(|| code.split_once(':').map_or(code, |(_, name)| name), String::as_str)
    }

    /// Longitude and latitude of a state's capital.
    pub fn seat(&self, code: &str) -> Option<(f64, f64)> {
        self.seats.get(code).copied()
    }

    /// Name of an office: `minister:defence` is "minister of defence".
    pub fn office(&self, code: &str) -> String {
        match code.split_once(':') {
            Some((office, field)) => format!("{} of {}", word(office), word(field)),
            None => self.world.offices.get(code).cloned().unwrap_or_else(|| word(code).into_owned()),
        }
    }
}

/// A code word as people write it: `no_coverage` is "no coverage".
pub fn word(code: &str) -> Cow<'_, str> {
    if code.contains('_') { Cow::Owned(code.replace('_', " ")) } else { Cow::Borrowed(code) }
}
