use super::{
    filters::chips,
    list_logs, outbox, say,
    show::{ACTION, WAITING, transitioned},
};
use crate::{activities::kind_tag, import_export::imported_toast};
use domain::{
    Actor,
    outreach::{Face, LOGS_MAX, LOGS_PAGE, LogCard, LogNames, LogQuery, Transition},
};
use frame::{
    context::query,
    ui::{Icon, Screen, Tab, empty, icon, page_head, pager, staff_page, tabs},
};
use leptos::prelude::*;
use words::t;

pub(super) fn list_page() -> impl IntoView {
    let load = list_logs(LogQuery::read(query));
    staff_page(load, |(me, query, cards, count, names)| {
        Screen::new(t!(outreach.title), show(&me, &query, &cards, count, &names))
    })
}

fn show(me: &Actor, query: &LogQuery, cards: &[LogCard], count: u64, names: &LogNames) -> AnyView {
    let add = me.may_log().then(|| {
        view! {
            <a class="button" href="/outreach/quick">{icon(Icon::Edit)}{t!(outreach.quick.title)}</a>
            <a class="button primary" href="/outreach/new">{icon(Icon::Add)}{t!(outreach.add)}</a>
        }
    });
    // There is mostly none of these: their tab is there for whoever was led to it.
    let beside = (query.face == Some(Face::Beside)).then_some(Face::Beside);
    let faces = [Face::Waiting, Face::Mine, Face::All].into_iter().chain(beside).map(|face| {
        let there = LogQuery { face: Some(face), ..*query };
        Tab::new(there.address(), say::face(face), query.face == Some(face))
    });
    let rows = if cards.is_empty() && query.face == Some(Face::Waiting) {
        empty(Icon::Done, t!(outreach.none_waiting).into(), t!(outreach.none_waiting_text).into(), None)
    } else if cards.is_empty() {
        let first = me.may_log().then(|| ("/outreach/new".to_owned(), t!(outreach.add).to_owned()));
        empty(Icon::Log, t!(outreach.none).into(), t!(outreach.none_text).into(), first)
    } else {
        let waiting = query.face == Some(Face::Waiting);
        let keys = waiting.then(|| view! { <p class="muted keys">{t!(outreach.keys)}</p> });
        view! { {table_of(cards, query.face)}{keys} }.into_any()
    };
    let import_link = me.may_log().then(|| {
        view! { <p class="list-tools"><a class="button quiet" href="/outreach/import">{t!(import_export.import_link)}</a></p> }
    });
    let pages = count.min(LOGS_MAX).div_ceil(LOGS_PAGE).max(1);
    let more = (count > LOGS_MAX).then(|| {
        view! { <p class="muted">{t!(outreach.more, max = words::whole(LOGS_MAX.cast_signed()))}</p> }
    });
    view! {
        {transitioned()}
        {imported_toast()}
        {page_head(Vec::new(), t!(outreach.title), add)}
        {outbox::state()}
        {tabs(t!(outreach.title), faces)}
        {chips(query, names)}
        {rows}{more}
        {import_link}
        {pager(query.page.clamp(1, pages), pages, |number| format!("{}&page={number}", query.address()))}
    }
    .into_any()
}

/// Logs of one activity.
pub(crate) fn table(cards: &[LogCard]) -> AnyView {
    table_of(cards, None)
}

/// Logs as rows, on a phone as cards: each says what its face does not, and where it waits for the reader also what to do
/// about it.
fn table_of(cards: &[LogCard], face: Option<Face>) -> AnyView {
    let waiting = face == Some(Face::Waiting);
    let rows = cards.iter().map(|card| {
        let unit = words::either(&card.unit.0, &card.unit.1).to_owned();
        let there = format!("/outreach/{}", card.id);
        let author = (face != Some(Face::Mine)).then(|| view! { <span>{card.author.clone()}</span> });
        let what = match face {
            None => view! { <a href=there>{unit}</a><p class="log-of">{author}</p> }.into_any(),
            Some(_) => view! {
                <a href=there lang=words::lang_of_written()>{card.title.clone()}</a>
                <p class="log-of">{kind_tag(card.kind)}<span>{unit}</span>{author}</p>
            }
            .into_any(),
        };
        let acts = waiting.then(|| review(card));
        view! {
            <tr>
                <td class="log-day">{words::day_short(card.day)}</td>
                <td class="log-what written">{what}</td>
                <td class="log-numbers written">{say::totals(&card.totals)}</td>
                <td class="log-status">{status_tags(card, waiting)}{acts}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let last = if waiting { t!(ui.next_steps) } else { t!(outreach.status) };
    view! {
        <div class="table-wrap"><table class="cards logs" data-worked=waiting.then_some("")>
            <thead>
                <tr>
                    <th>{t!(outreach.day)}</th><th>{t!(outreach.what)}</th><th>{t!(outreach.numbers_title)}</th>
                    <th>{last}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// Accepting is one press; what may be a double is first looked at, what is returned says why.
fn review(card: &LogCard) -> AnyView {
    let accept = (!card.doubtful).then(|| {
        view! {
            <form method="post" action=ACTION>
                <input type="hidden" name="id" value=card.id/>
                <input type="hidden" name="form[version]" value=card.version/>
                <input type="hidden" name="form[back]" value=WAITING/>
                <button class="button" type="submit" name="form[transition]" value=Transition::Accept.word() data-key="a" aria-label=t!(outreach.accept_of, title = card.title.clone())>
                    {icon(Icon::Done)}{t!(outreach.transitions.accept)}
                </button>
            </form>
        }
    });
    let back = format!("/outreach/{}?return=1#return", card.id);
    let return_it = view! {
        <a class="button quiet" href=back data-key="r" aria-label=t!(outreach.return_of, title = card.title.clone())>
            {t!(outreach.transitions.send_back)}
        </a>
    };
    view! { <div class="row-acts">{accept}{return_it}</div> }.into_any()
}

/// Where it stands, unless all around it stand there too, and what is to be looked at.
pub(super) fn status_tags(card: &LogCard, known: bool) -> AnyView {
    let class = format!("tag log-{}", card.status.word());
    let status = (!known).then(|| view! { <span class=class>{say::status(card.status)}</span> });
    let double =
        card.doubtful.then(|| view! { " "<span class="tag log-doubtful">{t!(outreach.doubtful)}</span> });
    let locked = card.locked.then(|| view! { " "<span class="tag">{t!(outreach.locked)}</span> });
    let beside =
        card.beside.then(|| view! { " "<span class="tag log-doubtful">{t!(outreach.beside.tag)}</span> });
    view! { <span>{status}{double}{beside}{locked}</span> }.into_any()
}
