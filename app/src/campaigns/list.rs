use super::{list_campaigns, say};
use domain::{Actor, campaigns::CampaignCard, time::show_days};
use frame::ui::{Icon, Screen, empty, icon, page_head, staff_page, toast};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    staff_page(async { list_campaigns().await }, |(me, campaigns)| {
        Screen::new(t!(campaigns.title), list(&me, campaigns))
    })
}

fn list(me: &Actor, campaigns: Vec<CampaignCard>) -> AnyView {
    let add = me.may_plan_campaigns().then(|| {
        view! { <a class="button primary" href="/campaigns/new">{icon(Icon::Add)}{t!(campaigns.add)}</a> }
    });
    let head = page_head(vec![], t!(campaigns.title), add);
    if campaigns.is_empty() {
        let first = me.may_plan_campaigns().then(|| ("/campaigns/new".into(), t!(campaigns.add).into()));
        let nothing =
            empty(Icon::Campaign, t!(campaigns.empty).into(), t!(campaigns.empty_text).into(), first);
        return view! { {head}{nothing} }.into_any();
    }
    let rows = campaigns.into_iter().map(|campaign| {
        let status = campaign.status;
        view! {
            <tr>
                <td class="written" data-label=t!(campaigns.name)>
                    <a href=format!("/campaigns/{}/schedule", campaign.id)><strong>{campaign.title}</strong></a>
                </td>
                <td class="written" data-label=t!(campaigns.code)>{campaign.code}</td>
                <td data-label=t!(campaigns.period)>{show_days(campaign.starts_on, campaign.ends_on)}</td>
                <td data-label=t!(activities.title) class="num">{words::whole(campaign.activities)}</td>
                <td data-label=t!(campaigns.status)>
                    <span class=format!("tag status-{}", status.word())>{say::status(status)}</span>
                </td>
            </tr>
        }
    });
    view! {
        {toast()}{head}
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(campaigns.name)}</th><th>{t!(campaigns.code)}</th><th>{t!(campaigns.period)}</th>
                    <th class="num">{t!(activities.title)}</th><th>{t!(campaigns.status)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
