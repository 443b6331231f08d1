//! Activities: the schedule, each one's page, the form in which it is planned and changed.

mod actions;
mod details_fields;
mod details_show;
mod form;
mod form_parts;
mod new;
mod schedule;
mod show;

pub use actions::*;
pub use form::edit_page;
pub(crate) use form_parts::{units, who};
pub use new::new_page;
pub(crate) use schedule::filters;
pub use schedule::{filter_query, schedule_page};
pub use show::show_page;

use crate::{say, ui::icon};
use domain::activities::{Form, Status};
use leptos::prelude::*;

/// A form of outreach by its picture and word.
pub fn form_tag(form: Form) -> AnyView {
    view! { <span class=format!("form-tag form-{}", form.word())>{icon(say::form_icon(form))}{say::form(form)}</span> }
        .into_any()
}

pub fn status_tag(status: Status) -> AnyView {
    view! { <span class=format!("tag status-{}", status.word())>{say::activity_status(status)}</span> }
        .into_any()
}
