use crate::{count, t, whole};
use domain::{Problem, time::show_day};

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
        Problem::NotALink => t!(problem.not_a_link).into(),
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
        Problem::NeedsConsent => t!(problem.needs_consent).into(),
    }
}

fn in_use(audience: &str, campaigns: u64, activities: u64) -> String {
    let (campaigns, activities) = (count(campaigns), count(activities));
    t!(problem.in_use, audience = audience, campaigns = campaigns, activities = activities)
}
