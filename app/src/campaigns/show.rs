use super::{overview::overview, say, show_overview};
use crate::{
    audit,
    discussion::{self, Discussed, discussed, refill_own},
    laws::{basis, list_laws},
};
use domain::{
    Actor,
    audit::Subject,
    campaigns::{CampaignDetail, OverviewQuery, Status, Transition},
    discussion::About,
    laws::LawCard,
    time::{show_days, show_instant},
};
use frame::{
    context::{id_in_path, query},
    forms::{Filled, TransitionForm},
    ui::{
        self, AskedReason, Icon, Moving, NextTransition, Screen, Tab, Transitions, facts, icon, page_head,
        paragraphs, staff_page, toast_of,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use words::t;

pub fn show_page() -> impl IntoView {
    let id = id_in_path();
    let load = async move {
        let filled = refill_own(TransitionForm::default()).await?;
        let discussed = discussed(About { subject: Subject::Campaign, id }).await?;
        let shown = show_overview(id, OverviewQuery::read(query)).await?;
        Ok((shown, list_laws(String::new()).await?, filled, discussed))
    };
    staff_page(load, |((me, detail, reached), laws, filled, discussed)| {
        let figures = overview(&me, &detail, &reached);
        Screen::new(detail.campaign.title.clone(), show(&me, &detail, figures, &laws, &filled, &discussed))
    })
}

/// The two faces of a campaign.
pub fn tabs(id: i64, schedule: bool) -> AnyView {
    let faces = [
        Tab::new(format!("/campaigns/{id}/schedule"), t!(campaigns.schedule), schedule),
        Tab::new(format!("/campaigns/{id}"), t!(campaigns.overview), !schedule),
    ];
    ui::tabs(t!(campaigns.record), faces)
}

fn show(
    me: &Actor,
    detail: &CampaignDetail,
    figures: AnyView,
    laws: &[LawCard],
    filled: &Filled<TransitionForm>,
    discussed: &Discussed,
) -> AnyView {
    let CampaignDetail { id, status, campaign, audiences, .. } = detail;
    let edit = (me.may_plan_campaigns() && *status != Status::Closed).then(|| {
        view! { <a class="button" href=format!("/campaigns/{id}/edit")>{icon(Icon::Edit)}{t!(ui.edit)}</a> }
    });
    let dossier = me.may_plan_campaigns().then(|| {
        let class = if *status == Status::Submitted { "button primary" } else { "button quiet" };
        view! { <a class=class href=format!("/campaigns/{id}/dossier")>{t!(campaigns.dossier_read)}</a> }
    });
    let history_link = audit::history_link(Subject::Campaign, *id);
    let photos = format!("/campaigns/{id}/photos");
    let photos = view! { <a class="button quiet" href=photos>{t!(photos.title)}</a> };
    let audiences =
        audiences.iter().map(|a| view! { <li>{words::either(&a.name, &a.name_en).to_owned()}</li> });
    let bases = campaign.legal_bases.iter().map(|text| view! { <li>{basis(laws, text)}</li> });
    let budget = campaign.budget.map_or_else(|| "–".into(), words::money);
    let Transitions { refusal, panel } = transitions(me, detail, filled);
    view! {
        {transitioned()}
        {refusal}
        {page_head(vec![("/campaigns".into(), t!(campaigns.title).into())], &campaign.title, view! { {dossier}{edit}{photos}{history_link} })}
        {tabs(*id, false)}
        <div class="columns">
            <div class="primary-column">
                {facts(vec![
                    (t!(campaigns.code).into(), campaign.code.clone().into_any()),
                    (t!(campaigns.period).into(), show_days(campaign.starts_on, campaign.ends_on).into_any()),
                    (t!(campaigns.budget).into(), budget.into_any()),
                    (t!(campaigns.status).into(), status_tag(detail)),
                    (t!(campaigns.release).into(), say::release(campaign.release).into_any()),
                ])}
                {figures}
                <section class="panel"><h2>{t!(campaigns.purpose)}</h2>{paragraphs(&campaign.purpose)}</section>
                <section class="panel"><h2>{t!(campaigns.legal_bases)}</h2><ul>{bases.collect_view()}</ul></section>
                <section class="panel"><h2>{t!(campaigns.audiences)}</h2><ul>{audiences.collect_view()}</ul></section>
                {discussion::comments(discussed)}
            </div>
            <aside class="aside">
                {panel}
                {discussion::tasks(discussed)}
                {discussion::files(discussed)}
                {history(detail)}
            </aside>
        </div>
    }
    .into_any()
}

pub(super) fn status_tag(detail: &CampaignDetail) -> AnyView {
    let status = detail.status;
    view! { <span class=format!("tag status-{}", status.word())>{say::status(status)}</span> }.into_any()
}

/// What was just done, by the name of its transition where it was one.
fn transitioned() -> AnyView {
    if let Some(toast) = discussion::toast() {
        return toast;
    }
    let done = use_query_map().read_untracked().get("done").and_then(|word| Transition::from_word(&word));
    toast_of(done.map_or(t!(ui.saved), say::transitioned))
}

pub(super) fn transitions(
    me: &Actor,
    detail: &CampaignDetail,
    filled: &Filled<TransitionForm>,
) -> Transitions {
    let of = Moving { action: "/do/campaigns/transition", id: detail.id, version: detail.version };
    let open =
        Transition::available_from(detail.status).filter(|_| me.may_plan_campaigns()).map(|transition| {
            NextTransition {
                word: transition.word(),
                label: say::transition(transition),
                danger: false,
                back: false,
                reason: transition
                    .asks_reason()
                    .then(|| AskedReason { hint: hint(transition), needed: transition.needs_reason() }),
            }
        });
    Transitions::new(of, open.collect(), filled)
}

/// What the reason of a transition is for.
fn hint(transition: Transition) -> &'static str {
    match transition {
        Transition::Return => t!(campaigns.return_hint),
        Transition::Close => t!(campaigns.close_hint),
        Transition::Reopen => t!(campaigns.reopen_hint),
        Transition::Submit | Transition::Approve | Transition::Run => "",
    }
}

fn history(detail: &CampaignDetail) -> AnyView {
    let transitions = detail.transitions.iter().map(|taken| {
        let reason = (!taken.reason.is_empty()).then(|| view! { <p>{taken.reason.clone()}</p> });
        view! {
            <li class="transition done">
                <strong>{say::transition(taken.transition)}</strong>
                <span>{format!("{} · {}", taken.by, show_instant(taken.at))}</span>
                {reason}
            </li>
        }
    });
    let transitions = if detail.transitions.is_empty() {
        view! { <p>{t!(campaigns.history_none)}</p> }.into_any()
    } else {
        view! { <ol class="transitions">{transitions.collect_view()}</ol> }.into_any()
    };
    view! { <section class="panel"><h2>{t!(campaigns.history)}</h2>{transitions}</section> }.into_any()
}
