use super::{feeds, new_feed};
use crate::units;
use domain::{
    feeds::{FeedCard, FeedForm},
    time::show_day,
    units::UnitCard,
};
use frame::{
    context::query,
    forms::{Filled, refill},
    ui::{Fields, Icon, Screen, copied, empty, icon, page_head, staff_page, toast_of},
};
use leptos::prelude::*;
use words::t;

/// One's own addresses for calendar programs.
pub fn feeds_page() -> impl IntoView {
    let load = async { Ok((feeds().await?, new_feed().await?, refill(FeedForm::default()).await?)) };
    staff_page(load, |((cards, units), new, filled)| {
        Screen::new(t!(calendar.feeds_title), show(cards, &units, new, &filled))
    })
}

fn show(cards: Vec<FeedCard>, units: &[UnitCard], new: Option<String>, filled: &Filled<FeedForm>) -> AnyView {
    let new = new.map(|address| {
        // What a device opens with its own calendar.
        let webcal = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}"));
        view! {
            <section class="panel" id="new" role="status">
                <h2>{t!(calendar.feed_new)}</h2>
                <p>{t!(calendar.feed_new_text)}</p>
                {copied("address", t!(calendar.feed_address), address)}
                <p><a class="button" href=webcal>{icon(Icon::Feed)}{t!(calendar.feed_open)}</a></p>
                <p class="hint">{t!(calendar.feed_how)}</p>
            </section>
        }
    });
    let fields = Fields::new(filled.problems());
    let field = fields.field("unit", t!(calendar.feed_unit), &filled.form.unit);
    let field = field.hint(t!(calendar.feed_unit_hint)).optional().select(units::say::choices(units));
    let list = if cards.is_empty() {
        empty(Icon::Feed, t!(calendar.feed_none).into(), t!(calendar.feed_none_text).into(), None)
    } else {
        table(cards)
    };
    let done = if query("done").is_some() { t!(calendar.feed_revoked) } else { t!(ui.saved) };
    view! {
        {toast_of(done)}
        {page_head(vec![("/calendar".into(), t!(calendar.title).into())], t!(calendar.feeds_title), ())}
        <p class="lede">{t!(calendar.feeds_lede)}</p>
        {filled.trouble()}{fields.summary()}
        {new}
        <form class="form" method="post" action="/do/calendar/add-feed" novalidate>
            {field}
            <p><button class="button primary" type="submit">{t!(calendar.feed_add)}</button></p>
        </form>
        <section><h2>{t!(calendar.feed_list)}</h2>{list}</section>
    }
    .into_any()
}

fn table(cards: Vec<FeedCard>) -> AnyView {
    let rows = cards.into_iter().map(|FeedCard { id, unit, created_on, read_on }| {
        let name = match &unit {
            Some((name, name_en)) => words::either(name, name_en).to_owned(),
            None => t!(calendar.feed_all).to_owned(),
        };
        let read = read_on.map_or_else(|| t!(calendar.feed_never).to_owned(), show_day);
        view! {
            <tr>
                <td class="written" data-label=t!(calendar.feed_address)><strong>{name.clone()}</strong></td>
                <td data-label=t!(calendar.feed_created)>{show_day(created_on)}</td>
                <td data-label=t!(calendar.feed_read)>{read}</td>
                <td>
                    <form method="post" action="/do/calendar/revoke-feed">
                        <input type="hidden" name="id" value=id/>
                        <button class="button" type="submit">
                            {t!(calendar.feed_revoke)}<span class="unseen">": "{name.clone()}" · "{show_day(created_on)}</span>
                        </button>
                    </form>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <table class="cards">
            <thead>
                <tr>
                    <th>{t!(calendar.feed_address)}</th><th>{t!(calendar.feed_created)}</th>
                    <th>{t!(calendar.feed_read)}</th><th><span class="unseen">{t!(calendar.feed_revoke)}</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}
