//! Chance that can be had again.

/// Numbers by chance, the same again from the same seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// From the seed that `LANTOA_SEED` names, or from one of its own; it is printed, and so shown where a test fails.
    pub fn cast() -> Self {
        let named =
            std::env::var("LANTOA_SEED").ok().map(|seed| seed.parse().expect("LANTOA_SEED is a number"));
        let seed = named.unwrap_or_else(|| uuid::Uuid::new_v4().as_u64_pair().0);
        println!("LANTOA_SEED={seed}");
        Self(seed)
    }

    /// Others, which depend on these alone.
    pub fn others(&mut self) -> Self {
        Self(self.roll())
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.roll() % bound
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
