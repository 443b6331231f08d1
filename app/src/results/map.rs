use super::say::Labels;
use crate::campaigns;
use domain::{
    outreach::{Key, Results, TILES_ACROSS, TILES_DOWN, Tile, step_of, steps, tiles},
    targets::Measure,
    time::today,
    units::UnitCard,
};
use leptos::prelude::*;
use std::collections::{HashMap, HashSet};
use words::t;

/// A tile and the space after it.
const WIDE: u32 = 100;
const HIGH: u32 = 60;
const GAP: u32 = 4;

/// The wards and communes as tiles, shaded by what a measure comes to in each.
pub(super) fn map(results: &Results) -> AnyView {
    let today = today();
    let is_tile = |unit: &&UnitCard| unit.kind.level() == 2 && unit.validity.holds(today);
    let units: HashMap<&str, &UnitCard> =
        results.units.iter().filter(is_tile).map(|unit| (&*unit.code, unit)).collect();
    let steps = steps(units.values().filter_map(|unit| number(results, unit.id)));
    let shown = tiles().map(|tile| match units.get(tile.code) {
        Some(unit) => known(results, tile, unit, &steps),
        // Another's, whose figures the reader may not see.
        None => view! { <g class="tile tile-none">{ground(tile)}</g> }.into_any(),
    });
    let shown = shown.collect_view();
    let title = t!(results.map_of, measure = campaigns::say::measure(results.query.measure));
    let on_map: HashSet<i64> = tiles().filter_map(|tile| units.get(tile.code)).map(|unit| unit.id).collect();
    view! {
        <section class="panel">
            <h2>{title.clone()}</h2>
            <p class="hint">{t!(results.map_text)}</p>
            {legend(&steps)}
            <a class="skip here" href="#after-figures">{t!(results.skip)}</a>
            <div class="tiles-wrap">
                <svg class="tiles" viewBox=format!("-2 -2 {} {}", WIDE * TILES_ACROSS, HIGH * TILES_DOWN) role="group" aria-label=title>
                    {shown}
                </svg>
            </div>
            {off_map(results, &on_map)}
        </section>
    }
    .into_any()
}

/// What a unit has of the measure; `None` where it has not reported anything.
fn number(results: &Results, unit: i64) -> Option<i64> {
    let of = |measure| results.cross.cell(Key::Unit(unit), Key::Measure(measure));
    let reported = of(Measure::Logs).map(|_| 0);
    of(results.query.measure).map(|figure| figure.number).or(reported)
}

fn known(results: &Results, tile: Tile, unit: &UnitCard, steps: &[i64]) -> AnyView {
    let number = number(results, unit.id);
    let class = match number {
        Some(number) => format!("tile tile-{}", step_of(number, steps)),
        None => "tile tile-unreported".to_owned(),
    };
    let shown = number.map_or_else(|| "–".to_owned(), words::whole);
    let told = t!(results.tile, unit = words::either(&unit.name, &unit.name_en), number = shown.clone());
    let href = results.query.logs_of(&[Key::Unit(unit.id), Key::Measure(results.query.measure)]).address();
    // What follows a dash in a long name is in the title.
    let name = unit.name.strip_prefix(unit.kind.prefix()).unwrap_or(&unit.name);
    let name = name.split(" - ").next().unwrap_or_default().trim().to_owned();
    // What is seen comes first in what is heard.
    let heard = format!("{name} {shown}, {}", words::either(&unit.name, &unit.name_en));
    let middle = tile.column * WIDE + (WIDE - GAP) / 2;
    view! {
        <a class=class href=href aria-label=heard>
            <title>{told}</title>
            {ground(tile)}
            <text x=middle y=tile.row * HIGH + 22>{name}</text>" "
            <text class="tile-number" x=middle y=tile.row * HIGH + 45>{shown}</text>
        </a>
    }
    .into_any()
}

fn ground(tile: Tile) -> AnyView {
    let (x, y) = (tile.column * WIDE, tile.row * HIGH);
    view! { <rect x=x y=y width=WIDE - GAP height=HIGH - GAP rx="4"></rect> }.into_any()
}

/// What the shades say.
fn legend(steps: &[i64]) -> AnyView {
    let firsts = std::iter::once(1).chain(steps.iter().map(|highest| highest + 1));
    let shades = (1..).zip(firsts.zip(steps)).map(|(step, (first, highest))| {
        let range = if first == *highest {
            words::whole(first)
        } else {
            format!("{}–{}", words::whole(first), words::whole(*highest))
        };
        (format!("tile tile-{step}"), range)
    });
    let none = [
        ("tile tile-0".to_owned(), t!(results.reported_none).to_owned()),
        ("tile tile-unreported".to_owned(), t!(results.unreported).to_owned()),
    ];
    let keys = shades.chain(none).map(|(class, told)| {
        view! {
            <li>
                <svg class=class viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">
                    <rect x="1" y="1" width="22" height="14" rx="2"></rect>
                </svg>
                {told}
            </li>
        }
    });
    view! { <ul class="tile-keys">{keys.collect_view()}</ul> }.into_any()
}

/// Units that have figures and no tile: the city itself, and those of before.
fn off_map(results: &Results, on_map: &HashSet<i64>) -> Option<AnyView> {
    let labels = Labels::new(&results.units, &results.audiences);
    let measure = Key::Measure(results.query.measure);
    let rest = results.cross.rows.iter().filter_map(|row| {
        let Key::Unit(id) = *row else { return None };
        let figure = results.cross.cell(*row, measure).filter(|_| !on_map.contains(&id))?;
        let href = results.query.logs_of(&[*row, measure]).address();
        Some(view! { <li>{labels.of(*row)}": "<a href=href>{words::whole(figure.number)}</a></li> })
    });
    let rest: Vec<_> = rest.collect();
    let list = (!rest.is_empty())
        .then(|| view! { <h3>{t!(results.off_map)}</h3><ul>{rest.into_iter().collect_view()}</ul> });
    list.map(IntoAny::into_any)
}
