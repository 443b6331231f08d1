use crate::{count, t, whole};
use domain::{
    Problem,
    accounts::AccountProblem,
    activities::ActivityProblem,
    audiences::AudienceProblem,
    campaigns::CampaignProblem,
    discussion::DiscussionProblem,
    hotlines::HotlineProblem,
    import_export::ImportProblem,
    key_days::KeyDayProblem,
    materials::MaterialProblem,
    organisations::OrganisationProblem,
    outreach::{Doubt, OutreachProblem, PhotoProblem},
    privacy::PrivacyProblem,
    time::show_day,
    units::UnitProblem,
};

/// What is wrong with a field and what to do.
pub fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Required => t!(problem.required).into(),
        Problem::TooLong { max, length } => t!(problem.too_long, max = max, length = length),
        Problem::ControlCharacters => t!(problem.control_characters).into(),
        Problem::TooManyRows { max } => t!(problem.too_many_rows, max = max),
        Problem::NotADay => t!(problem.not_a_day).into(),
        Problem::NotATime => t!(problem.not_a_time).into(),
        Problem::NotANumber => t!(problem.not_a_number).into(),
        Problem::OutOfRange { min, max } => t!(problem.out_of_range, min = whole(*min), max = whole(*max)),
        Problem::EndBeforeStart => t!(problem.end_before_start).into(),
        Problem::InFuture => t!(problem.in_future).into(),
        Problem::NotWithinDays { days } => t!(problem.not_within_days, days = days),
        Problem::Unknown => t!(problem.unknown).into(),
        Problem::Taken => t!(problem.taken).into(),
        Problem::PairIncomplete => t!(problem.pair_incomplete).into(),
        Problem::NeedsReason => t!(problem.needs_reason).into(),
        Problem::NotAPhone => t!(problem.not_a_phone).into(),
        Problem::NotAnAddress => t!(problem.not_an_address).into(),
        Problem::NotALink => t!(problem.not_a_link).into(),
        Problem::Account(problem) => account(problem),
        Problem::Activity(problem) => activity(problem),
        Problem::Audience(problem) => audience(problem),
        Problem::Campaign(problem) => campaign(problem),
        Problem::Discussion(problem) => discussion(problem),
        Problem::Hotline(problem) => hotline(problem),
        Problem::Import(ImportProblem::NoColumn) => t!(import_export.problems.no_column).into(),
        Problem::KeyDay(KeyDayProblem::NotADayAndMonth) => t!(key_days.problems.not_a_day_and_month).into(),
        Problem::Material(problem) => material(problem),
        Problem::Organisation(problem) => organisation(problem),
        Problem::Outreach(problem) => outreach(problem),
        Problem::Privacy(PrivacyProblem::NotSuspended) => t!(privacy.problems.not_suspended).into(),
        Problem::Privacy(PrivacyProblem::OtherLogin) => t!(privacy.problems.other_login).into(),
        Problem::Unit(problem) => unit(problem),
    }
}

fn discussion(problem: &DiscussionProblem) -> String {
    match problem {
        DiscussionProblem::NotADocument => t!(discussion.problems.not_a_document).into(),
        DiscussionProblem::TooManyBytes { megabytes } => {
            t!(discussion.problems.too_many_bytes, megabytes = megabytes)
        }
        DiscussionProblem::TooManyFiles { max } => t!(discussion.problems.too_many_files, max = max),
    }
}

fn account(problem: &AccountProblem) -> String {
    match problem {
        AccountProblem::NotALogin => t!(accounts.problems.not_a_login).into(),
        AccountProblem::PasswordTooShort { min } => t!(accounts.problems.password_too_short, min = min),
        AccountProblem::PasswordTooCommon => t!(accounts.problems.password_too_common).into(),
        AccountProblem::PasswordsDiffer => t!(accounts.problems.passwords_differ).into(),
        AccountProblem::WrongPassword => t!(accounts.problems.wrong_password).into(),
        AccountProblem::Suspended => t!(accounts.problems.suspended).into(),
        AccountProblem::LastAdministrator => t!(accounts.problems.last_administrator).into(),
        AccountProblem::WrongCode => t!(accounts.problems.wrong_code).into(),
        AccountProblem::SamePassword => t!(accounts.problems.same_password).into(),
        AccountProblem::NeededByRole => t!(accounts.problems.needed_by_role).into(),
    }
}

fn activity(problem: &ActivityProblem) -> String {
    match problem {
        ActivityProblem::OutsideCampaign { from, to } => {
            t!(activities.problems.outside_campaign, from = show_day(*from), to = show_day(*to))
        }
        ActivityProblem::LeadAlsoSupports => t!(activities.problems.lead_also_supports).into(),
        ActivityProblem::NoneChosen => t!(activities.problems.none_chosen).into(),
        ActivityProblem::Over => t!(activities.problems.over).into(),
        ActivityProblem::NotYours => t!(activities.problems.not_yours).into(),
        ActivityProblem::One { title, problem } => {
            t!(activities.problems.one, title = title.as_str(), problem = self::problem(problem))
        }
        ActivityProblem::NeedsConsent => t!(activities.problems.needs_consent).into(),
        ActivityProblem::NotApproved => t!(activities.problems.not_approved).into(),
        ActivityProblem::TooEarly { begins } => t!(activities.problems.too_early, begins = show_day(*begins)),
    }
}

fn audience(problem: &AudienceProblem) -> String {
    let AudienceProblem::InUse { audience, campaigns, activities } = problem;
    let (campaigns, activities) = (count(*campaigns), count(*activities));
    t!(audiences.problems.in_use, audience = audience, campaigns = campaigns, activities = activities)
}

fn campaign(problem: &CampaignProblem) -> String {
    match problem {
        CampaignProblem::NotACode => t!(campaigns.problems.not_a_code).into(),
        CampaignProblem::LeavesActivitiesOutside => t!(campaigns.problems.leaves_activities_outside).into(),
        CampaignProblem::Closed => t!(campaigns.problems.closed).into(),
    }
}

fn outreach(problem: &OutreachProblem) -> String {
    match problem {
        OutreachProblem::MoreThanWhole { whole: number, parts } => {
            t!(outreach.problems.more_than_whole, whole = whole(*number), parts = whole(*parts))
        }
        OutreachProblem::Locked { to } => t!(outreach.problems.locked, to = show_day(*to)),
        OutreachProblem::NotToBeReported => t!(outreach.problems.not_to_be_reported).into(),
        OutreachProblem::SentBefore => t!(outreach.problems.sent_before).into(),
        OutreachProblem::Doubtful(of) => doubt(of),
        OutreachProblem::NeedsReason => t!(outreach.problems.needs_reason).into(),
        OutreachProblem::Photo(problem) => photo(*problem),
    }
}

fn photo(problem: PhotoProblem) -> String {
    match problem {
        PhotoProblem::TooMany { max } => t!(photos.problems.too_many, max = max),
        PhotoProblem::NotAPicture => t!(photos.problems.not_a_picture).into(),
        PhotoProblem::TooManyPixels { millions } => t!(photos.problems.too_many_pixels, millions = millions),
        PhotoProblem::TooManyBytes { megabytes } => t!(photos.problems.too_many_bytes, megabytes = megabytes),
        PhotoProblem::SameName => t!(photos.problems.same_name).into(),
        PhotoProblem::Removed => t!(photos.problems.removed).into(),
    }
}

fn doubt(of: &Doubt) -> String {
    match of {
        Doubt::TenTimes { planned } => t!(outreach.doubts.ten_times, planned = whole(*planned)),
        Doubt::Before { from } => t!(outreach.doubts.before, from = show_day(*from)),
        Doubt::FarFrom { from, to } => {
            t!(outreach.doubts.far_from, from = show_day(*from), to = show_day(*to))
        }
        Doubt::PartsExceed { whole: number, parts } => {
            t!(outreach.doubts.parts_exceed, whole = whole(*number), parts = whole(*parts))
        }
        Doubt::UnitOutside => t!(outreach.doubts.unit_outside).into(),
        Doubt::NumberOfPerson => t!(outreach.doubts.number_of_person).into(),
        Doubt::NothingCounted => t!(outreach.doubts.nothing_counted).into(),
        Doubt::NeedsConsent => t!(outreach.doubts.needs_consent).into(),
    }
}

fn hotline(problem: &HotlineProblem) -> String {
    match problem {
        HotlineProblem::KeptByLaw => t!(hotlines.problems.kept_by_law).into(),
        HotlineProblem::NationalFirst => t!(hotlines.problems.national_first).into(),
    }
}

fn material(problem: &MaterialProblem) -> String {
    match problem {
        MaterialProblem::TooLong { text } => t!(materials.problems.too_long, text = text),
        MaterialProblem::NoGlyph { character } => t!(materials.problems.no_glyph, character = *character),
        MaterialProblem::Unprintable { why } => t!(materials.problems.unprintable, why = why),
    }
}

fn organisation(problem: &OrganisationProblem) -> String {
    let OrganisationProblem::NotValid { organisation, on } = problem;
    t!(organisations.problems.not_valid, organisation = organisation, day = show_day(*on))
}

fn unit(problem: &UnitProblem) -> String {
    match problem {
        UnitProblem::NotValid { unit, on } => t!(units.problems.not_valid, unit = unit, day = show_day(*on)),
        UnitProblem::Holds { unit } => t!(units.problems.holds, unit = unit),
        UnitProblem::LiesIn { unit } => t!(units.problems.lies_in, unit = unit),
        UnitProblem::InUse => t!(units.problems.in_use).into(),
        UnitProblem::OutsideYourUnit => t!(units.problems.outside_your_unit).into(),
        UnitProblem::NotAnOfficialCode => t!(units.problems.not_an_official_code).into(),
        UnitProblem::NotACodeOfKind { digits } => t!(units.problems.not_a_code_of_kind, digits = digits),
        UnitProblem::NotNamedByKind { word } => t!(units.problems.not_named_by_kind, word = word),
    }
}
