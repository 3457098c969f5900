//! Long lists of numbers in a compiled pack: each in as few bytes as the largest needs, so that they are opened in one go.

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};
use std::fmt;

/// Writes how many bytes a number has, and the numbers; used as `#[serde(with = "numbers")]`.
pub(crate) fn serialize<S: Serializer>(numbers: &[u32], to: S) -> Result<S::Ok, S::Error> {
    let largest = numbers.iter().copied().max().unwrap_or(0);
    let width = (4 - largest.leading_zeros() as usize / 8).max(1);
    let mut bytes = vec![width as u8];
    numbers.iter().for_each(|n| bytes.extend(&n.to_le_bytes()[..width]));
    to.serialize_bytes(&bytes)
}

/// Reads them.
pub(crate) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<u32>, D::Error> {
    struct Bytes;

    impl Visitor<'_> for Bytes {
        type Value = Vec<u32>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("numbers of one to four bytes")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u32>, E> {
            let numbers = bytes.split_first().and_then(|(width, bytes)| match width {
                1 => read(bytes, |[a]| u32::from(*a)),
                2 => read(bytes, |pair| u32::from(u16::from_le_bytes(*pair))),
                3 => read(bytes, |[a, b, c]| u32::from_le_bytes([*a, *b, *c, 0])),
                4 => read(bytes, |four| u32::from_le_bytes(*four)),
                _ => None,
            });
            numbers.ok_or_else(|| E::invalid_length(bytes.len(), &self))
        }
    }

    from.deserialize_bytes(Bytes)
}

fn read<const WIDTH: usize>(bytes: &[u8], number: impl Fn(&[u8; WIDTH]) -> u32) -> Option<Vec<u32>> {
    let (numbers, rest) = bytes.as_chunks();
    rest.is_empty().then(|| numbers.iter().map(number).collect())
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    #[derive(Serialize, Deserialize)]
    struct Numbers(#[serde(with = "super")] Vec<u32>);

    #[test]
    fn numbers_come_back_in_as_few_bytes_as_the_largest_needs() {
        for (numbers, length) in
            [(vec![], 2), (vec![0, 255], 4), (vec![7, 256], 6), (vec![1 << 16], 5), (vec![u32::MAX, 0], 10)]
        {
            let bytes = postcard::to_stdvec(&Numbers(numbers.clone())).expect("bytes");
            assert_eq!(bytes.len(), length);
            assert_eq!(postcard::from_bytes::<Numbers>(&bytes).expect("numbers").0, numbers);
        }
    }

    #[test]
    fn a_part_of_a_number_is_damage() {
        for damaged in [&[0][..], &[1, 0], &[1, 5], &[2, 2, 9], &[4, 2, 1, 1, 1]] {
            assert!(postcard::from_bytes::<Numbers>(damaged).is_err(), "{damaged:?}");
        }
    }
}
