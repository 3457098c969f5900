//! What codes are called, and where places lie.

use chancery_pack::{Atlas, Row};
use std::collections::BTreeMap;

/// Names, countries and places of the world pack.
#[derive(Debug, Default)]
pub struct Gazetteer {
    names: BTreeMap<String, String>,
    countries: BTreeMap<String, String>,
    places: BTreeMap<(String, String), (f64, f64)>,
}

impl Gazetteer {
    /// From the tables of the world pack.
    pub fn new(atlas: &Atlas) -> Gazetteer {
        let owned = |row: &Row, column: &str| row.get(column).to_string();
        let mut out = Gazetteer::default();
        for row in ["states", "organisations", "offices"].into_iter().flat_map(|table| atlas.rows(table)) {
            out.names.insert(owned(&row, "code"), owned(&row, "name"));
            // Two letters that are no longer assigned say nothing to other programs.
            if row.get("a2").len() == 2 && row.get("sort") != "dissolved" {
                out.countries.insert(owned(&row, "code"), row.get("a2").to_lowercase());
            }
        }
        for row in ["cities", "places"].into_iter().flat_map(|table| atlas.rows(table)) {
            if let (Ok(lat), Ok(lon)) = (row.get("lat").parse(), row.get("lon").parse()) {
                out.places.insert((owned(&row, "state"), owned(&row, "name")), (lon, lat));
            }
        }
        out
    }

    /// English name of a party; of one that the world pack does not know, its own.
    pub fn party<'n>(&'n self, code: &'n str) -> &'n str {
        self.names.get(code).map_or_else(|| code.split_once(':').map_or(code, |(_, name)| name), String::as_str)
    }

    /// Name of an office: `minister:defence` is "minister of defence".
    pub fn office(&self, code: &str) -> String {
        match (self.names.get(code), code.split_once(':')) {
            (Some(name), _) => name.clone(),
            (None, Some((office, field))) => format!("{} of {}", office.replace('_', " "), field.replace('_', " ")),
            (None, None) => code.replace('_', " "),
        }
    }

    /// Two letters of ISO 3166, small.
    pub fn country(&self, code: &str) -> Option<&str> {
        self.countries.get(code).map(String::as_str)
    }

    /// Longitude and latitude of a place.
    pub fn place(&self, state: &str, name: &str) -> Option<(f64, f64)> {
        self.places.get(&(state.to_string(), name.to_string())).copied()
    }
}
