//! CSV: all tables, with their codebook.

use super::Format;
use crate::codebook::{self, Dress, Resource};
use crate::error::Result;
use crate::folder::{Folder, Output};
use crate::job::{Job, Report};
use crate::tables::{ALL, Cell, Happening, Table, Written, happenings};
use chancery_record::answers::harmless;
use chancery_record::day;

/// The format.
pub static FORMAT: Format = Format {
    name: "csv",
    label: "CSV tables",
    what: "tables of events, claims, articles, parties, people …, with datapackage.json as codebook",
    file: "chancery-csv.zip",
    media: "application/zip",
    several: true,
    subscribed: false,
    write,
};

const DRESS: Dress = Dress {
    end: ".csv",
    format: "csv",
    media: "text/csv",
    lists: false,
    sums: true,
    texts: "Codes in a list are parted by `;`. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a \
        carriage return) has an apostrophe before it that is not part of it.",
};

struct Sheet {
    table: &'static Table,
    out: Output,
    writer: csv::Writer<Output>,
    rows: usize,
}

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let mut sheets = ALL.iter().map(|table| sheet(folder, table)).collect::<Result<Vec<_>>>()?;
    let mut events = 0;
    happenings(job, &mut Written::default(), |happening| {
        events += 1;
        sheets.iter_mut().try_for_each(|sheet| fill(sheet, happening))
    })?;
    let mut resources = Vec::new();
    for mut sheet in sheets {
        sheet.writer.flush()?;
        let (table, rows) = (sheet.table, sheet.rows);
        let schema = codebook::schema(table, &DRESS, ALL);
        resources.push(Resource { name: table.name, what: table.what, schema, rows, sum: sheet.out.done()? });
    }
    codebook::write(job, folder, &DRESS, resources)?;
    Ok(Report::of(events, "events"))
}

fn sheet(folder: &Folder, table: &'static Table) -> Result<Sheet> {
    let out = folder.file(&format!("{}{}", table.name, DRESS.end))?;
    let mut writer = csv::Writer::from_writer(out.clone());
    writer.write_record(table.columns.iter().map(|c| c.name))?;
    Ok(Sheet { table, out, writer, rows: 0 })
}

fn fill(sheet: &mut Sheet, happening: &Happening) -> Result<()> {
    let (writer, rows) = (&mut sheet.writer, &mut sheet.rows);
    (sheet.table.rows)(happening, &mut |cells| {
        *rows += 1;
        Ok(writer.write_record(cells.iter().map(written))?)
    })
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Text(text) => harmless(text.to_string()),
        Cell::List(codes) => harmless(codes.join(";")),
        Cell::Day(day) => day::written(*day),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
    }
}
