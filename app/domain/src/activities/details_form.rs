use super::{
    Billboard, Broadcast, Competition, Consent, Criterion, Details, Dramatization, DropPoint, Kind, Leaflet,
    Other, OtherKind, PaperSize, Prize, Round, Slot, Speaker, Talk, Team,
};
use crate::{
    Check, Problem,
    campaigns::{MONEY_MAX, NUMBER_MAX},
    numbers,
    time::{Day, show_day, show_time},
};
use serde::{Deserialize, Serialize};

/// The details as typed: every form's fields, of which the chosen form's are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DetailsForm {
    pub topic: String,
    pub speakers: Vec<SpeakerForm>,
    pub rules: String,
    pub rounds: Vec<RoundForm>,
    pub prizes: Vec<PrizeForm>,
    pub script: String,
    pub duration: String,
    pub teams: Vec<TeamForm>,
    pub criteria: Vec<CriterionForm>,
    pub width: String,
    pub height: String,
    pub material: String,
    pub site: String,
    pub owner: String,
    pub consent: String,
    pub consent_document: String,
    pub up_on: String,
    pub down_on: String,
    pub paper_size: String,
    pub paper: String,
    pub copies: String,
    pub drop_points: Vec<DropPointForm>,
    pub text: String,
    pub minutes: String,
    pub slots: Vec<SlotForm>,
    pub kind: String,
    pub description: String,
}

/// Declares a repeated row as typed; a row with nothing in it is left out.
macro_rules! row_form {
    ($name:ident { $($field:ident),+ }) => {
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct $name { $(pub $field: String),+ }

        impl $name {
            fn is_blank(&self) -> bool {
                $(self.$field.trim().is_empty())&&+
            }
        }
    };
}

row_form!(SpeakerForm { name, agency, fee });
row_form!(RoundForm { title, opens_on, closes_on });
row_form!(PrizeForm { title, number, amount });
row_form!(TeamForm { name, members });
row_form!(CriterionForm { name, points });
row_form!(DropPointForm { place, copies });
row_form!(SlotForm { time, days });

/// More rows than a page can hold are a slip or an attack.
const ROWS_MAX: usize = 200;
const LONG: usize = 20_000;

/// Reads the rows that are not blank; `read` gets each with the name of its field.
fn rows<F, T>(
    check: &mut Check,
    field: &str,
    forms: &[F],
    blank: fn(&F) -> bool,
    mut read: impl FnMut(&mut Check, &F, &dyn Fn(&str) -> String) -> Option<T>,
) -> Vec<T> {
    if forms.iter().filter(|form| !blank(form)).count() > ROWS_MAX {
        check.refuse(format!("details[{field}]"), Problem::TooManyRows { max: ROWS_MAX });
        return Vec::new();
    }
    let mut read_rows = Vec::new();
    for (i, form) in forms.iter().enumerate().filter(|(_, form)| !blank(form)) {
        let name = |part: &str| format!("details[{field}][{i}][{part}]");
        read_rows.extend(read(check, form, &name));
    }
    read_rows
}

impl DetailsForm {
    pub fn parse(&self, kind: Kind, check: &mut Check) -> Option<Details> {
        Some(match kind {
            Kind::Talk => Details::Talk(self.talk(check)),
            Kind::Competition => Details::Competition(self.competition(check)),
            Kind::Dramatization => Details::Dramatization(self.dramatization(check)),
            Kind::Billboard => Details::Billboard(self.billboard(check)?),
            Kind::Leaflet => Details::Leaflet(self.leaflet(check)?),
            Kind::Broadcast => Details::Broadcast(self.broadcast(check)),
            Kind::Other => Details::Other(Other {
                kind: check.word("details[kind]", &self.kind, OtherKind::from_word)?,
                description: check.text("details[description]", &self.description, LONG),
            }),
        })
    }

    fn talk(&self, check: &mut Check) -> Talk {
        Talk {
            topic: check.line("details[topic]", &self.topic, 500),
            speakers: rows(check, "speakers", &self.speakers, SpeakerForm::is_blank, |check, form, name| {
                Some(Speaker {
                    name: check.line(&name("name"), &form.name, 200),
                    agency: check.optional_line(&name("agency"), &form.agency, 200),
                    fee: check.optional_number(&name("fee"), &form.fee, MONEY_MAX),
                })
            }),
        }
    }

    fn competition(&self, check: &mut Check) -> Competition {
        Competition {
            rules: check.text("details[rules]", &self.rules, LONG),
            rounds: rows(check, "rounds", &self.rounds, RoundForm::is_blank, |check, form, name| {
                let title = check.line(&name("title"), &form.title, 200);
                let opens_on = check.optional_day(&name("opens_on"), &form.opens_on);
                let closes_on = check.optional_day(&name("closes_on"), &form.closes_on);
                in_order(check, &name("closes_on"), opens_on, closes_on);
                Some(Round { title, opens_on, closes_on })
            }),
            prizes: rows(check, "prizes", &self.prizes, PrizeForm::is_blank, |check, form, name| {
                Some(Prize {
                    title: check.line(&name("title"), &form.title, 200),
                    number: check.optional_number(&name("number"), &form.number, NUMBER_MAX).unwrap_or(1),
                    amount: check.optional_number(&name("amount"), &form.amount, MONEY_MAX),
                })
            }),
        }
    }

    fn dramatization(&self, check: &mut Check) -> Dramatization {
        Dramatization {
            script: check.text("details[script]", &self.script, LONG),
            duration: check.optional_number("details[duration]", &self.duration, 600),
            teams: rows(check, "teams", &self.teams, TeamForm::is_blank, |check, form, name| {
                Some(Team {
                    name: check.line(&name("name"), &form.name, 200),
                    members: check.optional_number(&name("members"), &form.members, 1_000),
                })
            }),
            criteria: rows(
                check,
                "criteria",
                &self.criteria,
                CriterionForm::is_blank,
                |check, form, name| {
                    let title = check.line(&name("name"), &form.name, 200);
                    let points = check.optional_number(&name("points"), &form.points, 1_000);
                    if points.is_none() && form.points.trim().is_empty() {
                        check.refuse(name("points"), Problem::Required);
                    }
                    points.map(|points| Criterion { name: title, points })
                },
            ),
        }
    }

    fn billboard(&self, check: &mut Check) -> Option<Billboard> {
        let width = check.optional_number("details[width]", &self.width, 100_000);
        let height = check.optional_number("details[height]", &self.height, 100_000);
        if width.is_some() != height.is_some() {
            check.refuse(
                if width.is_none() { "details[width]" } else { "details[height]" },
                Problem::PairIncomplete,
            );
        }
        let material = check.optional_line("details[material]", &self.material, 200);
        let site = check.optional_line("details[site]", &self.site, 500);
        let owner = check.optional_line("details[owner]", &self.owner, 200);
        let consent = check.word("details[consent]", &self.consent, Consent::from_word);
        let consent_document = check.optional_line("details[consent_document]", &self.consent_document, 300);
        let up_on = check.optional_day("details[up_on]", &self.up_on);
        let down_on = check.optional_day("details[down_on]", &self.down_on);
        in_order(check, "details[down_on]", up_on, down_on);
        let consent = consent?;
        Some(Billboard { width, height, material, site, owner, consent, consent_document, up_on, down_on })
    }

    fn leaflet(&self, check: &mut Check) -> Option<Leaflet> {
        let paper_size = check.word("details[paper_size]", &self.paper_size, PaperSize::from_word);
        let paper = check.optional_line("details[paper]", &self.paper, 200);
        let copies = check.optional_number("details[copies]", &self.copies, NUMBER_MAX);
        let drop_points =
            rows(check, "drop_points", &self.drop_points, DropPointForm::is_blank, |check, form, name| {
                Some(DropPoint {
                    place: check.line(&name("place"), &form.place, 300),
                    copies: check.optional_number(&name("copies"), &form.copies, NUMBER_MAX),
                })
            });
        Some(Leaflet { paper_size: paper_size?, paper, copies, drop_points })
    }

    fn broadcast(&self, check: &mut Check) -> Broadcast {
        Broadcast {
            text: check.text("details[text]", &self.text, LONG),
            minutes: check.optional_number("details[minutes]", &self.minutes, 600),
            slots: rows(check, "slots", &self.slots, SlotForm::is_blank, |check, form, name| {
                let time = check.optional_time(&name("time"), &form.time);
                if form.time.trim().is_empty() {
                    check.refuse(name("time"), Problem::Required);
                }
                let days = check.optional_line(&name("days"), &form.days, 200);
                time.map(|time| Slot { time, days })
            }),
        }
    }
}

fn in_order(check: &mut Check, field: &str, from: Option<Day>, to: Option<Day>) {
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        check.refuse(field, Problem::EndBeforeStart);
    }
}

fn number(value: Option<i64>) -> String {
    value.map(numbers::whole).unwrap_or_default()
}

fn day(value: Option<Day>) -> String {
    value.map(show_day).unwrap_or_default()
}

impl From<&Details> for DetailsForm {
    fn from(details: &Details) -> Self {
        let blank = Self::default();
        match details.clone() {
            Details::Talk(Talk { topic, speakers }) => Self {
                topic,
                speakers: speakers
                    .into_iter()
                    .map(|Speaker { name, agency, fee }| SpeakerForm { name, agency, fee: number(fee) })
                    .collect(),
                ..blank
            },
            Details::Competition(competition) => Self::of_competition(competition),
            Details::Dramatization(dramatization) => Self::of_dramatization(dramatization),
            Details::Billboard(billboard) => Self::of_billboard(billboard),
            Details::Leaflet(Leaflet { paper_size, paper, copies, drop_points }) => Self {
                paper_size: paper_size.word().to_owned(),
                paper,
                copies: number(copies),
                drop_points: drop_points
                    .into_iter()
                    .map(|DropPoint { place, copies }| DropPointForm { place, copies: number(copies) })
                    .collect(),
                ..blank
            },
            Details::Broadcast(Broadcast { text, minutes, slots }) => Self {
                text,
                minutes: number(minutes),
                slots: slots
                    .into_iter()
                    .map(|Slot { time, days }| SlotForm { time: show_time(time), days })
                    .collect(),
                ..blank
            },
            Details::Other(Other { kind, description }) => {
                Self { kind: kind.word().to_owned(), description, ..blank }
            }
        }
    }
}

impl DetailsForm {
    fn of_competition(Competition { rules, rounds, prizes }: Competition) -> Self {
        Self {
            rules,
            rounds: rounds
                .into_iter()
                .map(|Round { title, opens_on, closes_on }| RoundForm {
                    title,
                    opens_on: day(opens_on),
                    closes_on: day(closes_on),
                })
                .collect(),
            prizes: prizes
                .into_iter()
                .map(|Prize { title, number: count, amount }| PrizeForm {
                    title,
                    number: numbers::whole(count),
                    amount: number(amount),
                })
                .collect(),
            ..Self::default()
        }
    }

    fn of_dramatization(Dramatization { script, duration, teams, criteria }: Dramatization) -> Self {
        Self {
            script,
            duration: number(duration),
            teams: teams
                .into_iter()
                .map(|Team { name, members }| TeamForm { name, members: number(members) })
                .collect(),
            criteria: criteria
                .into_iter()
                .map(|Criterion { name, points }| CriterionForm { name, points: numbers::whole(points) })
                .collect(),
            ..Self::default()
        }
    }

    fn of_billboard(billboard: Billboard) -> Self {
        let Billboard { width, height, material, site, owner, consent, consent_document, up_on, down_on } =
            billboard;
        Self {
            width: number(width),
            height: number(height),
            material,
            site,
            owner,
            consent: consent.word().to_owned(),
            consent_document,
            up_on: day(up_on),
            down_on: day(down_on),
            ..Self::default()
        }
    }
}
