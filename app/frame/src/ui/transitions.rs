use super::{Fields, alert};
use crate::{
    AppError,
    forms::{Filled, TransitionForm},
};
use domain::Problems;
use leptos::prelude::*;
use words::t;

/// The transition word under which an undoing that was refused is kept.
pub const UNDO: &str = "undo";

/// A transition that a record can take from where it stands.
#[derive(Clone, Debug)]
pub struct NextTransition {
    pub word: &'static str,
    pub label: &'static str,
    /// A transition that takes something away from others.
    pub danger: bool,
    /// It leads back, so that it is no natural next step.
    pub back: bool,
    pub reason: Option<AskedReason>,
}

/// The reason that a transition asks for.
#[derive(Clone, Copy, Debug)]
pub struct AskedReason {
    pub hint: &'static str,
    pub needed: bool,
}

/// The record that moves on: where its transitions are posted, which it is, and the version that is shown.
#[derive(Clone, Copy, Debug)]
pub struct Moving {
    pub action: &'static str,
    pub id: i64,
    pub version: i64,
}

/// The transitions open to a record, each a form of its own; and, for the head of the page, why the last was refused.
pub struct Transitions {
    pub refusal: AnyView,
    pub panel: AnyView,
}

impl Transitions {
    /// A transition that asks for nothing is a plain button, and the first of them the natural one; the others open.
    pub fn new(of: Moving, mut open: Vec<NextTransition>, filled: &Filled<TransitionForm>) -> Self {
        let fields = Fields::new(filled.problems());
        open.sort_by_key(|transition| transition.reason.is_some());
        let forms =
            (0..).zip(open).map(|(place, transition): (usize, NextTransition)| match transition.reason {
                None => plain(of, &transition, place == 0 && !transition.back),
                Some(asked) => asking(of, &transition, asked, &fields, filled),
            });
        let forms: Vec<AnyView> = forms.collect();
        let panel = if forms.is_empty() {
            ().into_any()
        } else {
            view! { <section class="panel" id="next"><h2>{t!(ui.next_steps)}</h2>{forms}</section> }
                .into_any()
        };
        Self { refusal: refusal(filled, &fields), panel }
    }
}

fn post(of: Moving, inner: AnyView) -> AnyView {
    let Moving { action, id, version } = of;
    view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="form[version]" value=version/>
            {inner}
        </form>
    }
    .into_any()
}

fn button(transition: &NextTransition, class: &'static str) -> AnyView {
    view! { <button class=class type="submit" name="form[transition]" value=transition.word>{transition.label}</button> }
        .into_any()
}

fn plain(of: Moving, transition: &NextTransition, natural: bool) -> AnyView {
    post(of, button(transition, if natural { "button primary" } else { "button" }))
}

fn asking(
    of: Moving,
    transition: &NextTransition,
    asked: AskedReason,
    fields: &Fields,
    filled: &Filled<TransitionForm>,
) -> AnyView {
    let refused = filled.error.is_some() && filled.form.transition == transition.word;
    let typed = if refused { filled.form.reason.as_str() } else { "" };
    // What is wrong is said where it was typed.
    let untouched = Fields::new(Problems::default());
    let fields = if refused { fields } else { &untouched };
    // Several may ask for one; each has a field of its own.
    let reason = fields.field("reason", t!(ui.reason), typed).hint(asked.hint).prefix(transition.word);
    let reason = if asked.needed { reason } else { reason.optional() };
    let button = button(transition, if transition.danger { "button danger" } else { "button" });
    let form = post(of, view! { {reason.text_area(2)}<p>{button}</p> }.into_any());
    view! { <details class="more" open=refused><summary>{transition.label}</summary>{form}</details> }
        .into_any()
}

/// Why the last transition, or the last undoing, was refused; the reason that was typed is not lost.
fn refusal(filled: &Filled<TransitionForm>, fields: &Fields) -> AnyView {
    if filled.error != Some(AppError::Conflict) {
        return view! { {filled.trouble()}{fields.summary()} }.into_any();
    }
    let (title, _) = AppError::Conflict.told();
    let text = if filled.form.transition == UNDO { t!(ui.undo_conflict) } else { t!(ui.transition_conflict) };
    let reason = (!filled.form.reason.is_empty())
        .then(|| view! { <p>{t!(ui.reason_typed)}": "{filled.form.reason.clone()}</p> });
    alert(view! { <h2>{title}</h2><p>{text}</p>{reason} })
}
