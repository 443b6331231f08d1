//! Logs typed from paper: a table of rows that the keyboard alone fills in (`quick.js`).

use super::to_report_from_paper;
use crate::campaigns;
use domain::{
    Problem, Problems,
    calendar::CalendarEntry,
    outreach::{QUICK_MEASURES, QuickForm, QuickRow, code, field_of_row},
    targets::Measure,
};
use frame::{
    context::{file, query},
    forms::{Filled, new_log_key, refill},
    ui::{Fields, Screen, Tone, banner, page_head, staff_page, told, unsaved},
};
use leptos::prelude::*;
use words::t;

/// Rows that are there at first.
const ROWS: usize = 20;

pub(super) fn quick_page() -> impl IntoView {
    let load = async move {
        let filled = refill(QuickForm::default()).await?;
        let cards = to_report_from_paper(&filled.form).await?;
        Ok((filled, cards))
    };
    staff_page(load, |(filled, cards)| {
        Screen::new(t!(outreach.quick.title), show(filled, &cards)).with_islands()
    })
}

fn show(filled: Filled<QuickForm>, cards: &[CalendarEntry]) -> AnyView {
    let (trouble, problems) = (filled.trouble(), filled.problems());
    let fields = Fields::new(problems.clone());
    let form = filled.form.padded(ROWS, new_log_key);
    let rows = form.rows.iter().enumerate().map(|(place, typed)| {
        Row { fields: &fields, problems: &problems, place, typed }.view(title_of(cards, typed))
    });
    let rows = rows.collect_view();
    let none = fields.group("rows", t!(outreach.quick.title));
    let done = query("done").and_then(|count| count.parse::<u64>().ok());
    let done = done.map(|count| told(t!(outreach.quick.sent, count = words::count(count)), None));
    let left = (form.sent > 0)
        .then(|| banner(Tone::Info, t!(outreach.quick.left, count = words::count(form.sent as u64))));
    view! {
        {done}
        {page_head(vec![("/outreach".into(), t!(outreach.title).into())], t!(outreach.quick.title), ())}
        {trouble}{left}{fields.summary()}
        <p class="lede">{t!(outreach.quick.lede)}</p>
        <form id="quick" method="post" action="/do/outreach/quick" novalidate>
            <div id="rows" tabindex="-1">{none}{table(rows)}</div>
            <p class="muted keys">{t!(outreach.quick.keys)}</p>
            <div class="form-actions">
                <button class="button primary" type="submit">{t!(outreach.quick.send)}</button>
                <a class="button quiet" href="/outreach">{t!(ui.cancel)}</a>
            </div>
            {offered(cards)}
        </form>
        {unsaved("quick")}
        <script type="module" src=file("quick.js")></script>
    }
    .into_any()
}

fn table(rows: impl IntoView) -> AnyView {
    let columns = columns().into_iter().map(|column| view! { <th scope="col">{column}</th> }).collect_view();
    view! {
        <div class="table-wrap"><table class="cards quick">
            <thead><tr>{columns}</tr></thead>
            <tbody>{rows.into_view()}</tbody>
        </table></div>
    }
    .into_any()
}

fn columns() -> Vec<String> {
    let numbers = QUICK_MEASURES.map(campaigns::say::measure_heading);
    let before = [t!(outreach.quick.code).to_owned(), t!(outreach.day).to_owned()];
    before.into_iter().chain(numbers).chain([t!(outreach.quick.finished).to_owned()]).collect()
}

/// What codes stand for, for the browser to offer and the script to tell.
fn offered(cards: &[CalendarEntry]) -> AnyView {
    let options = cards.iter().map(|card| view! { <option value=code(card.id)>{titled(card)}</option> });
    view! { <datalist id="activities">{options.collect_view()}</datalist> }.into_any()
}

fn title_of(cards: &[CalendarEntry], row: &QuickRow) -> String {
    let id = row.named().ok();
    cards.iter().find(|card| Some(card.id) == id).map(titled).unwrap_or_default()
}

fn titled(card: &CalendarEntry) -> String {
    let units = card.units.iter().map(|(vi, en)| words::either(vi, en)).collect::<Vec<_>>();
    let units = words::few(&units, |more| t!(public.more_units, count = words::count(more)));
    format!("{} · {units}", card.title)
}

/// A row being shown.
#[derive(Clone, Copy)]
struct Row<'a> {
    fields: &'a Fields,
    problems: &'a Problems,
    place: usize,
    typed: &'a QuickRow,
}

impl Row<'_> {
    fn view(self, title: String) -> AnyView {
        let Self { place, typed, .. } = self;
        let column = t!(outreach.quick.finished);
        let posted = |field: &str| format!("form[rows][{place}][{field}]");
        let numbers = QUICK_MEASURES.map(|measure| {
            let value = typed.numbers.get(measure.word()).map_or("", String::as_str);
            let label = campaigns::say::measure_heading(measure);
            self.cell(&format!("numbers[{}]", measure.word()), label, value, "number")
        });
        view! {
            <tr data-row=place>
                <td data-label=t!(outreach.quick.code)>
                    <input type="hidden" name=posted("key") value=typed.key.clone() autocomplete="off"/>
                    <div class="quick-code">
                        {self.input("activity", t!(outreach.quick.code), &typed.activity, "")}
                        <output>{title}</output>
                    </div>
                </td>
                {self.cell("day", t!(outreach.day).to_owned(), &typed.day, "day")}
                {numbers.into_iter().collect_view()}
                <td data-label=column>
                    <input
                        type="checkbox" id=format!("rows-{place}-finished") name=posted("finished") value="on"
                        checked=!typed.finished.is_empty() aria-label=self.called(column)
                    />
                </td>
            </tr>
            {self.refused()}
        }
        .into_any()
    }

    fn cell(self, field: &str, column: String, value: &str, reads: &'static str) -> AnyView {
        view! { <td data-label=column.clone()>{self.input(field, &column, value, reads)}</td> }.into_any()
    }

    fn input(self, field: &str, column: &str, value: &str, reads: &'static str) -> AnyView {
        let name = field_of_row(self.place, field);
        let id = id(&name);
        let invalid = self.problems.of(&name).is_some();
        let name = format!("form[rows]{}", name.trim_start_matches("rows"));
        let code = field == "activity";
        view! {
            <input
                type="text" id=id.clone() name=name value=value.to_owned() inputmode="numeric" autocomplete="off"
                data-reads=(!reads.is_empty()).then_some(reads) list=code.then_some("activities")
                autofocus=code && self.place == 0 aria-label=self.called(column)
                aria-describedby=invalid.then(|| format!("{id}-problem")) aria-invalid=invalid.then_some("true")
            />
        }
        .into_any()
    }

    /// A cell as it is called where it stands alone.
    fn called(self, column: &str) -> String {
        t!(outreach.quick.cell, number = self.place + 1, column = column)
    }

    /// Below a row that was refused: what is wrong with each cell, and the reason where one answers it.
    fn refused(self) -> Option<AnyView> {
        let own = format!("rows[{}][", self.place);
        let reason = field_of_row(self.place, "reason");
        let refused: Vec<&(String, Problem)> =
            self.problems.iter().filter(|(name, _)| name.starts_with(&own)).collect();
        if refused.is_empty() && self.typed.reason.is_empty() {
            return None;
        }
        let cells = refused.iter().filter(|(name, _)| *name != reason).map(|(name, _)| {
            let field = name.strip_prefix(&own).unwrap_or(name);
            self.told(name, field.trim_end_matches(']'))
        });
        let cells = cells.collect_view();
        let doubted = self.problems.of(&reason).is_some() || !self.typed.reason.is_empty();
        let within = t!(outreach.quick.row, number = self.place + 1);
        let asked = doubted.then(|| {
            self.fields.field(&reason, t!(ui.reason), &self.typed.reason).within(&within).optional().view()
        });
        Some(
            view! { <tr class="refused"><td colspan="8"><ul class="plain">{cells}</ul>{asked}</td></tr> }
                .into_any(),
        )
    }

    /// What is wrong with a field; where the row has no cell for it, with the way to where it can be told.
    fn told(self, name: &str, field: &str) -> AnyView {
        let (column, here) = column_of(field);
        let problem = self.fields.group(name, &self.called(&column));
        let there = self.typed.named().ok().filter(|_| !here);
        let there = there.map(|id| {
            view! { <a href=format!("/outreach/new?activity={id}")>{t!(outreach.quick.elsewhere)}</a> }
        });
        view! {
            <li id=(!here).then(|| id(name)) tabindex=(!here).then_some("-1")>
                <strong>{column}":"</strong>{problem}{there}
            </li>
        }
        .into_any()
    }
}

/// How the form calls a field of a log, and whether its rows have a cell for it.
fn column_of(field: &str) -> (String, bool) {
    let word = field.strip_prefix("numbers][").unwrap_or(field);
    if let Some(measure) = Measure::from_word(word) {
        return (campaigns::say::measure_heading(measure), QUICK_MEASURES.contains(&measure));
    }
    let (label, here) = match field {
        "activity" => (t!(outreach.quick.code), true),
        "day" => (t!(outreach.day), true),
        "finished" => (t!(outreach.quick.finished), true),
        "unit" => (t!(outreach.unit), false),
        "place" => (t!(outreach.place), false),
        _ => (t!(outreach.record), false),
    };
    (label.to_owned(), here)
}

/// The id of a field's input: names hold brackets, ids do not.
fn id(name: &str) -> String {
    name.replace('[', "-").replace(']', "")
}
