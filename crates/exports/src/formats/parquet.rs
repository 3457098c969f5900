//! Parquet: the same tables as CSV, with types, and their codebook.

use super::Format;
use crate::codebook::{self, Dress, Resource};
use crate::error::Result;
use crate::folder::{Folder, Output};
use crate::job::{Job, Report};
use crate::tables::{ALL, Cell, Column, Happening, Sort, Table, Written, happenings};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use std::sync::Arc;

/// The format.
pub static FORMAT: Format = Format {
    name: "parquet",
    label: "Parquet",
    what: "the tables of csv as Parquet files, with datapackage.json as codebook",
    file: "chancery-parquet.zip",
    media: "application/zip",
    several: true,
    subscribed: false,
    write,
};

const DRESS: Dress = Dress {
    end: ".parquet",
    format: "parquet",
    media: "application/vnd.apache.parquet",
    lists: false,
    sums: false,
    texts: "Codes in a list are parted by `;`. Texts are verbatim.",
};

/// Rows of a row group: what is held in memory of a table before it is written.
const GROUP: usize = 20_000;

/// The cells of a column that wait to be written, with whether each row has one.
enum Held {
    Texts(Vec<ByteArray>, Vec<i16>),
    Days(Vec<i32>, Vec<i16>),
    Wholes(Vec<i64>, Vec<i16>),
    Numbers(Vec<f64>, Vec<i16>),
}

struct Sheet {
    table: &'static Table,
    out: Output,
    writer: SerializedFileWriter<Output>,
    held: Vec<Held>,
    waiting: usize,
    rows: usize,
}

fn write(job: &Job, folder: &Folder) -> Result<Report> {
    let mut sheets = ALL.iter().map(|table| sheet(folder, table)).collect::<Result<Vec<_>>>()?;
    let mut events = 0;
    happenings(job, &mut Written::default(), |happening| {
        events += 1;
        sheets.iter_mut().try_for_each(|sheet| sheet.fill(happening))
    })?;
    let mut resources = Vec::new();
    for mut sheet in sheets {
        sheet.flush()?;
        sheet.writer.close()?;
        let (table, rows) = (sheet.table, sheet.rows);
        let schema = codebook::schema(table, &DRESS, ALL);
        resources.push(Resource { name: table.name, what: table.what, schema, rows, sum: sheet.out.done()? });
    }
    codebook::write(job, folder, &DRESS, resources)?;
    Ok(Report::of(events, "events"))
}

fn sheet(folder: &Folder, table: &'static Table) -> Result<Sheet> {
    let out = folder.file(&format!("{}{}", table.name, DRESS.end))?;
    let fields = table.columns.iter().map(|c| Ok(Arc::new(typed(c)?))).collect::<Result<Vec<_>>>()?;
    let schema = Type::group_type_builder(table.name).with_fields(fields).build()?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::GZIP(Default::default()))
        .set_created_by(format!("chancery {}", env!("CARGO_PKG_VERSION")))
        .build();
    let writer = SerializedFileWriter::new(out.clone(), Arc::new(schema), Arc::new(properties))?;
    Ok(Sheet { table, out, writer, held: table.columns.iter().map(held).collect(), waiting: 0, rows: 0 })
}

fn typed(column: &Column) -> Result<Type> {
    let (physical, logical) = match column.sort {
        Sort::Text | Sort::Form(_) | Sort::Word(_) | Sort::List => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Sort::Day => (Physical::INT32, Some(LogicalType::Date)),
        Sort::Whole(..) => (Physical::INT64, None),
        Sort::Number(..) => (Physical::DOUBLE, None),
    };
    let builder = Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
    Ok(builder.with_logical_type(logical).build()?)
}

fn held(column: &Column) -> Held {
    match column.sort {
        Sort::Text | Sort::Form(_) | Sort::Word(_) | Sort::List => Held::Texts(Vec::new(), Vec::new()),
        Sort::Day => Held::Days(Vec::new(), Vec::new()),
        Sort::Whole(..) => Held::Wholes(Vec::new(), Vec::new()),
        Sort::Number(..) => Held::Numbers(Vec::new(), Vec::new()),
    }
}

impl Held {
    fn push(&mut self, cell: &Cell) {
        match self {
            Held::Texts(texts, there) => put(
                texts,
                there,
                match cell {
                    Cell::Text(text) => Some(text.as_bytes().to_vec().into()),
                    Cell::List(codes) => Some(codes.join(";").into_bytes().into()),
                    _ => None,
                },
            ),
            Held::Days(days, there) => put(days, there, if let Cell::Day(day) = cell { Some(*day) } else { None }),
            Held::Wholes(all, there) => {
                put(all, there, if let Cell::Whole(number) = cell { Some(*number) } else { None })
            }
            Held::Numbers(all, there) => {
                put(all, there, if let Cell::Number(number) = cell { Some(*number) } else { None })
            }
        }
    }

    fn write(&mut self, mut column: SerializedColumnWriter) -> Result<()> {
        match self {
            Held::Texts(all, there) => column.typed::<ByteArrayType>().write_batch(all, Some(there), None)?,
            Held::Days(all, there) => column.typed::<Int32Type>().write_batch(all, Some(there), None)?,
            Held::Wholes(all, there) => column.typed::<Int64Type>().write_batch(all, Some(there), None)?,
            Held::Numbers(all, there) => column.typed::<DoubleType>().write_batch(all, Some(there), None)?,
        };
        Ok(column.close()?)
    }
}

fn put<T>(all: &mut Vec<T>, there: &mut Vec<i16>, value: Option<T>) {
    there.push(value.is_some().into());
    all.extend(value);
}

impl Sheet {
    fn fill(&mut self, happening: &Happening) -> Result<()> {
        let (held, waiting) = (&mut self.held, &mut self.waiting);
        (self.table.rows)(happening, &mut |cells| {
            held.iter_mut().zip(cells).for_each(|(held, cell)| held.push(cell));
            *waiting += 1;
            Ok(())
        })?;
        if self.waiting >= GROUP { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<()> {
        if self.waiting == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for held in &mut self.held {
            if let Some(column) = group.next_column()? {
                held.write(column)?;
            }
        }
        group.close()?;
        self.rows += std::mem::take(&mut self.waiting);
        self.held = self.table.columns.iter().map(held).collect();
        Ok(())
    }
}
