//! Articles from files, standard input and JSON lines, with errors that say which line.

use crate::args::Source;
use crate::fault::Fault;
use chancery::{Article, Knowledge};
use chancery_pack::Folder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// The packs the user wants.
pub fn knowledge(source: &Source) -> Result<Knowledge, Fault> {
    match &source.packs {
        Some(folder) => Ok(Knowledge::from_folder(&Folder::new(folder))?),
        None => Ok(Knowledge::shipped()),
    }
}

/// Articles one after the other: bad lines come as faults and the rest goes on.
pub fn articles(source: &Source) -> Result<Box<dyn Iterator<Item = Result<Article, Fault>>>, Fault> {
    check_day(source.published.as_deref())?;
    match &source.input {
        Some(path) if path.as_os_str() == "-" => {
            Ok(Box::new(lines(BufReader::new(io::stdin()), "standard input".into())))
        }
        Some(path) => Ok(Box::new(lines(BufReader::new(open(path)?), path.display().to_string()))),
        None if source.files.is_empty() => {
            Ok(Box::new(std::iter::once(text("standard input", &mut io::stdin(), source))))
        }
        None => {
            let source = source.clone();
            let files = source.files.clone();
            Ok(Box::new(
                files.into_iter().map(move |path| text(&path.display().to_string(), &mut open(&path)?, &source)),
            ))
        }
    }
}

fn check_day(day: Option<&str>) -> Result<(), Fault> {
    let article = Article { published: day.map(String::from), ..Article::default() };
    article.day().map(|_| ()).map_err(|e| Fault::Input(format!("--published: {e}")))
}

fn open(path: &Path) -> Result<File, Fault> {
    File::open(path).map_err(|e| Fault::Io(path.display().to_string(), e))
}

fn text(name: &str, from: &mut dyn Read, source: &Source) -> Result<Article, Fault> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).map_err(|e| Fault::Io(name.to_string(), e))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        Fault::Input(format!(
            "{name}: not UTF-8 at byte {}; convert it first, for example with iconv",
            e.utf8_error().valid_up_to()
        ))
    })?;
    Ok(Article {
        id: name.to_string(),
        outlet: source.outlet.clone(),
        published: source.published.clone(),
        title: source.title.clone(),
        lang: source.lang.clone(),
        text: text.strip_prefix('\u{feff}').unwrap_or(&text).to_string(),
        url: None,
    })
}

fn lines(mut from: impl BufRead + 'static, name: String) -> impl Iterator<Item = Result<Article, Fault>> {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            number += 1;
            let mut line = Vec::new();
            match from.read_until(b'\n', &mut line) {
                Err(e) => return Some(Err(Fault::Io(name.clone(), e))),
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(article(&line).map_err(|e| Fault::Input(format!("{name}: line {number}: {e}")))),
            }
        }
    })
}

fn article(line: &[u8]) -> Result<Article, String> {
    let article: Article = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    article.day().map_err(|e| format!("published: {e}"))?;
    Ok(article)
}
