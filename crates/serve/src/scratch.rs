//! Files that are too large to be held in memory: written to a folder of their own, sent in pieces, gone afterwards.

use crate::app::tag_of;
use crate::problem::Problem;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_core::Stream;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::task::JoinHandle;

/// Bytes of a piece.
const PIECE: usize = 256 << 10;

/// A folder that nobody else can look into, and that goes with its owner.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new one.
    pub fn new() -> io::Result<Scratch> {
        let mut bytes = [0; 12];
        getrandom::fill(&mut bytes).map_err(|e| io::Error::other(e.to_string()))?;
        let name: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        let path = std::env::temp_dir().join(format!("chancery-export-{name}"));
        let mut builder = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Scratch(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A response with a whole file, or that it has not changed. The folder goes when all was sent.
pub async fn whole(
    scratch: Scratch,
    path: &Path,
    media: &'static str,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let opened = path.to_path_buf();
    let hashed = tokio::task::spawn_blocking(move || -> io::Result<_> {
        let (mut hash, mut length, mut file) = (Sha256::new(), 0, File::open(&opened)?);
        loop {
            let (rest, bytes) = piece(file)?;
            if bytes.is_empty() {
                return Ok((hash.finalize(), length, File::open(&opened)?));
            }
            hash.update(&bytes);
            length += bytes.len();
            file = rest;
        }
    });
    let (hash, length, file) = hashed.await.ok().and_then(Result::ok).ok_or_else(Problem::internal)?;
    let (tag, same) = tag_of(&hash, headers);
    let caching = [("etag", tag), ("cache-control", "private, no-cache".into())];
    if same {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let about = [(header::CONTENT_TYPE, media.to_string()), (header::CONTENT_LENGTH, length.to_string())];
    let pieces = Pieces { file: Some(file), reading: None, _scratch: scratch };
    Ok((caching, about, Body::from_stream(pieces)).into_response())
}

type Reading = JoinHandle<io::Result<(File, Bytes)>>;

/// A file, piece by piece.
struct Pieces {
    file: Option<File>,
    reading: Option<Reading>,
    _scratch: Scratch,
}

impl Stream for Pieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(file) = self.file.take() {
            self.reading = Some(tokio::task::spawn_blocking(move || piece(file)));
        }
        let Some(reading) = &mut self.reading else { return Poll::Ready(None) };
        let read = std::task::ready!(Pin::new(reading).poll(context));
        self.reading = None;
        Poll::Ready(match read.unwrap_or_else(|e| Err(io::Error::other(e))) {
            Ok((_, bytes)) if bytes.is_empty() => None,
            Ok((file, bytes)) => {
                self.file = Some(file);
                Some(Ok(bytes))
            }
            Err(error) => Some(Err(error)),
        })
    }
}

fn piece(mut file: File) -> io::Result<(File, Bytes)> {
    let mut bytes = Vec::with_capacity(PIECE);
    (&mut file).take(PIECE as u64).read_to_end(&mut bytes)?;
    Ok((file, bytes.into()))
}
