//! Articles from files, standard input and JSON lines, with errors that say which line and what to do.

use crate::args::Source;
use crate::fault::Fault;
use crate::{page, web};
use chancery::{Article, Knowledge};
use chancery_pack::Folder;
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

/// The packs the user wants.
pub fn knowledge(packs: Option<&Path>) -> Result<Knowledge, Fault> {
    let Some(packs) = packs else { return Ok(Knowledge::shipped()) };
    Knowledge::from_folder(&folder(packs)?).map_err(Fault::pack(packs))
}

/// A folder of packs, which always holds the world's.
pub fn folder(packs: &Path) -> Result<Folder, Fault> {
    if packs.join("world").is_dir() {
        return Ok(Folder::new(packs));
    }
    let what = "no packs here (no folder world/ in it); give the folder packs/ of a clone with --packs";
    Err(Fault::Input(format!("{}: {what}", packs.display())))
}

/// An article, or a page from which one has yet to be extracted.
pub struct Incoming {
    given: Article,
    html: Option<Vec<u8>>,
    content_type: Option<String>,
}

impl Incoming {
    /// The article.
    pub fn article(self, knowledge: Option<&Knowledge>) -> Result<Article, Fault> {
        match self.html {
            Some(html) => page::article(self.given, &html, self.content_type.as_deref(), knowledge),
            None => Ok(self.given),
        }
    }
}

/// Articles one after the other: bad lines come as faults and the rest goes on.
pub fn articles(source: &Source) -> Result<Box<dyn Iterator<Item = Result<Incoming, Fault>>>, Fault> {
    check_day(source.published.as_deref())?;
    let source = source.clone();
    Ok(match source.input.clone() {
        Some(path) if path.as_os_str() == "-" => {
            Box::new(lines(BufReader::new(stdin()), "standard input".into(), source))
        }
        Some(path) => Box::new(lines(BufReader::new(open(&path)?), path.display().to_string(), source)),
        None if source.files.is_empty() && source.url.is_some() => Box::new(std::iter::once(fetched(&source))),
        None if source.files.is_empty() || source.files == [Path::new("-")] => {
            Box::new(std::iter::once(text("standard input", &mut stdin(), &source)))
        }
        None => {
            let files = source.files.clone();
            Box::new(files.into_iter().map(move |path| text(&path.display().to_string(), &mut open(&path)?, &source)))
        }
    })
}

fn check_day(day: Option<&str>) -> Result<(), Fault> {
    let article = Article { published: day.map(String::from), ..Article::default() };
    article.day().map(|_| ()).map_err(|e| Fault::Input(format!("--published: {e}")))
}

/// The page at the address that was given.
fn fetched(source: &Source) -> Result<Incoming, Fault> {
    let page = web::page(source.url.as_deref().unwrap_or_default(), &source.web)?;
    let given = Article {
        id: page.url.clone(),
        outlet: source.outlet.clone(),
        published: source.published.clone(),
        title: source.title.clone(),
        lang: source.lang.clone(),
        text: String::new(),
        url: Some(page.url.clone()),
    };
    match page.as_text().filter(|_| page.is_text()) {
        Some(article) => {
            let title = given.title.clone().or(article.title);
            let published = given.published.clone().or(article.published);
            let given = Article { text: article.text, title, published, ..given };
            Ok(Incoming { given, html: None, content_type: None })
        }
        None => Ok(Incoming { given, html: Some(page.bytes), content_type: page.content_type }),
    }
}

/// Standard input; whoever sits before an empty terminal is told.
fn stdin() -> io::Stdin {
    if io::stdin().is_terminal() {
        eprintln!("chancery: reading what you type; end with Ctrl-D on a line of its own");
    }
    io::stdin()
}

fn open(path: &Path) -> Result<File, Fault> {
    let name = path.display();
    if path.is_dir() {
        return Err(Fault::Input(format!("{name}: a folder; name the files, for example {name}/*.txt")));
    }
    File::open(path).map_err(|e| Fault::Io(name.to_string(), e))
}

fn text(name: &str, from: &mut dyn Read, source: &Source) -> Result<Incoming, Fault> {
    let bytes = page::load(from).map_err(|e| Fault::Io(name.to_string(), e))?;
    let mut given = Article {
        id: name.to_string(),
        outlet: source.outlet.clone(),
        published: source.published.clone(),
        title: source.title.clone(),
        lang: source.lang.clone(),
        text: String::new(),
        url: source.url.clone(),
    };
    if page::is_page(name, &bytes) {
        return Ok(Incoming { given, html: Some(bytes), content_type: None });
    }
    let text = String::from_utf8(bytes).map_err(|e| not_utf8(name, &e))?;
    given.text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_string();
    Ok(Incoming { given, html: None, content_type: None })
}

fn not_utf8(name: &str, error: &std::string::FromUtf8Error) -> Fault {
    let from = match error.as_bytes() {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "UTF-16",
        _ => "ENCODING",
    };
    let at = error.utf8_error().valid_up_to();
    Fault::Input(format!("{name}: not UTF-8 at byte {at}; convert it first: iconv -f {from} -t UTF-8 {name}"))
}

fn lines(
    mut from: impl BufRead + 'static,
    name: String,
    source: Source,
) -> impl Iterator<Item = Result<Incoming, Fault>> {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            number += 1;
            let mut line = Vec::new();
            let place = || format!("{name}: line {number}");
            match from.read_until(b'\n', &mut line) {
                Err(e) => return Some(Err(Fault::Io(name.clone(), e))),
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => {
                    return Some(
                        article(&line, place(), &source).map_err(|e| Fault::Input(format!("{}: {e}", place()))),
                    );
                }
            }
        }
    })
}

/// A line of the input: an article, or a page that holds one.
#[derive(Deserialize)]
struct Line {
    #[serde(flatten)]
    article: Article,
    html: Option<String>,
}

/// The article of a line; what it leaves open comes from the options.
fn article(line: &[u8], place: String, source: &Source) -> Result<Incoming, String> {
    let Line { mut article, html } = serde_json::from_slice(line)
        .map_err(|e| format!("no article in JSON ({e}); plain text is given without --input"))?;
    article.day().map_err(|e| format!("published: {e}"))?;
    if article.id.is_empty() {
        article.id = place;
    }
    let Article { outlet, published, lang, title, .. } = &mut article;
    for (field, option) in
        [(outlet, &source.outlet), (published, &source.published), (lang, &source.lang), (title, &source.title)]
    {
        *field = field.take().or_else(|| option.clone());
    }
    let html = html.filter(|_| article.text.is_empty()).map(String::into_bytes);
    Ok(Incoming { given: article, html, content_type: None })
}
