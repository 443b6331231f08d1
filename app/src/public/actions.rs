use domain::{
    activities::PublicActivity,
    hotlines::HotlineCard,
    public::{PublicCampaign, PublicList},
    settings::Contact,
    units::UnitCard,
};
use frame::AppError;

/// Where one may live.
pub struct Places {
    pub units: Vec<UnitCard>,
    pub former: Vec<(i64, String)>,
}

/// An activity that has been approved, by its public name; for everybody.
pub async fn show_activity(id: String) -> Result<PublicActivity, AppError> {
    Ok(frame::context::site().db.public_activity(&id).await?)
}

/// A campaign that has been approved, with what is to come in it; for everybody.
pub async fn show_campaign(id: i64, page: u64) -> Result<(PublicCampaign, PublicList), AppError> {
    let db = frame::context::site().db;
    Ok((db.public_campaign(id).await?, db.public_activities(Some(id), None, page).await?))
}

/// What is to come near a unit, or anywhere, and the units to choose from with the names by which some were known before;
/// for everybody.
pub async fn near(unit: Option<i64>, page: u64) -> Result<(PublicList, Places), AppError> {
    let db = frame::context::site().db;
    let today = domain::time::today();
    let units = db.units_within(today, today).await?;
    // What is no unit of today is everywhere.
    let unit = unit.filter(|unit| units.iter().any(|known| known.id == *unit));
    Ok((
        db.public_activities(None, unit, page).await?,
        Places { units, former: db.former_unit_names().await? },
    ))
}

/// Where help is; for everybody.
pub async fn hotlines() -> Result<Vec<HotlineCard>, AppError> {
    Ok(frame::context::site().db.hotlines().await?)
}

/// Who runs the site; for everybody.
pub async fn show_contact() -> Result<Contact, AppError> {
    Ok(frame::context::site().db.settings().await?.into())
}
