use super::{Fields, alert};
use crate::{
    AppError,
    forms::{Filled, StepForm},
};
use leptos::prelude::*;
use words::t;

/// The step word under which an undoing that was refused is kept.
pub const UNDO: &str = "undo";

/// A step that a record can take from where it stands.
#[derive(Clone, Debug)]
pub struct NextStep {
    pub word: &'static str,
    pub label: &'static str,
    /// A step that takes something away from others.
    pub danger: bool,
    pub reason: Option<AskedReason>,
}

/// The reason that a step asks for.
#[derive(Clone, Copy, Debug)]
pub struct AskedReason {
    pub hint: &'static str,
    pub needed: bool,
}

/// The record that moves on: where its steps are posted, which it is, and the version that is shown.
#[derive(Clone, Copy, Debug)]
pub struct Stepping {
    pub action: &'static str,
    pub id: i64,
    pub version: i64,
}

/// The steps open to a record, each a form of its own; and, for the head of the page, why the last was refused.
pub struct Steps {
    pub refusal: AnyView,
    pub panel: AnyView,
}

impl Steps {
    /// A step that asks for nothing is a plain button, and the first of them the natural one; the others open.
    pub fn new(of: Stepping, mut open: Vec<NextStep>, filled: &Filled<StepForm>) -> Self {
        let fields = Fields::new(filled.problems());
        open.sort_by_key(|step| step.reason.is_some());
        let forms = (0..).zip(open).map(|(place, step): (usize, NextStep)| match step.reason {
            None => plain(of, &step, place == 0),
            Some(asked) => asking(of, &step, asked, &fields, filled),
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

fn post(of: Stepping, inner: AnyView) -> AnyView {
    let Stepping { action, id, version } = of;
    view! {
        <form class="form" method="post" action=action novalidate>
            <input type="hidden" name="id" value=id/>
            <input type="hidden" name="form[version]" value=version/>
            {inner}
        </form>
    }
    .into_any()
}

fn button(step: &NextStep, class: &'static str) -> AnyView {
    view! { <button class=class type="submit" name="form[step]" value=step.word>{step.label}</button> }
        .into_any()
}

fn plain(of: Stepping, step: &NextStep, natural: bool) -> AnyView {
    post(of, button(step, if natural { "button primary" } else { "button" }))
}

fn asking(
    of: Stepping,
    step: &NextStep,
    asked: AskedReason,
    fields: &Fields,
    filled: &Filled<StepForm>,
) -> AnyView {
    let refused = filled.error.is_some() && filled.form.step == step.word;
    let typed = if refused { filled.form.reason.as_str() } else { "" };
    let reason = fields.field("reason", t!(ui.reason), typed).hint(asked.hint);
    let reason = if asked.needed { reason } else { reason.optional() };
    let button = button(step, if step.danger { "button danger" } else { "button" });
    let form = post(of, view! { {reason.text_area(2)}<p>{button}</p> }.into_any());
    view! { <details class="more" open=refused><summary>{step.label}</summary>{form}</details> }.into_any()
}

/// Why the last step, or the last undoing, was refused; the reason that was typed is not lost.
fn refusal(filled: &Filled<StepForm>, fields: &Fields) -> AnyView {
    if filled.error != Some(AppError::Conflict) {
        return view! { {filled.trouble()}{fields.summary()} }.into_any();
    }
    let (title, _) = AppError::Conflict.told();
    let text = if filled.form.step == UNDO { t!(ui.undo_conflict) } else { t!(ui.step_conflict) };
    let reason = (!filled.form.reason.is_empty())
        .then(|| view! { <p>{t!(ui.reason_typed)}": "{filled.form.reason.clone()}</p> });
    alert(view! { <h2>{title}</h2><p>{text}</p>{reason} })
}
