use domain::{
    Actor,
    audiences::AudienceCard,
    campaigns::{CampaignCard, CampaignDetail, CampaignForm, Dossier, Overview, OverviewQuery},
    laws::LawCard,
};
use frame::{
    AppError,
    context::session,
    forms::{answer, id_of, record},
};
use leptos::prelude::*;

pub async fn list_campaigns() -> Result<(Actor, Vec<CampaignCard>), AppError> {
    let (db, me) = session().await?;
    let campaigns = db.campaigns(&me).list().await?;
    Ok((me, campaigns))
}

pub async fn show_campaign(id: i64) -> Result<(Actor, CampaignDetail), AppError> {
    let (db, me) = session().await?;
    let campaign = db.campaigns(&me).find(id).await?;
    Ok((me, campaign))
}

pub async fn show_overview(
    id: i64,
    query: OverviewQuery,
) -> Result<(Actor, CampaignDetail, Overview), AppError> {
    let (db, me) = session().await?;
    let campaigns = db.campaigns(&me);
    let campaign = campaigns.find(id).await?;
    let overview = campaigns.overview(&campaign, query).await?;
    Ok((me, campaign, overview))
}

/// What is read before a campaign is approved.
pub async fn show_dossier(id: i64) -> Result<(Actor, Dossier), AppError> {
    let (db, me) = session().await?;
    let dossier = db.campaigns(&me).dossier(id).await?;
    Ok((me, dossier))
}

/// What a campaign's form offers.
pub struct CampaignOptions {
    pub audiences: Vec<AudienceCard>,
    pub laws: Vec<LawCard>,
}

/// The audiences a campaign can speak to and the legal texts it can rest on; refuses who may not plan one.
pub async fn campaign_options() -> Result<CampaignOptions, AppError> {
    let (db, me) = session().await?;
    if !me.may_plan_campaigns() {
        return Err(AppError::Forbidden);
    }
    Ok(CampaignOptions { audiences: db.audiences().await?, laws: db.laws().await? })
}

/// Plans a campaign, or changes the one with `id`.
#[server(prefix = "/do", endpoint = "campaigns/save")]
pub async fn save_campaign(
    #[server(default)] id: String,
    #[server(default)] form: CampaignForm,
) -> Result<(), AppError> {
    let back = if id.is_empty() {
        "/campaigns/new".into()
    } else {
        format!("/campaigns/{}/edit", frame::forms::encode(&id))
    };
    let saved = async {
        let (db, me) = session().await?;
        let id = match record(&id)? {
            Some(id) => {
                db.campaigns(&me).edit(id, &form).await?;
                id
            }
            None => db.campaigns(&me).plan(&form).await?,
        };
        Ok(format!("/campaigns/{id}?saved=1"))
    };
    answer(saved.await, &back, form).await
}

/// Moves a campaign on, with the reason where one is needed, if it is still as the person saw it.
#[server(prefix = "/do", endpoint = "campaigns/transition")]
pub async fn transition_campaign(
    #[server(default)] id: String,
    #[server(default)] form: frame::forms::TransitionForm,
) -> Result<(), AppError> {
    let back = format!("/campaigns/{}", frame::forms::encode(&id));
    let moved = async {
        let (db, me) = session().await?;
        let transition = domain::campaigns::Transition::from_word(&form.transition).ok_or_else(|| {
            AppError::Invalid(domain::Problems::one("transition", domain::Problem::Unknown))
        })?;
        let id = id_of(&id)?;
        db.campaigns(&me).transition_from(id, &form.version, transition, &form.reason).await?;
        Ok(format!("{back}?done={}&saved=1", transition.word()))
    };
    answer(moved.await, &back, form).await
}
