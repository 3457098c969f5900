//! Lands: where states lie, whom they border, and what texts call them for it ("the East African country", "its northern neighbour").

use crate::files::Lists;
use crate::forms::Forms;
use crate::meanings::Sensed;
use crate::quick::Table;
use crate::sense::Sense;
use crate::{PackError, World, table::rows};
use serde::{Deserialize, Serialize};

/// What a description says of a word that may mean two or as many as acted together: "they", "the ministers".
pub const SEVERAL: &str = "several";

/// What a description says of a word for the subject's own party that may be a thing as well: "it".
pub const THING: &str = "thing";

/// They share a border, or a strait parts them.
pub const NEIGHBOUR: &str = "neighbour";

/// What a description says of two states and not of one: that they are neighbours, and on which side.
pub const RELATIONS: [&str; 5] = [NEIGHBOUR, "north", "south", "east", "west"];

/// The land of a state.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Land {
    /// Latitude and longitude of its middle, in degrees.
    pub at: Option<(f64, f64)>,
    /// States with which it shares a border by land.
    pub borders: Vec<String>,
    /// States that a strait or a narrow sea parts from it, and that texts call its neighbours.
    pub across: Vec<String>,
    /// `east_africa`, `kingdom`, `landlocked`: see `packs/world/rebuild/traits.txt`.
    pub traits: Vec<String>,
}

impl Land {
    /// Do texts call this state its neighbour?
    pub fn neighbours(&self, code: &str) -> bool {
        self.borders.iter().chain(&self.across).any(|c| c == code)
    }

    /// Does a description without relations hold of it?
    pub fn has(&self, description: &str) -> bool {
        self.traits.iter().any(|t| t == description)
    }

    /// Does it lie on this side (`north` …) of another land? Not where either's place is unknown.
    pub fn lies(&self, side: &str, of: &Land) -> bool {
        let Some(((lat, lon), (other_lat, other_lon))) = self.at.zip(of.at) else { return false };
        match side {
            "north" => lat > other_lat,
            "south" => lat < other_lat,
            "east" => lon > other_lon,
            "west" => lon < other_lon,
            _ => true,
        }
    }
}

/// The table of `geography.tsv`.
pub(crate) fn lands(text: &str) -> Result<Table<Land>, PackError> {
    let words = |cell: &str| cell.split_whitespace().map(String::from).collect();
    let degrees = |line: usize, cell: &str| match cell {
        "" => Ok(None),
        cell => cell.parse().map(Some).map_err(|_| {
            PackError::new("geography.tsv", format!("`{cell}` is no number of degrees")).at(format!("line {line}"))
        }),
    };
    let land = |(line, c): (usize, Vec<&str>)| {
        let at: (Option<f64>, Option<f64>) = (degrees(line, c[1])?, degrees(line, c[2])?);
        let land = Land { at: at.0.zip(at.1), borders: words(c[3]), across: words(c[4]), traits: words(c[5]) };
        Ok((c[0].to_string(), land))
    };
    rows("geography.tsv", text, 6)?.into_iter().map(land).collect()
}

/// Marks the words of reference in which a word of `[descriptions]` stands: they mean only states of which it holds.
pub(crate) fn describe(forms: &mut Forms, descriptions: &Lists, world: &World, spaces: bool) -> Result<(), PackError> {
    let known = |name: &str| {
        [SEVERAL, THING].contains(&name) || RELATIONS.contains(&name) || world.lands.values().any(|land| land.has(name))
    };
    for (name, words) in descriptions {
        if !known(name) {
            let what = format!("[descriptions] has `{name}`, which geography.tsv says of no state");
            return Err(PackError::new(&forms.file, what));
        }
        let mut begins = Vec::new();
        for word in words {
            begins.extend(forms.plain(word)?.iter().map(|w| forms.fold(w)));
        }
        // A word begins so; a space at the end of an item says that it ends so as well.
        let stands = |form: &str, begin: &String| match spaces {
            true => format!(" {form} ").replace('-', " ").contains(&format!(" {begin}")),
            false => form.contains(&**begin),
        };
        let refers = |list: &[Sensed]| list.iter().any(|s| matches!(s.sense, Sense::Reference(_)));
        let described = |form: &String| begins.iter().any(|begin| stands(form, begin));
        let meant = forms.senses.iter().filter(|(form, list)| refers(list) && described(form));
        let meant: Vec<String> = meant.map(|(form, _)| form.clone()).collect();
        for form in meant {
            forms.add_sensed(&form, Sensed::plain(Sense::Described(name.as_str().into())));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::lands;

    #[test]
    fn a_land_lies_on_a_side_of_another() {
        let table = "#state\tlat\tlon\tborders\tacross\ttraits\nAAA\t10\t5\tBBB\t\tisland kingdom\nBBB\t2\t9\tAAA\tCCC\t\nCCC\t\t\t\tBBB\t\n";
        let lands = lands(table).expect("a table");
        assert!(lands["AAA"].lies("north", &lands["BBB"]) && lands["AAA"].lies("west", &lands["BBB"]));
        assert!(!lands["AAA"].lies("south", &lands["BBB"]) && !lands["CCC"].lies("north", &lands["BBB"]));
        assert!(lands["AAA"].has("kingdom") && !lands["BBB"].has("kingdom"));
        assert!(super::lands("#state\tlat\tlon\tborders\tacross\ttraits\nAAA\tten\t5\t\t\t\n").is_err());
        assert!(lands["BBB"].neighbours("AAA") && lands["CCC"].neighbours("BBB") && !lands["AAA"].neighbours("CCC"));
    }
}
