use super::say;
use domain::activities::{
    Consent, CriterionForm, DetailsForm, DropPointForm, Kind, OtherKind, PaperSize, PrizeForm, RoundForm,
    SlotForm, Speaker, SpeakerForm, TeamForm,
};
use frame::ui::{Choice, Field, Fields, proposals};
use leptos::prelude::*;
use words::t;

/// Empty rows offered after those that are filled: one in sight, the others folded.
const SPARE_ROWS: usize = 3;

/// The fields that one kind of activity has of its own.
pub(super) fn details_fields(kind: Kind, fields: &Fields, typed: &DetailsForm, known: &[Speaker]) -> AnyView {
    match kind {
        Kind::Talk => talk(fields, typed, known),
        Kind::Competition => competition(fields, typed),
        Kind::Dramatization => dramatization(fields, typed),
        Kind::Billboard => billboard(fields, typed),
        Kind::Leaflet => leaflet(fields, typed),
        Kind::Broadcast => broadcast(fields, typed),
        Kind::Other => other(fields, typed),
    }
}

/// A group of equal rows: the name of its list, its title, and what one row is called.
struct Rows {
    list: &'static str,
    title: &'static str,
    one: &'static str,
}

/// One row of a group, called by its number: “Báo cáo viên 2”.
struct Row<'a> {
    fields: &'a Fields,
    list: &'static str,
    place: usize,
    called: String,
}

impl<'a> Row<'a> {
    /// A field of the row; none of them is needed, for a row with nothing in it is left out.
    fn field(&self, part: &str, label: &'static str, value: &str) -> Field<'a> {
        let Self { fields, list, place, called } = self;
        fields.field(&format!("details[{list}][{place}][{part}]"), label, value).within(called).optional()
    }
}

impl Row<'_> {
    /// The id of a field of the row.
    fn id(&self, part: &str) -> String {
        format!("details-{}-{}-{part}", self.list, self.place)
    }
}

impl Rows {
    /// Those typed and some empty ones; `row` shows one.
    fn view<F: Clone + Default + PartialEq>(
        self,
        fields: &Fields,
        typed: &[F],
        row: impl Fn(&F, &Row<'_>) -> AnyView,
    ) -> AnyView {
        let Self { list, title, one } = self;
        // A form that comes back brings the empty rows that it was offered.
        let filled = typed.iter().rposition(|row| *row != F::default()).map_or(0, |last| last + 1);
        let spare = std::iter::repeat_n(F::default(), SPARE_ROWS);
        let items = typed.iter().take(filled).cloned().chain(spare).enumerate().map(|(place, form)| {
            let called = format!("{one} {}", place + 1);
            let id = format!("{list}-{}", place + 1);
            let heading = id.clone();
            let shown = row(&form, &Row { fields, list, place, called: called.clone() });
            view! {
                <div class="rows-item" role="group" aria-labelledby=id>
                    <h4 id=heading>{called}</h4>
                    {shown}
                </div>
            }
        });
        let mut items: Vec<_> = items.collect();
        let folded = items.split_off(filled + 1);
        let items = view! {
            {items}
            <details class="more"><summary>{t!(activities.more_rows)}</summary>{folded}</details>
        };
        fields.fieldset(&format!("details[{list}]"), title).rows().view(items)
    }
}

fn talk(fields: &Fields, typed: &DetailsForm, known: &[Speaker]) -> AnyView {
    let known = known.iter().map(|speaker| (speaker.name.clone(), speaker.agency.clone()));
    let speakers =
        Rows { list: "speakers", title: t!(activities.speakers), one: t!(activities.rows.speaker) }.view(
            fields,
            &typed.speakers,
            |row: &SpeakerForm, at| {
                view! {
            {at.field("name", t!(activities.person), &row.name).proposals("speakers", at.id("agency")).view()}
            {at.field("agency", t!(activities.agency), &row.agency).view()}
            {at.field("fee", t!(activities.fee), &row.fee).number(t!(ui.dong)).view()}
        }
        .into_any()
            },
        );
    let topic = fields.field("details[topic]", t!(activities.topic), &typed.topic);
    view! { {topic.view()}{speakers}{proposals("speakers", known)} }.into_any()
}

fn competition(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let rounds = Rows { list: "rounds", title: t!(activities.rounds), one: t!(activities.rows.round) }.view(
        fields,
        &typed.rounds,
        |row: &RoundForm, at| {
            view! {
                {at.field("title", t!(activities.round), &row.title).view()}
                {at.field("opens_on", t!(activities.opens_on), &row.opens_on).day().view()}
                {at.field("closes_on", t!(activities.closes_on), &row.closes_on).day().view()}
            }
            .into_any()
        },
    );
    let prizes = Rows { list: "prizes", title: t!(activities.prizes), one: t!(activities.rows.prize) }.view(
        fields,
        &typed.prizes,
        |row: &PrizeForm, at| {
            view! {
                {at.field("title", t!(activities.prize), &row.title).view()}
                {at.field("number", t!(activities.number), &row.number).number("").view()}
                {at.field("amount", t!(activities.amount), &row.amount).number(t!(ui.dong)).view()}
            }
            .into_any()
        },
    );
    view! {
        {fields.field("details[rules]", t!(activities.rules), &typed.rules).optional().text_area(6)}
        {rounds}{prizes}
    }
    .into_any()
}

fn dramatization(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let teams = Rows { list: "teams", title: t!(activities.teams), one: t!(activities.rows.team) }.view(
        fields,
        &typed.teams,
        |row: &TeamForm, at| {
            view! {
                {at.field("name", t!(activities.team), &row.name).view()}
                {at.field("members", t!(activities.members), &row.members).number(t!(ui.people)).view()}
            }
            .into_any()
        },
    );
    let criteria =
        Rows { list: "criteria", title: t!(activities.criteria), one: t!(activities.rows.criterion) }.view(
            fields,
            &typed.criteria,
            |row: &CriterionForm, at| {
                view! {
                    {at.field("name", t!(activities.criterion), &row.name).view()}
                    {at.field("points", t!(activities.points), &row.points).number("").view()}
                }
                .into_any()
            },
        );
    view! {
        {fields.field("details[script]", t!(activities.script), &typed.script).optional().text_area(6)}
        {fields.field("details[duration]", t!(activities.duration), &typed.duration).number(t!(ui.minutes)).optional().view()}
        {teams}{criteria}
    }
    .into_any()
}

fn billboard(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let consents =
        Consent::ALL.iter().map(|consent| Choice::new(consent.word(), say::consent(*consent))).collect();
    let size = view! {
        <div class="pair">
            {fields.field("details[width]", t!(activities.width), &typed.width).number(t!(ui.cm)).optional().view()}
            {fields.field("details[height]", t!(activities.height), &typed.height).number(t!(ui.cm)).optional().view()}
        </div>
        {fields.field("details[material]", t!(activities.material), &typed.material).optional().view()}
    };
    let site = view! {
        {fields.field("details[site]", t!(activities.site), &typed.site).optional().view()}
        {fields.field("details[owner]", t!(activities.owner), &typed.owner).optional().view()}
        {fields.field("details[consent]", t!(activities.consent), &typed.consent).select(consents)}
        {fields.field("details[consent_document]", t!(activities.consent_document), &typed.consent_document).optional().view()}
    };
    view! {
        {size}{site}
        <div class="pair">
            {fields.field("details[up_on]", t!(activities.up_on), &typed.up_on).day().optional().view()}
            {fields.field("details[down_on]", t!(activities.down_on), &typed.down_on).day().optional().view()}
        </div>
    }
    .into_any()
}

fn leaflet(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let sizes = PaperSize::ALL
        .iter()
        .map(|paper_size| Choice::new(paper_size.word(), say::paper_size(*paper_size)))
        .collect();
    let points =
        Rows { list: "drop_points", title: t!(activities.drop_points), one: t!(activities.rows.drop_point) }
            .view(fields, &typed.drop_points, |row: &DropPointForm, at| {
                view! {
                    {at.field("place", t!(activities.place), &row.place).view()}
                    {at.field("copies", t!(activities.copies), &row.copies).number("").view()}
                }
                .into_any()
            });
    view! {
        {fields.field("details[paper_size]", t!(activities.paper_size), &typed.paper_size).class("w-half").select(sizes)}
        {fields.field("details[paper]", t!(activities.paper), &typed.paper).optional().view()}
        {fields.field("details[copies]", t!(activities.copies), &typed.copies).number("").optional().view()}
        {points}
    }
    .into_any()
}

fn broadcast(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let slots = Rows { list: "slots", title: t!(activities.slots), one: t!(activities.rows.slot) }.view(
        fields,
        &typed.slots,
        |row: &SlotForm, at| {
            view! {
                {at.field("time", t!(activities.time), &row.time).hint(t!(ui.time_hint)).time().view()}
                {at.field("days", t!(activities.days), &row.days).hint(t!(activities.days_hint)).view()}
            }
            .into_any()
        },
    );
    view! {
        {fields.field("details[text]", t!(activities.text), &typed.text).optional().text_area(10)}
        {fields.field("details[minutes]", t!(activities.minutes), &typed.minutes).number(t!(ui.minutes)).optional().view()}
        {slots}
    }
    .into_any()
}

fn other(fields: &Fields, typed: &DetailsForm) -> AnyView {
    let kinds = OtherKind::ALL.iter().map(|kind| Choice::new(kind.word(), say::other_kind(*kind))).collect();
    view! {
        {fields.field("details[kind]", t!(activities.other_kind), &typed.kind).hint(t!(activities.internal_hint)).class("w-half").select(kinds)}
        {fields.field("details[description]", t!(activities.description), &typed.description).optional().text_area(6)}
    }
    .into_any()
}
