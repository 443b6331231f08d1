use super::say;
use domain::{
    activities::{Billboard, Broadcast, Competition, Details, Dramatization, Leaflet, Talk},
    time::{Day, show_day, show_time},
};
use frame::ui::{facts, paragraphs};
use leptos::prelude::*;
use words::t;

type Pair = (String, AnyView);

/// What one kind of activity has of its own, as facts.
pub(super) fn details(details: &Details) -> AnyView {
    facts(match details {
        Details::Talk(talk) => of_talk(talk),
        Details::Competition(competition) => of_competition(competition),
        Details::Dramatization(dramatization) => of_dramatization(dramatization),
        Details::Billboard(billboard) => of_billboard(billboard),
        Details::Leaflet(leaflet) => of_leaflet(leaflet),
        Details::Broadcast(broadcast) => of_broadcast(broadcast),
        Details::Other(other) => [
            line(t!(activities.other_kind), say::other_kind(other.kind)),
            long(t!(activities.description), &other.description),
        ]
        .into_iter()
        .flatten()
        .collect(),
    })
}

fn line(name: &str, value: &str) -> Option<Pair> {
    (!value.is_empty()).then(|| (name.to_owned(), value.to_owned().into_any()))
}

fn long(name: &str, value: &str) -> Option<Pair> {
    (!value.is_empty()).then(|| (name.to_owned(), paragraphs(value)))
}

fn number(name: &str, value: Option<i64>, unit: &str) -> Option<Pair> {
    value.and_then(|value| line(name, format!("{} {unit}", words::whole(value)).trim()))
}

fn day(name: &str, value: Option<Day>) -> Option<Pair> {
    value.and_then(|day| line(name, &show_day(day)))
}

fn list(name: &str, items: Vec<String>) -> Option<Pair> {
    if items.is_empty() {
        return None;
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> });
    Some((name.to_owned(), view! { <ul>{items.collect_view()}</ul> }.into_any()))
}

/// The parts that are there, with dots between.
fn joined(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

fn of_talk(talk: &Talk) -> Vec<Pair> {
    let money = |fee: Option<i64>| fee.map(words::money).unwrap_or_default();
    let speakers =
        talk.speakers.iter().map(|s| joined(&[s.name.clone(), s.agency.clone(), money(s.fee)])).collect();
    [line(t!(activities.topic), &talk.topic), list(t!(activities.speakers), speakers)]
        .into_iter()
        .flatten()
        .collect()
}

fn of_competition(competition: &Competition) -> Vec<Pair> {
    let show = |day: Option<Day>| day.map(show_day).unwrap_or_default();
    let rounds = competition.rounds.iter();
    let rounds = rounds.map(|r| joined(&[r.title.clone(), show(r.opens_on), show(r.closes_on)])).collect();
    let prizes = competition.prizes.iter();
    let prizes = prizes
        .map(|p| {
            joined(&[
                format!("{} {}", words::whole(p.number), p.title),
                p.amount.map(words::money).unwrap_or_default(),
            ])
        })
        .collect();
    [
        long(t!(activities.rules), &competition.rules),
        list(t!(activities.rounds), rounds),
        list(t!(activities.prizes), prizes),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_dramatization(dramatization: &Dramatization) -> Vec<Pair> {
    let people = |n: Option<i64>| n.map(|n| format!("{n} {}", t!(ui.people))).unwrap_or_default();
    let teams =
        dramatization.teams.iter().map(|team| joined(&[team.name.clone(), people(team.members)])).collect();
    let criteria = dramatization.criteria.iter().map(|c| format!("{}: {}", c.name, c.points)).collect();
    [
        long(t!(activities.script), &dramatization.script),
        number(t!(activities.duration), dramatization.duration, t!(ui.minutes)),
        list(t!(activities.teams), teams),
        list(t!(activities.criteria), criteria),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_billboard(billboard: &Billboard) -> Vec<Pair> {
    let size = billboard
        .width
        .zip(billboard.height)
        .map(|(width, height)| format!("{width} × {height} {}", t!(ui.cm)));
    [
        line(t!(activities.size), &size.unwrap_or_default()),
        line(t!(activities.material), &billboard.material),
        line(t!(activities.site), &billboard.site),
        line(t!(activities.owner), &billboard.owner),
        line(t!(activities.consent), say::consent(billboard.consent)),
        line(t!(activities.consent_document), &billboard.consent_document),
        day(t!(activities.up_on), billboard.up_on),
        day(t!(activities.down_on), billboard.down_on),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_leaflet(leaflet: &Leaflet) -> Vec<Pair> {
    let copies = |n: Option<i64>| n.map(words::whole).unwrap_or_default();
    let points = leaflet
        .drop_points
        .iter()
        .map(|point| joined(&[point.place.clone(), copies(point.copies)]))
        .collect();
    [
        line(t!(activities.paper_size), say::paper_size(leaflet.paper_size)),
        line(t!(activities.paper), &leaflet.paper),
        number(t!(activities.copies), leaflet.copies, ""),
        list(t!(activities.drop_points), points),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_broadcast(broadcast: &Broadcast) -> Vec<Pair> {
    let slots =
        broadcast.slots.iter().map(|slot| joined(&[show_time(slot.time), slot.days.clone()])).collect();
    [
        number(t!(activities.minutes), broadcast.minutes, t!(ui.minutes)),
        list(t!(activities.slots), slots),
        long(t!(activities.text), &broadcast.text),
    ]
    .into_iter()
    .flatten()
    .collect()
}
