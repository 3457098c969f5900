//! Gzip members, each on its own: a damaged one is stepped over, for the next begins with bytes that can be recognised.

use super::skip::Skip;
use super::warc::{self, Found, MOST};
use super::window::{Ahead, Window};
use flate2::bufread::GzDecoder;
use std::io::{self, Read};

/// What every gzip member begins with: the signature and the only method there is.
const MAGIC: [u8; 3] = [0x1f, 0x8b, 8];
/// Bytes of a member that must unpack to something readable for its beginning to be believed.
const PROBE: usize = 16;
/// Bytes that are looked at to unpack them.
const AHEAD: usize = 512;

/// What the next member holds.
pub enum Member {
    /// Its records.
    Records(Vec<Found>),
    /// It goes on for longer than records do: the whole stream must be read as one.
    Endless,
}

/// The next member of a stream; none at its end.
pub fn next<R: Read>(window: &mut Window<R>) -> io::Result<Option<Member>> {
    if !window.fill(1)? {
        return Ok(None);
    }
    window.fill(MAGIC.len())?;
    if !window.bytes().starts_with(&MAGIC) {
        return skip(window, "compression").map(Some);
    }
    let mut decoder = GzDecoder::new(Ahead::new(window, MOST));
    let mut out = Vec::new();
    let read = decoder.by_ref().take(MOST as u64 + 1).read_to_end(&mut out);
    let used = decoder.into_inner().used();
    match read {
        Ok(_) if out.len() <= MOST => {
            window.consume(used);
            records(&out).map(|r| Some(Member::Records(r)))
        }
        Ok(_) if records(&out[..MOST])?.len() > 1 => Ok(Some(Member::Endless)),
        Ok(_) => skip(window, "too large").map(Some),
        // Nothing is left of what is cut off, and its error says no more.
        Err(e) if broken(&e) => skip(window, "compression").map(Some),
        Err(e) => Err(e),
    }
}

/// Whether it is the bytes that are at fault, not their reading.
pub fn broken(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::InvalidData | Kind::InvalidInput | Kind::UnexpectedEof | Kind::OutOfMemory | Kind::Other
    )
}

/// Records in the bytes of a member.
fn records(bytes: &[u8]) -> io::Result<Vec<Found>> {
    let mut window = Window::new(bytes, 0);
    std::iter::from_fn(|| warc::next(&mut window).transpose()).collect()
}

fn skip<R: Read>(window: &mut Window<R>, why: &'static str) -> io::Result<Member> {
    window.seek(1, AHEAD, |bytes, _| bytes.starts_with(&MAGIC) && believed(bytes))?;
    Ok(Member::Records(vec![Err(Skip::Damaged(why))]))
}

/// Whether a member begins here: three bytes may stand anywhere, but then they unpack to nothing that can be read.
fn believed(bytes: &[u8]) -> bool {
    let mut first = [0; PROBE];
    let mut decoder = GzDecoder::new(&bytes[..bytes.len().min(AHEAD)]);
    decoder.read_exact(&mut first).is_ok() && first.iter().all(|b| matches!(b, b'\r' | b'\n' | b' '..=b'~'))
}

/// Whether a stream is gzip.
pub fn opens(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}
