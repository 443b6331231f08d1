//! What the words of the domain are called in the reader's language.

mod audit;

pub use audit::{subject, verb};

use crate::{AppError, context::locale, i18n::Locale, t, ui::Icon};
use domain::{
    Problem, Role,
    accounts::Theme,
    activities::{self, Consent, Form, OtherKind, Sheet, When},
    calendar::View,
    campaigns,
    lunar::LunarDay,
    numbers, organisations, search,
    targets::Measure,
    time::show_day,
    units,
};

/// What is wrong with a field and what to do.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Required => t!(problem.required).into(),
        Problem::TooLong { max, length } => t!(problem.too_long, max = max, length = length),
        Problem::ControlCharacters => t!(problem.control_characters).into(),
        Problem::TooManyRows { max } => t!(problem.too_many_rows, max = max),
        Problem::NotADay => t!(problem.not_a_day).into(),
        Problem::NotADayAndMonth => t!(problem.not_a_day_and_month).into(),
        Problem::NotAnOfficialCode => t!(problem.not_an_official_code).into(),
        Problem::NotNamedByKind { word } => t!(problem.not_named_by_kind, word = word),
        Problem::NoColumn => t!(problem.no_column).into(),
        Problem::NotATime => t!(problem.not_a_time).into(),
        Problem::NotANumber => t!(problem.not_a_number).into(),
        Problem::OutOfRange { min, max } => {
            t!(problem.out_of_range, min = whole(*min), max = whole(*max))
        }
        Problem::EndBeforeStart => t!(problem.end_before_start).into(),
        Problem::OutsideCampaign { from, to } => {
            t!(problem.outside_campaign, from = show_day(*from), to = show_day(*to))
        }
        Problem::UnitNotValid { unit, on } => t!(problem.unit_not_valid, unit = unit, day = show_day(*on)),
        Problem::HoldsUnit { unit } => t!(problem.holds_unit, unit = unit),
        Problem::LiesIn { unit } => t!(problem.lies_in, unit = unit),
        Problem::OrganisationNotValid { organisation, on } => {
            t!(problem.organisation_not_valid, organisation = organisation, day = show_day(*on))
        }
        Problem::TooLongToPrint { text } => t!(problem.too_long_to_print, text = text),
        Problem::NoGlyph { character } => t!(problem.no_glyph, character = *character),
        Problem::Unprintable { why } => t!(problem.unprintable, why = why),
        Problem::Unknown => t!(problem.unknown).into(),
        Problem::Taken => t!(problem.taken).into(),
        Problem::LeadAlsoSupports => t!(problem.lead_also_supports).into(),
        Problem::NotACode => t!(problem.not_a_code).into(),
        Problem::NotALogin => t!(problem.not_a_login).into(),
        Problem::PasswordTooShort { min } => t!(problem.password_too_short, min = min),
        Problem::PasswordTooCommon => t!(problem.password_too_common).into(),
        Problem::PasswordsDiffer => t!(problem.passwords_differ).into(),
        Problem::WrongPassword => t!(problem.wrong_password).into(),
        Problem::Suspended => t!(problem.suspended).into(),
        Problem::NotWithinDays { days } => t!(problem.not_within_days, days = days),
        Problem::WrongCode => t!(problem.wrong_code).into(),
        Problem::NeededByRole => t!(problem.needed_by_role).into(),
        Problem::InFuture => t!(problem.in_future).into(),
        Problem::NotAPhone => t!(problem.not_a_phone).into(),
        Problem::NotAnAddress => t!(problem.not_an_address).into(),
        Problem::InUse { audience, campaigns, activities } => in_use(audience, *campaigns, *activities),
        Problem::UnitInUse => t!(problem.unit_in_use).into(),
        Problem::KeptByLaw => t!(problem.kept_by_law).into(),
        Problem::NationalFirst => t!(problem.national_first).into(),
        Problem::NotACodeOfKind { digits } => t!(problem.not_a_code_of_kind, digits = digits),
        Problem::LastAdministrator => t!(problem.last_administrator).into(),
        Problem::PairIncomplete => t!(problem.pair_incomplete).into(),
        Problem::LeavesActivitiesOutside => t!(problem.leaves_activities_outside).into(),
        Problem::OutsideYourUnit => t!(problem.outside_your_unit).into(),
        Problem::CampaignClosed => t!(problem.campaign_closed).into(),
        Problem::NeedsReason => t!(problem.needs_reason).into(),
    }
}

/// The title and the sentence of a page that could not be shown, or of a form that was not taken.
pub fn error(error: &AppError) -> (String, String) {
    let (title, text) = match error {
        AppError::Invalid(problems) => {
            let told: Vec<String> = problems.iter().map(|(_, problem)| self::problem(problem)).collect();
            return (t!(error.invalid).into(), format!("{} {}.", t!(error.invalid_text), told.join("; ")));
        }
        AppError::NotFound => (t!(error.not_found), t!(error.not_found_text)),
        AppError::SignedOut => (t!(error.signed_out), t!(error.signed_out_text)),
        AppError::Forbidden => (t!(error.forbidden), t!(error.forbidden_text)),
        AppError::Conflict => (t!(error.conflict), t!(error.conflict_text)),
        AppError::Throttled => (t!(error.throttled), t!(error.throttled_text)),
        AppError::Internal | AppError::Transport(_) => (t!(error.internal), t!(error.internal_text)),
    };
    (title.into(), text.into())
}

pub fn role(role: Role) -> &'static str {
    match role {
        Role::Administrator => t!(role.administrator),
        Role::Planner => t!(role.planner),
        Role::UnitOfficer => t!(role.unit_officer),
        Role::Partner => t!(role.partner),
        Role::Viewer => t!(role.viewer),
    }
}

pub fn form(form: Form) -> &'static str {
    match form {
        Form::Talk => t!(form.talk),
        Form::Competition => t!(form.competition),
        Form::Dramatization => t!(form.dramatization),
        Form::Billboard => t!(form.billboard),
        Form::Leaflet => t!(form.leaflet),
        Form::Broadcast => t!(form.broadcast),
        Form::Other => t!(form.others),
    }
}

pub fn form_hint(form: Form) -> &'static str {
    match form {
        Form::Talk => t!(form.talk_hint),
        Form::Competition => t!(form.competition_hint),
        Form::Dramatization => t!(form.dramatization_hint),
        Form::Billboard => t!(form.billboard_hint),
        Form::Leaflet => t!(form.leaflet_hint),
        Form::Broadcast => t!(form.broadcast_hint),
        Form::Other => t!(form.others_hint),
    }
}

pub const fn form_icon(form: Form) -> Icon {
    match form {
        Form::Talk => Icon::Talk,
        Form::Competition => Icon::Competition,
        Form::Dramatization => Icon::Dramatization,
        Form::Billboard => Icon::Billboard,
        Form::Leaflet => Icon::Leaflet,
        Form::Broadcast => Icon::Broadcast,
        Form::Other => Icon::Other,
    }
}

pub fn activity_status(status: activities::Status) -> &'static str {
    match status {
        activities::Status::Planned => t!(status.planned),
        activities::Status::Ongoing => t!(status.ongoing),
        activities::Status::Done => t!(status.done),
        activities::Status::Cancelled => t!(status.cancelled),
    }
}

pub fn activity_step(step: activities::Step) -> &'static str {
    match step {
        activities::Step::Start => t!(step.start),
        activities::Step::Finish => t!(step.finish),
        activities::Step::Cancel => t!(step.cancel),
        activities::Step::Reopen => t!(step.reopen),
    }
}

/// What a step of an activity has done, once it is taken.
pub fn activity_stepped(step: activities::Step) -> &'static str {
    match step {
        activities::Step::Start => t!(stepped.activity_start),
        activities::Step::Finish => t!(stepped.activity_finish),
        activities::Step::Cancel => t!(stepped.activity_cancel),
        activities::Step::Reopen => t!(stepped.activity_reopen),
    }
}

pub fn campaign_status(status: campaigns::Status) -> &'static str {
    match status {
        campaigns::Status::Draft => t!(status.draft),
        campaigns::Status::Submitted => t!(status.submitted),
        campaigns::Status::Approved => t!(status.approved),
        campaigns::Status::Running => t!(status.running),
        campaigns::Status::Closed => t!(status.closed),
    }
}

pub fn campaign_step(step: campaigns::Step) -> &'static str {
    match step {
        campaigns::Step::Submit => t!(step.submit),
        campaigns::Step::Return => t!(step.send_back),
        campaigns::Step::Approve => t!(step.approve),
        campaigns::Step::Run => t!(step.run),
        campaigns::Step::Close => t!(step.close),
        campaigns::Step::Reopen => t!(step.reopen),
    }
}

/// What a step of a campaign has done, once it is taken.
pub fn campaign_stepped(step: campaigns::Step) -> &'static str {
    match step {
        campaigns::Step::Submit => t!(stepped.campaign_submit),
        campaigns::Step::Return => t!(stepped.campaign_send_back),
        campaigns::Step::Approve => t!(stepped.campaign_approve),
        campaigns::Step::Run => t!(stepped.campaign_run),
        campaigns::Step::Close => t!(stepped.campaign_close),
        campaigns::Step::Reopen => t!(stepped.campaign_reopen),
    }
}

pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Attendances => t!(measure.attendances),
        Measure::Copies => t!(measure.copies),
        Measure::Broadcasts => t!(measure.broadcasts),
        Measure::UnitsCovered => t!(measure.units_covered),
        Measure::Sessions => t!(measure.sessions),
        Measure::Boards => t!(measure.boards),
        Measure::Teams => t!(measure.teams),
        Measure::Entries => t!(measure.entries),
        Measure::Questionnaires => t!(measure.questionnaires),
        Measure::Commitments => t!(measure.commitments),
    }
}

/// A measure at the head of a column: it begins with a capital.
pub fn measure_heading(of: Measure) -> String {
    let mut letters = measure(of).chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub fn unit_kind(kind: units::Kind) -> &'static str {
    match kind {
        units::Kind::City => t!(unit_kind.city),
        units::Kind::UrbanDistrict => t!(unit_kind.urban_district),
        units::Kind::Town => t!(unit_kind.town),
        units::Kind::RuralDistrict => t!(unit_kind.rural_district),
        units::Kind::Ward => t!(unit_kind.ward),
        units::Kind::Township => t!(unit_kind.township),
        units::Kind::Commune => t!(unit_kind.commune),
    }
}

pub fn organisation_kind(kind: organisations::Kind) -> &'static str {
    match kind {
        organisations::Kind::Front => t!(organisation_kind.front),
        organisations::Kind::Member => t!(organisation_kind.member),
        organisations::Kind::Police => t!(organisation_kind.police),
        organisations::Kind::Department => t!(organisation_kind.department),
        organisations::Kind::PeoplesCommittee => t!(organisation_kind.peoples_committee),
        organisations::Kind::Procuracy => t!(organisation_kind.procuracy),
        organisations::Kind::Court => t!(organisation_kind.court),
        organisations::Kind::Other => t!(organisation_kind.others),
    }
}

pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::NotAsked => t!(consent.not_asked),
        Consent::Asked => t!(consent.asked),
        Consent::Given => t!(consent.given),
    }
}

pub fn sheet(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::A2 => t!(sheet.a2),
        Sheet::A3 => t!(sheet.a3),
        Sheet::A4 => t!(sheet.a4),
        Sheet::A5 => t!(sheet.a5),
        Sheet::Trifold => t!(sheet.trifold),
    }
}

pub fn kind(kind: OtherKind) -> &'static str {
    match kind {
        OtherKind::MobileCampaign => t!(kind.mobile_campaign),
        OtherKind::Rally => t!(kind.rally),
        OtherKind::Training => t!(kind.training),
        OtherKind::Survey => t!(kind.survey),
        OtherKind::Other => t!(kind.others),
    }
}

pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => t!(accounts.theme_system),
        Theme::Light => t!(accounts.theme_light),
        Theme::Dark => t!(accounts.theme_dark),
    }
}

/// The columns of the sheet of links that are made for people.
pub fn invitation_columns() -> [&'static str; 3] {
    [t!(accounts.login), t!(accounts.name), t!(accounts.link)]
}

/// 1234567 as the reader groups it: `1.234.567`, or `1,234,567` in English.
pub fn whole(number: i64) -> String {
    let grouped = numbers::whole(number);
    if locale() == Locale::en { grouped.replace('.', ",") } else { grouped }
}

/// How many there are, grouped as [`whole`].
pub fn count(number: impl TryInto<i64>) -> String {
    whole(number.try_into().unwrap_or(i64::MAX))
}

/// Thousandths as a percentage: `87,5%`, or `87.5%` in English.
pub fn percent(thousandths: i64) -> String {
    let (whole, tenth) = (whole(thousandths / 10), thousandths % 10);
    let point = if locale() == Locale::en { '.' } else { ',' };
    if tenth == 0 { format!("{whole}%") } else { format!("{whole}{point}{tenth}%") }
}

/// Whole đồng as the reader groups them: `15.000.000 ₫`, or `15,000,000 ₫` in English.
pub fn money(dong: i64) -> String {
    let shown = numbers::money(dong);
    if locale() == Locale::en { shown.replace('.', ",") } else { shown }
}

/// One of two texts kept in both languages; the Vietnamese where the English is empty.
pub fn either<'a>(vi: &'a str, en: &'a str) -> &'a str {
    if locale() == Locale::en && !en.is_empty() { en } else { vi }
}

fn in_use(audience: &str, campaigns: u64, activities: u64) -> String {
    let (campaigns, activities) = (count(campaigns), count(activities));
    t!(problem.in_use, audience = audience, campaigns = campaigns, activities = activities)
}

/// Names in one line; of more than three the first two, and how many are left in the words of `more`.
pub fn few(names: &[&str], more: impl Fn(usize) -> String) -> String {
    match names {
        [one, two, rest @ ..] if rest.len() > 1 => format!("{one}, {two} {}", more(rest.len())),
        all => all.join(", "),
    }
}

/// Units in one line.
pub fn units(names: &[(String, String)]) -> String {
    names.iter().map(|(vi, en)| either(vi, en)).collect::<Vec<_>>().join(", ")
}

/// When an activity is, with the day of the week where it is one day.
pub fn when(when: When) -> String {
    let first = when.first_day();
    if first == when.last_day() { format!("{}, {}", weekday(first), when.show()) } else { when.show() }
}

/// A day with its day of the week: `Thứ tư, 15/07/2026`.
pub fn day(day: domain::time::Day) -> String {
    format!("{}, {}", weekday(day), show_day(day))
}

/// Monday to Sunday as written in full.
pub fn weekday(day: domain::time::Day) -> &'static str {
    use chrono::{Datelike, Weekday};
    match day.weekday() {
        Weekday::Mon => t!(weekday.mon),
        Weekday::Tue => t!(weekday.tue),
        Weekday::Wed => t!(weekday.wed),
        Weekday::Thu => t!(weekday.thu),
        Weekday::Fri => t!(weekday.fri),
        Weekday::Sat => t!(weekday.sat),
        Weekday::Sun => t!(weekday.sun),
    }
}

/// A kind of thing that is found.
pub fn search_kind(kind: search::Kind) -> &'static str {
    match kind {
        search::Kind::Campaign => t!(search.campaign),
        search::Kind::Activity => t!(search.activity),
        search::Kind::Unit => t!(search.unit),
        search::Kind::Organisation => t!(search.organisation),
        search::Kind::Venue => t!(search.venue),
        search::Kind::Person => t!(search.person),
    }
}

pub const fn search_icon(kind: search::Kind) -> Icon {
    match kind {
        search::Kind::Campaign => Icon::Campaign,
        search::Kind::Activity => Icon::Activity,
        search::Kind::Unit => Icon::Unit,
        search::Kind::Organisation => Icon::Organisation,
        search::Kind::Venue => Icon::Place,
        search::Kind::Person => Icon::Person,
    }
}

/// A view of the calendar.
pub fn view(view: View) -> &'static str {
    match view {
        View::Month => t!(calendar.view_month),
        View::Week => t!(calendar.view_week),
        View::Day => t!(calendar.view_day),
        View::Agenda => t!(calendar.view_agenda),
        View::Year => t!(calendar.view_year),
    }
}

/// A month with its year: `Tháng 7/2026`, `July 2026`.
pub fn month(day: domain::time::Day) -> String {
    let format = if locale() == Locale::en { "%B %Y" } else { "Tháng %-m/%Y" };
    day.format(format).to_string()
}

/// A month within a year: `Th 7`, `Jul`.
pub fn month_short(day: domain::time::Day) -> String {
    let format = if locale() == Locale::en { "%b" } else { "Th %-m" };
    day.format(format).to_string()
}

/// A day of the lunar calendar with its month.
pub fn lunar(day: LunarDay) -> String {
    let LunarDay { day, month, leap, year: _ } = day;
    if leap {
        t!(calendar.lunar_leap, day = day, month = month)
    } else {
        t!(calendar.lunar, day = day, month = month)
    }
}

/// Monday to Sunday above a column.
pub fn weekday_short(day: domain::time::Day) -> &'static str {
    use chrono::{Datelike, Weekday};
    match day.weekday() {
        Weekday::Mon => t!(weekday.mon_short),
        Weekday::Tue => t!(weekday.tue_short),
        Weekday::Wed => t!(weekday.wed_short),
        Weekday::Thu => t!(weekday.thu_short),
        Weekday::Fri => t!(weekday.fri_short),
        Weekday::Sat => t!(weekday.sat_short),
        Weekday::Sun => t!(weekday.sun_short),
    }
}

/// The headings of a schedule as a table, before its measures.
pub fn schedule_columns() -> [&'static str; 12] {
    [
        t!(activities.name),
        t!(activities.form),
        t!(activities.starts_on),
        t!(activities.ends_on),
        t!(activities.fact_time),
        t!(activities.units),
        t!(activities.venue_name),
        t!(activities.lead),
        t!(activities.supporting),
        t!(activities.audiences),
        t!(activities.status),
        t!(activities.money),
    ]
}
