//! A window over a stream: what was not yet used can be looked at again, so that damage can be stepped over.

use std::io::{self, BufRead, Read};

/// Bytes read at once.
const PIECE: usize = 64 * 1024;

/// The bytes of a stream from some offset on, as far as they were needed.
pub struct Window<R> {
    from: R,
    bytes: Vec<u8>,
    start: usize,
    offset: u64,
    ended: bool,
}

impl<R: Read> Window<R> {
    /// Over a stream whose next byte stands at this offset.
    pub fn new(from: R, offset: u64) -> Window<R> {
        Window { from, bytes: Vec::new(), start: 0, offset, ended: false }
    }

    /// Where the window begins.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// What is in the window.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Reads until so many bytes are there; whether they are.
    pub fn fill(&mut self, wanted: usize) -> io::Result<bool> {
        while self.bytes().len() < wanted && !self.ended {
            if self.start > PIECE.max(self.bytes.len() / 2) {
                self.bytes.drain(..self.start);
                self.start = 0;
            }
            let held = self.bytes.len();
            self.bytes.resize(held + PIECE.max(wanted.min(1 << 20)), 0);
            let read = loop {
                match self.from.read(&mut self.bytes[held..]) {
                    Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                    other => break other,
                }
            };
            self.bytes.truncate(held + *read.as_ref().unwrap_or(&0));
            self.ended = read? == 0;
        }
        Ok(self.bytes().len() >= wanted)
    }

    /// Leaves bytes behind.
    pub fn consume(&mut self, count: usize) {
        let count = count.min(self.bytes().len());
        self.start += count;
        self.offset += count as u64;
    }

    /// Goes on to the next place that a test accepts, at least so many bytes further; to the end where there is none. The test sees
    /// what follows a place, `ahead` bytes of it if there are so many.
    pub fn seek(
        &mut self,
        least: usize,
        ahead: usize,
        mut is_place: impl FnMut(&[u8], Option<u8>) -> bool,
    ) -> io::Result<()> {
        let mut at = least;
        loop {
            let more = self.fill(at + PIECE + ahead)?;
            let bytes = self.bytes();
            let last = if more { bytes.len() - ahead } else { bytes.len() };
            let found = (at..last).find(|p| is_place(&bytes[*p..], p.checked_sub(1).map(|b| bytes[b])));
            if let Some(place) = found {
                self.consume(place);
                return Ok(());
            }
            if !more {
                self.consume(usize::MAX);
                return Ok(());
            }
            // One byte stays, for the test to look back at.
            self.consume(last.saturating_sub(1));
            at = 1;
        }
    }
}

/// Reads on from a window without leaving anything behind.
pub struct Ahead<'a, R> {
    window: &'a mut Window<R>,
    used: usize,
    most: usize,
}

impl<'a, R: Read> Ahead<'a, R> {
    /// From the beginning of the window, at most so many bytes.
    pub fn new(window: &'a mut Window<R>, most: usize) -> Ahead<'a, R> {
        Ahead { window, used: 0, most }
    }

    /// Bytes used so far.
    pub fn used(&self) -> usize {
        self.used
    }
}

impl<R: Read> Read for Ahead<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let piece = self.fill_buf()?;
        let count = piece.len().min(into.len());
        into[..count].copy_from_slice(&piece[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Ahead<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.most {
            return Err(io::Error::new(io::ErrorKind::OutOfMemory, "too large"));
        }
        if self.used == self.window.bytes().len() {
            self.window.fill(self.used + 1)?;
        }
        Ok(&self.window.bytes()[self.used..])
    }

    fn consume(&mut self, count: usize) {
        self.used += count;
    }
}
