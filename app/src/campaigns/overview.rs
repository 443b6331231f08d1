//! What a campaign plans and what was done of it, as bars and numbers in one table, told apart in one of five ways.

use super::say;
use crate::{activities, results::say::Labels};
use domain::{
    Actor,
    campaigns::{By, CampaignDetail, Line, Overview, OverviewQuery, Place},
    home::thousandths,
    outreach::{Axis, Key, ResultsQuery},
    targets::Measure,
    time::{show_day, week_number},
};
use frame::ui::Choice;
use leptos::prelude::*;
use words::t;

/// Units that are shown before all are asked for.
const UNITS_SHOWN: usize = 15;

/// The part of a campaign's page that tells how far it has come.
pub(super) fn overview(me: &Actor, detail: &CampaignDetail, overview: &Overview) -> AnyView {
    let (id, by) = (detail.id, overview.query.by);
    let budget = detail.campaign.budget.map_or_else(|| "–".into(), words::money);
    let spent = format!("{} / {budget}", words::money(detail.planned_money));
    let of_own = overview.of_own.then(|| view! { <p class="hint">{t!(campaigns.figures_own)}</p> });
    let table = if overview.lines.is_empty() {
        view! { <p class="muted">{t!(campaigns.figures_none)}</p> }.into_any()
    } else {
        view! { {Table { me, id, overview, labels: Labels::new(&overview.units, &overview.audiences) }.show()}{note(by)} }
            .into_any()
    };
    view! {
        <section class="panel" id="figures">
            <h2>{t!(campaigns.planned)}</h2>
            {ways(me, id, overview)}
            {(by != By::Measure).then(|| measures(id, overview))}
            {of_own}
            {table}
            <p>{t!(campaigns.planned_money)}": "<strong>{spent}</strong></p>
            {me.may_read_figures().then(|| results(id))}
        </section>
    }
    .into_any()
}

/// The five ways to tell figures apart, as far as they are open to the reader; each keeps the measure.
fn ways(me: &Actor, id: i64, overview: &Overview) -> AnyView {
    let open = By::ALL.iter().filter(|by| by.axis().is_none() || me.may_read_figures());
    let links = open.map(|by| {
        let current = (*by == overview.query.by).then_some("true");
        let href = OverviewQuery { by: *by, measure: overview.query.measure, all: false }.address(id);
        view! { <li><a href=href aria-current=current>{say::by(*by)}</a></li> }
    });
    view! {
        <nav class="figures-by" aria-labelledby="figures-by">
            <span id="figures-by">{t!(campaigns.by)}</span>
            <ul class="chips">{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}

/// What is counted, to be chosen from what the campaign has.
fn measures(id: i64, overview: &Overview) -> AnyView {
    let of_campaign = &overview.measures;
    let alone = (!of_campaign.contains(&overview.measure)).then_some(overview.measure);
    let options = of_campaign.iter().copied().chain(alone).map(|measure| {
        let heading = say::measure_heading(measure);
        let label = if measure.whole().is_some() { format!("– {heading}") } else { heading };
        Choice::new(measure.word(), label)
    });
    let options = options.map(|choice| {
        let selected = choice.value == overview.measure.word();
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let options = options.collect_view();
    view! {
        <form class="figures-measure" method="get" action=format!("/campaigns/{id}#figures")>
            <input type="hidden" name="by" value=overview.query.by.word()/>
            <label for="figures-measure">{t!(results.measure)}</label>
            <select id="figures-measure" name="measure">{options}</select>
            <button class="button" type="submit">{t!(results.show)}</button>
        </form>
    }
    .into_any()
}

struct Table<'a> {
    me: &'a Actor,
    id: i64,
    overview: &'a Overview,
    labels: Labels,
}

impl Table<'_> {
    fn show(&self) -> AnyView {
        let Overview { query, lines, total, .. } = self.overview;
        let target = (query.by == By::Measure)
            .then(|| view! { <th class="num" scope="col">{t!(campaigns.target)}</th> });
        let shown = lines.iter().filter(|(place, _)| *place != Place::Shared);
        let units = shown.clone().count();
        let hidden = query.by == By::Unit && !query.all && units > UNITS_SHOWN;
        let rows =
            shown.take(if hidden { UNITS_SHOWN } else { units }).map(|(place, line)| self.row(*place, line));
        let rows = rows.collect_view();
        let shared = lines.iter().filter(|(place, _)| *place == Place::Shared);
        let shared = shared.map(|(place, line)| self.row(*place, line)).collect_view();
        let has_target = total.map_or(query.by == By::Measure, |total| total.target.is_some());
        view! {
            <table class="figures">
                <caption>{self.caption()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{say::by(query.by)}</th>
                        <th class="num" scope="col">{t!(campaigns.planned_number)}</th>
                        <th class="num" scope="col">{t!(results.done)}</th>
                        <th class="num" scope="col">{t!(results.accepted)}</th>
                        {target}
                    </tr>
                </thead>
                <tbody>{total.as_ref().map(|total| self.total(total))}{rows}{shared}</tbody>
            </table>
            {legend(has_target)}
            {(query.by == By::Unit && units > UNITS_SHOWN).then(|| self.all(units))}
        }
        .into_any()
    }

    fn caption(&self) -> String {
        let by = say::by(self.overview.query.by).to_lowercase();
        if self.overview.query.by == By::Measure {
            return t!(campaigns.figures_by, by = by);
        }
        t!(campaigns.measure_by, measure = say::measure_heading(self.overview.measure), by = by)
    }

    fn row(&self, place: Place, line: &Line) -> AnyView {
        let is_part = matches!(place, Place::Measure(measure) if measure.whole().is_some());
        let class = if is_part { "part" } else { "" };
        view! {
            <tr class=class>
                <th scope="row"><div><span>{self.label(place)}</span>{self.reached(place, line)}{self.bar(place, line)}</div></th>
                {self.numbers(Some(place), line)}
            </tr>
        }
        .into_any()
    }

    fn total(&self, line: &Line) -> AnyView {
        let of_target = line.target.and_then(|target| {
            let part = words::percent(thousandths(line.number(), target)?);
            let text = t!(campaigns.of_target_number, part = part, target = words::whole(target));
            Some(view! { <small>{text}</small> })
        });
        view! {
            <tr class="total">
                <th scope="row"><div><span>{t!(results.total)}</span>{of_target}{bar_within(line, most(line))}</div></th>
                {self.numbers(None, line)}
            </tr>
        }
        .into_any()
    }

    /// What part of its target is done, or of its plan where it has none; nothing where what is done belongs to the plans
    /// of other rows too.
    fn reached(&self, place: Place, line: &Line) -> Option<AnyView> {
        let mixed = matches!(place, Place::Week(_) | Place::Shared | Place::Audience(0)) || line.shared > 0;
        let part = |of: Option<i64>| of.and_then(|of| thousandths(line.number(), of)).map(words::percent);
        let said = match (part(line.target), part(line.planned)) {
            (Some(part), _) => t!(campaigns.of_target, part = part),
            (None, Some(part)) if !mixed => t!(campaigns.of_plan, part = part),
            _ => return None,
        };
        Some(view! { <small>{said}</small> }.into_any())
    }

    /// A measure has a bar where it has something to reach, and its own scale; other rows are compared.
    fn bar(&self, place: Place, line: &Line) -> Option<AnyView> {
        if place == Place::Shared {
            return None;
        }
        if let Place::Measure(_) = place {
            let aims = line.target.or(line.planned).is_some_and(|aim| aim > 0);
            return aims.then(|| bar_within(line, most(line)));
        }
        let rows = self.overview.lines.iter().filter(|(place, _)| *place != Place::Shared);
        Some(bar_within(line, rows.map(|(_, line)| most(line)).max().unwrap_or(1)))
    }

    /// The numbers of a place; `None` is of all.
    fn numbers(&self, place: Option<Place>, line: &Line) -> AnyView {
        let done = line.done.map(|figure| words::whole(figure.number));
        let done = done.map(|number| match self.behind(place) {
            Some(href) => view! { <a href=href>{number}</a> }.into_any(),
            None => number.into_any(),
        });
        let number = |number: Option<i64>| number.map(|number| words::whole(number).into_any());
        let shared = (line.shared > 0).then(|| {
            let text = t!(campaigns.shared, number = words::whole(line.shared));
            view! { {number(line.planned)}<small>{text}</small> }.into_any()
        });
        let planned = shared.or_else(|| number(line.planned));
        let target =
            (self.overview.query.by == By::Measure).then(|| cell(t!(campaigns.target), number(line.target)));
        view! {
            {cell(t!(campaigns.planned_number), planned)}
            {cell(t!(results.done), done)}
            {cell(t!(campaigns.accepted), number(line.done.map(|figure| figure.accepted)))}
            {target}
        }
        .into_any()
    }

    /// Where what is behind a number stands; `None` where the reader may see but a part of it.
    fn behind(&self, place: Option<Place>) -> Option<String> {
        if !(self.me.may_read_all_figures() || self.overview.of_own) {
            return None;
        }
        if place == Some(Place::Measure(Measure::UnitsCovered)) {
            let units = OverviewQuery { by: By::Unit, measure: Some(Measure::Logs), all: false };
            return Some(units.address(self.id));
        }
        Some(self.overview.logs_of(self.id, place)?.address())
    }

    fn label(&self, place: Place) -> String {
        match place {
            Place::Measure(measure) => say::measure_heading(measure),
            Place::Kind(kind) => activities::say::kind(kind).to_owned(),
            Place::Week(first) => t!(results.week, week = week_number(first), day = show_day(first)),
            Place::Unit(id) => self.labels.of(Key::Unit(id)),
            Place::Audience(id) => self.labels.of(Key::Audience(id)),
            Place::Shared => say::shared(self.overview.query.by, self.overview.of_own).to_owned(),
        }
    }

    /// The way from those that lag most to all units, or back.
    fn all(&self, units: usize) -> AnyView {
        let query = self.overview.query;
        let href = OverviewQuery { all: !query.all, ..query }.address(self.id);
        let label = if query.all {
            t!(campaigns.units_behind, count = words::count(UNITS_SHOWN))
        } else {
            t!(campaigns.units_all, count = words::count(units))
        };
        view! { <p><a href=href>{label}</a></p> }.into_any()
    }
}

/// A number with its name for where there are no heads.
fn cell(label: &'static str, number: Option<AnyView>) -> AnyView {
    let class = if number.is_some() { "num" } else { "num none" };
    view! { <td class=class data-label=label>{number.unwrap_or_else(|| "–".into_any())}</td> }.into_any()
}

fn most(line: &Line) -> i64 {
    line.number().max(line.planned.unwrap_or_default()).max(line.target.unwrap_or_default()).max(1)
}

fn bar_within(line: &Line, full: i64) -> AnyView {
    bar_of(line.planned.unwrap_or_default(), line.number(), line.target, full)
}

/// What is done, and planned beyond it, along the way to the target. The numbers beside it say the same.
pub(crate) fn bar(planned: i64, done: i64, target: Option<i64>) -> AnyView {
    bar_of(planned, done, target, target.unwrap_or_default().max(planned).max(done).max(1))
}

fn bar_of(planned: i64, done: i64, target: Option<i64>, full: i64) -> AnyView {
    let target = target.map(|target| {
        view! { <line class="reach-target" x1=target x2=target y1="0" y2="10"></line> }
    });
    view! {
        <svg viewBox=format!("0 0 {full} 10") preserveAspectRatio="none" aria-hidden="true">
            <rect class="reach-ground" width=full height="10"></rect>
            <rect class="reach-planned" width=planned height="10"></rect>
            <rect class="reach-done" width=done height="10"></rect>
            {target}
        </svg>
    }
    .into_any()
}

/// What the colours of the bars say.
fn legend(has_target: bool) -> AnyView {
    let target = has_target.then(|| view! { <span class="reach-key target">{t!(campaigns.target)}</span> });
    view! {
        <p class="reach-legend" aria-hidden="true">
            <span class="reach-key done">{t!(results.done)}</span>
            <span class="reach-key planned">{t!(campaigns.planned_number)}</span>
            {target}
        </p>
    }
    .into_any()
}

/// What one has to know to read the rows.
fn note(by: By) -> Option<AnyView> {
    let text = match by {
        By::Measure | By::Kind => return None,
        By::Week => t!(campaigns.note_week),
        By::Unit => t!(campaigns.note_unit),
        By::Audience => t!(campaigns.note_audience),
    };
    Some(view! { <p class="hint">{text}</p> }.into_any())
}

/// All measures of the campaign by each of the other axes.
fn results(campaign: i64) -> AnyView {
    let axes = Axis::ALL.iter().filter(|axis| **axis != Axis::Measure);
    let links = axes.map(|axis| {
        let query = ResultsQuery {
            rows: *axis,
            columns: Axis::Measure,
            campaign: Some(campaign),
            ..ResultsQuery::default()
        };
        let label = t!(results.by_axis, axis = crate::results::say::axis(*axis).to_lowercase());
        view! { <li><a href=query.address()>{label}</a></li> }
    });
    view! { <h3>{t!(results.of_campaign)}</h3><ul class="chips">{links.collect_view()}</ul> }.into_any()
}
