use super::{CampaignOptions, campaign_options, say, show_campaign};
use crate::laws::more_bases;
use domain::{
    audiences::AudienceCard,
    campaigns::{CampaignDetail, CampaignForm, Release},
    targets::Measure,
};
use frame::{
    context::id_in_path,
    forms::{Filled, new_form_key, refill},
    ui::{Choice, Fields, Screen, Versions, checks, edit_form, form_key, page_head, radios, staff_page},
};
use leptos::prelude::*;
use words::t;

pub fn new_page() -> impl IntoView {
    let load = async {
        let fresh = CampaignForm { form_key: new_form_key(), ..CampaignForm::default() };
        Ok((campaign_options().await?, refill(fresh).await?))
    };
    staff_page(load, |(options, filled)| Screen::new(t!(campaigns.add), form(None, &options, &filled)))
}

pub fn edit_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let options = campaign_options().await?;
        let (_, detail) = show_campaign(id).await?;
        let fresh =
            CampaignForm { version: detail.version.to_string(), ..CampaignForm::from(&detail.campaign) };
        Ok((options, detail, refill(fresh).await?))
    };
    staff_page(load, |(options, detail, filled)| {
        Screen::new(t!(campaigns.edit), form(Some(&detail), &options, &filled))
    })
}

fn form(
    current: Option<&CampaignDetail>,
    options: &CampaignOptions,
    filled: &Filled<CampaignForm>,
) -> AnyView {
    let fields = Fields::new(filled.problems());
    // After a stale save the person has now seen the newer version; after any other refusal only what was typed.
    let seen = current.filter(|_| filled.is_stale());
    let version = seen.map_or_else(|| filled.form.version.clone(), |current| current.version.to_string());
    let versions = seen.map(|current| {
        let name = |field: &str, word: &str| name_of(&options.audiences, field, word);
        Versions::new(&filled.form, &CampaignForm::from(&current.campaign), &fields).names(name).view()
    });
    let id = current.map(|current| current.id.to_string()).unwrap_or_default();
    let key = current.is_none().then(|| form_key(&filled.form.form_key));
    let inputs = view! {
        {key}
        {what(&fields, &filled.form, options)}
        {audiences(&fields, &filled.form, &options.audiences)}
        {targets(&fields, &filled.form)}
        {release(&fields, &filled.form)}
    };
    let (title, back) = match current {
        None => (t!(campaigns.add), "/campaigns".to_owned()),
        Some(current) => (t!(campaigns.edit), format!("/campaigns/{}", current.id)),
    };
    let above =
        current.map_or_else(|| t!(campaigns.title).to_owned(), |current| current.campaign.title.clone());
    view! {
        {page_head(vec![(back.clone(), above)], title, ())}
        {filled.trouble()}{fields.summary()}{versions}
        {edit_form("/do/campaigns/save", &id, &version, &back, inputs)}
    }
    .into_any()
}

fn what(fields: &Fields, typed: &CampaignForm, options: &CampaignOptions) -> AnyView {
    let CampaignForm { title, code, starts_on, ends_on, purpose, legal_bases, laws, budget, .. } = typed;
    view! {
        <fieldset class="group">
            {fields.field("title", t!(campaigns.name), title).view()}
            {fields.field("code", t!(campaigns.code), code).hint(t!(campaigns.code_hint)).class("w-half").view()}
            <div class="pair">
                {fields.field("starts_on", t!(campaigns.starts_on), starts_on).hint(t!(ui.day_hint)).day().view()}
                {fields.field("ends_on", t!(campaigns.ends_on), ends_on).hint(t!(ui.day_hint)).day().view()}
            </div>
            {fields.field("purpose", t!(campaigns.purpose), purpose).optional().text_area(6)}
            {fields.field("legal_bases", t!(campaigns.legal_bases), legal_bases).hint(t!(campaigns.legal_bases_hint)).optional().text_area(4)}
            {more_bases(&options.laws, legal_bases, laws)}
            {fields.field("budget", t!(campaigns.budget), budget).number(t!(ui.dong)).optional().view()}
        </fieldset>
    }
    .into_any()
}

fn audiences(fields: &Fields, typed: &CampaignForm, known: &[AudienceCard]) -> AnyView {
    let choices = known.iter().map(|a| Choice::new(a.id, words::either(&a.name, &a.name_en))).collect();
    let boxes = checks("audiences", choices, &typed.audiences);
    fields.fieldset("audiences", t!(campaigns.audiences)).optional().view(boxes)
}

fn targets(fields: &Fields, typed: &CampaignForm) -> AnyView {
    let target = |measure: &Measure| {
        let number = typed.targets.get(measure.word()).cloned().unwrap_or_default();
        fields
            .field(&format!("targets[{}]", measure.word()), say::measure(*measure), &number)
            .number("")
            .optional()
            .view()
    };
    view! {
        <fieldset class="group">
            <legend><h2>{t!(campaigns.targets)}</h2></legend>
            <p class="hint">{t!(campaigns.targets_hint)}</p>
            <div class="pair">{Measure::TARGETS.iter().map(target).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// When activities become public. One is always chosen.
fn release(fields: &Fields, typed: &CampaignForm) -> AnyView {
    let chosen = Release::from_word(&typed.release).unwrap_or_default();
    let choices = Release::ALL.iter().map(|release| {
        let hint = say::release_hint(*release).to_owned();
        Choice { hint, ..Choice::new(release.word(), say::release(*release)) }
    });
    let buttons = radios("release", choices.collect(), chosen.word());
    fields.fieldset("release", t!(campaigns.release)).hint(t!(campaigns.release_hint)).view(buttons)
}

/// What the id of an audience or a choice is called, for comparing two versions.
fn name_of(audiences: &[AudienceCard], field: &str, word: &str) -> Option<String> {
    match field {
        "audiences" => {
            let id: i64 = word.parse().ok()?;
            audiences.iter().find(|audience| audience.id == id).map(|audience| audience.name.clone())
        }
        "release" => Release::from_word(word).map(|release| say::release(release).to_owned()),
        _ => None,
    }
}
