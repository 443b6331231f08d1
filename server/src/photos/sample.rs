//! The photos of the sample: scenes without people, drawn once and kept as if somebody had sent them.

use super::{Drawn, PhotoError, Photos, Result, digest, draw};
use domain::{
    activities::Kind::{self, *},
    outreach::PhotoProblem,
};
use store::{Db, Scene};

/// Pixels across, as a telephone sends them.
const WIDTH: u32 = 1_200;

/// A drawing, and what it can be of.
struct Drawing {
    name: &'static str,
    svg: &'static str,
    kinds: &'static [Kind],
}

macro_rules! drawing {
    ($name:literal, $($kind:ident),+) => {
        Drawing {
            name: concat!($name, ".png"),
            svg: include_str!(concat!("../../data/photos/", $name, ".svg")),
            kinds: &[$($kind),+],
        }
    };
}

const DRAWINGS: [Drawing; 10] = [
    drawing!("hall", Talk),
    drawing!("yard", Talk, Dramatization, Other),
    drawing!("contest", Competition),
    drawing!("stage", Dramatization),
    drawing!("billboard", Billboard),
    drawing!("banner", Billboard, Other),
    drawing!("leaflets", Leaflet, Talk),
    drawing!("notice-board", Leaflet, Other),
    drawing!("loudspeaker", Broadcast),
    drawing!("van", Broadcast, Other),
];

impl Photos {
    /// Adds photos to the logs of the sample, where they are there and no photo has come yet; answers how many.
    ///
    /// # Errors
    /// The files or the database cannot be reached; the next time all is done anew.
    pub async fn add_sample(&self, db: &Db) -> Result<usize> {
        if !db.lacks_sample_photos().await? {
            return Ok(0);
        }
        let mut scenes = Vec::with_capacity(DRAWINGS.len());
        // One after another: a server that has just started has more to do.
        for drawing in &DRAWINGS {
            scenes.push(self.keep_drawing(drawing).await?);
        }
        Ok(db.add_sample_photos(&scenes).await?)
    }

    async fn keep_drawing(&self, drawing: &Drawing) -> Result<Scene> {
        let svg = drawing.svg;
        let drawn = tokio::task::spawn_blocking(move || sent(svg)).await;
        let (digest, drawn) = drawn.map_err(|_| PhotoError::Lost)??;
        // Whichever instance draws it, it is the same file.
        let file = digest[..32].to_owned();
        let photo = self.keep_files(drawing.name, digest, file, drawn).await?;
        Ok(Scene { kinds: drawing.kinds, photo })
    }
}

/// What is kept of a drawing, and the digest of what a telephone would have sent.
fn sent(svg: &str) -> Result<(String, Drawn)> {
    let bytes = print::picture(svg, WIDTH).map_err(|error| {
        tracing::error!(%error, "a drawing of the sample");
        PhotoError::Refused(PhotoProblem::NotAPicture)
    })?;
    Ok((digest(&bytes), draw(&bytes).map_err(PhotoError::Refused)?))
}
