//! The world's tables as they are written, for people who look something up: nothing that reading needs.

use crate::PackError;
use crate::table::rows;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One table: its columns by name, and its rows in the order of the file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Table {
    columns: Vec<String>,
    cells: Vec<Vec<String>>,
}

/// One row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    columns: &'t [String],
    cells: &'t [String],
}

impl<'t> Row<'t> {
    /// What stands in a column; empty where there is no such column.
    pub fn get(&self, column: &str) -> &'t str {
        self.columns.iter().position(|c| c == column).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }
}

impl Table {
    fn parse(file: &str, text: &str) -> Result<Table, PackError> {
        let head = text.lines().next().and_then(|line| line.strip_prefix('#'));
        let head =
            head.ok_or_else(|| PackError::new(file, "the first line must be `#` and the names of the columns"))?;
        let columns: Vec<String> = head.split('\t').map(String::from).collect();
        let cells = rows(file, text, columns.len())?;
        let cells = cells.into_iter().map(|(_, row)| row.into_iter().map(String::from).collect()).collect();
        Ok(Table { columns, cells })
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.cells.iter().map(|cells| Row { columns: &self.columns, cells })
    }
}

/// The tables of `packs/world/` that people ask about, by the file's name without its ending.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Atlas {
    tables: BTreeMap<String, Table>,
}

impl Atlas {
    /// The tables it holds.
    pub const TABLES: [&'static str; 13] = [
        "agencies",
        "cities",
        "contested",
        "geography",
        "happenings",
        "holders",
        "memberships",
        "names",
        "offices",
        "organisations",
        "places",
        "regions",
        "states",
    ];

    /// Takes the tables from their files; `read` gives a file's text by name.
    pub fn compile(read: &dyn Fn(&str) -> Result<String, PackError>) -> Result<Atlas, PackError> {
        let table = |name: &str| {
            let file = format!("{name}.tsv");
            Ok((name.to_string(), Table::parse(&file, &read(&file)?)?))
        };
        Ok(Atlas { tables: Self::TABLES.into_iter().map(table).collect::<Result<_, PackError>>()? })
    }

    /// The rows of a table; none where there is no such table.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = Row<'_>> {
        self.tables.get(table).into_iter().flat_map(Table::rows)
    }

    /// The first row that has this value in this column.
    pub fn find(&self, table: &str, column: &str, value: &str) -> Option<Row<'_>> {
        self.rows(table).find(|row| row.get(column) == value)
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_row_is_asked_by_the_name_of_a_column() {
        let table = Table::parse("a.tsv", "#code\tname\nX\tTen\nY\tTwenty\n").expect("a table");
        let names: Vec<&str> = table.rows().map(|row| row.get("name")).collect();
        assert_eq!(names, ["Ten", "Twenty"]);
        assert_eq!(table.rows().next().map(|row| row.get("no such column")), Some(""));
        assert!(Table::parse("a.tsv", "code\tname\n").is_err());
    }
}
