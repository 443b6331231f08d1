//! The part of each face that a scene uses: what is embedded in a file.

use crate::{
    error::PrintError,
    font::Face,
    scene::{Item, Scene},
};
use allsorts::{
    binary::read::ReadScope,
    font_data::FontData,
    subset::{CmapTarget, SubsetProfile, subset},
};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of the faces of a scene.
pub(crate) type Subsets = BTreeMap<Face, Subset>;

/// A part of a face, as a font of its own whose glyphs are counted anew.
pub(crate) struct Subset {
    pub bytes: Vec<u8>,
    /// The glyphs of the face that it has, each in its new place.
    glyphs: Vec<u16>,
}

impl Subset {
    fn of(face: Face, used: &BTreeSet<u16>) -> Result<Self, PrintError> {
        let unreadable = || PrintError::Font(face.name());
        let font = ReadScope::new(face.bytes()).read::<FontData<'_>>().map_err(|_| unreadable())?;
        let tables = font.table_provider(0).map_err(|_| unreadable())?;
        // The first is what stands for a glyph that is not there.
        let glyphs: Vec<u16> = [0].into_iter().chain(used.iter().copied().filter(|id| *id > 0)).collect();
        let bytes = subset(&tables, &glyphs, &SubsetProfile::Pdf, CmapTarget::Unicode);
        Ok(Self { bytes: bytes.map_err(|_| unreadable())?, glyphs })
    }

    /// The new number of a glyph; of one that it lacks, that of the missing glyph.
    pub fn id(&self, glyph: u16) -> u16 {
        // There are no more glyphs than numbers.
        self.glyphs.binary_search(&glyph).map_or(0, |place| place as u16)
    }
}

/// Every letter of each face that a row may hold.
///
/// # Errors
/// As [`subsets`].
pub(crate) fn repertoire() -> Result<Subsets, PrintError> {
    let of = |face: Face| {
        let charmap = face.font()?.charmap();
        let glyphs = face.letters()?.filter_map(|letter| charmap.map_unicode(letter));
        let used = glyphs.filter_map(|glyph| u16::try_from(glyph.to_u32()).ok()).collect();
        Ok((face, Subset::of(face, &used)?))
    };
    Face::ALL.into_iter().map(of).collect()
}

/// What a scene uses of each face.
///
/// # Errors
/// [`PrintError::Font`] if a face cannot be read.
pub(crate) fn subsets(scene: &Scene) -> Result<Subsets, PrintError> {
    let mut used = BTreeMap::<Face, BTreeSet<u16>>::new();
    for item in scene.pages.iter().flat_map(|page| &page.items) {
        if let Item::Glyphs(run) = item {
            used.entry(run.face).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    used.into_iter().map(|(face, used)| Ok((face, Subset::of(face, &used)?))).collect()
}
