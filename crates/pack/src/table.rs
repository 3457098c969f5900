//! Tab-separated tables with a `#` header line.

use crate::PackError;

/// Rows of a table, each with its line number and at least `columns` cells (missing ones are empty).
pub(crate) fn rows<'a>(file: &str, text: &'a str, columns: usize) -> Result<Vec<(usize, Vec<&'a str>)>, PackError> {
    let mut out = Vec::new();
    for (n, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let mut cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() < 2 && columns > 1 {
            return Err(PackError::new(file, format!("expected {columns} columns parted by tabs, found one"))
                .at(format!("line {}", n + 1)));
        }
        cells.resize(cells.len().max(columns), "");
        out.push((n + 1, cells));
    }
    Ok(out)
}
