use domain::accounts::{State, Theme};
use words::t;

pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => t!(accounts.theme_system),
        Theme::Light => t!(accounts.theme_light),
        Theme::Dark => t!(accounts.theme_dark),
    }
}

/// Whether an account is in use.
pub fn state(state: State) -> &'static str {
    match state {
        State::Invited => t!(accounts.not_joined),
        State::Active => t!(accounts.active),
        State::Suspended => t!(accounts.suspended),
        State::Erased => t!(privacy.state_erased),
    }
}

/// The columns of the sheet of links that are made for people.
pub fn invitation_columns() -> [&'static str; 3] {
    [t!(accounts.login), t!(accounts.name), t!(accounts.link)]
}
