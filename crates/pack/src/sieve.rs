//! What tells nearly all keys that are not among some from those that are, at one look into memory.

/// Bits of some keys, each by its key's last bits: thirty for each, so that of thirty other keys one is not told.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sieve(Vec<u64>);

impl Sieve {
    /// For these keys; there are so many.
    pub fn new(count: usize, keys: impl Iterator<Item = u64>) -> Sieve {
        let mut sieve = Sieve(vec![0; (count / 2).next_power_of_two()]);
        keys.for_each(|key| {
            let bit = sieve.bit(key);
            sieve.0[bit / 64] |= 1 << (bit % 64);
        });
        sieve
    }

    /// May the key be one of them?
    #[inline]
    pub fn may_hold(&self, key: u64) -> bool {
        let bit = self.bit(key);
        self.0.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 != 0)
    }

    /// How many bits there are is a power of two.
    #[inline]
    fn bit(&self, key: u64) -> usize {
        key as usize & (self.0.len() * 64).wrapping_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::Sieve;

    #[test]
    fn keys_are_held_and_few_others() {
        let sieve = Sieve::new(100, (0..100).map(|n| n * 7));
        assert!((0..100).all(|n| sieve.may_hold(n * 7)));
        assert!((10_000..11_000).filter(|n| sieve.may_hold(*n)).count() < 100);
        assert!(!Sieve::default().may_hold(7) && !Sieve::new(0, std::iter::empty()).may_hold(7));
    }
}
