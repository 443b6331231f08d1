use domain::{Problems, activities::ActivityDetail, materials::MaterialProblem};
use frame::AppError;
use serde::{Deserialize, Serialize};

/// The pages of an activity's materials as SVG.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Previews {
    pub poster: Vec<String>,
    pub leaflet: Vec<String>,
    pub attendance: Vec<String>,
}

/// An activity with its sheets, or with what of its text cannot be printed.
pub async fn preview(
    id: i64,
    language: String,
) -> Result<(ActivityDetail, Result<Previews, Problems>), AppError> {
    use super::{Material, Printable};
    let (db, me) = frame::context::session().await?;
    let detail = db.activities(&me).find(id).await?;
    let hotlines = db.hotlines().await?;
    let locale = language.parse().unwrap_or_else(|_| words::locale());
    let base_url = frame::context::site().base_url;
    let sheet = |material| Printable::of(material, &detail, &hotlines, locale, &base_url);
    let pages = |printable: Printable| {
        tokio::task::spawn_blocking(move || {
            Ok::<_, print::PrintError>(printable.scene()?.pages.iter().map(print::svg).collect::<Vec<_>>())
        })
    };
    let poster = pages(sheet(Material::PosterA2)).await;
    let leaflet = pages(sheet(Material::LeafletA5)).await;
    let attendance = pages(Printable::attendance(&detail, locale, &base_url)).await;
    let done = |pages: Result<Result<Vec<String>, print::PrintError>, _>| match pages {
        Ok(Ok(pages)) => Ok(Ok(pages)),
        Ok(Err(error)) => {
            tracing::warn!(%error, activity = id, "a sheet could not be laid out");
            Ok(Err(Problems::one("title", problem(error))))
        }
        Err::<_, tokio::task::JoinError>(_) => Err(AppError::Internal),
    };
    let previews = match (done(poster)?, done(leaflet)?, done(attendance)?) {
        (Ok(poster), Ok(leaflet), Ok(attendance)) => Ok(Previews { poster, leaflet, attendance }),
        (Err(problems), ..) | (_, Err(problems), _) | (.., Err(problems)) => Err(problems),
    };
    Ok((detail, previews))
}

/// Why a sheet could not be laid out, for the person who can change the text.
fn problem(error: print::PrintError) -> MaterialProblem {
    use print::PrintError;
    match error {
        PrintError::Overflow(text) => MaterialProblem::TooLong { text },
        PrintError::MissingGlyph(character) => MaterialProblem::NoGlyph { character },
        other => MaterialProblem::Unprintable { why: other.to_string() },
    }
}
