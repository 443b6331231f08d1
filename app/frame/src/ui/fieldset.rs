use super::{
    Fields,
    fields::{described_by, id},
};
use leptos::prelude::*;
use words::t;

/// How a legend reads: as the heading of a section, of a part of one, or as a question among fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Section,
    Part,
    Question,
}

/// Inputs under one name being described, with their hint and problem. `view` shows them as a fieldset to which the
/// summary's link moves.
pub struct Fieldset<'a> {
    fields: &'a Fields,
    name: String,
    label: String,
    hint: String,
    rank: Rank,
    optional: bool,
}

impl Fields {
    /// A group of inputs by its name within the form: `units`, `details[speakers]`.
    pub fn fieldset(&self, name: &str, label: impl Into<String>) -> Fieldset<'_> {
        Fieldset {
            fields: self,
            name: name.to_owned(),
            label: label.into(),
            hint: String::new(),
            rank: Rank::Section,
            optional: false,
        }
    }
}

impl Fieldset<'_> {
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Rows of equal fields within a section.
    pub fn rows(mut self) -> Self {
        self.rank = Rank::Part;
        self
    }

    /// One question within a section.
    pub fn question(mut self) -> Self {
        self.rank = Rank::Question;
        self
    }

    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub fn view(self, inputs: impl IntoView + 'static) -> AnyView {
        self.fields.note(&self.name, &self.label);
        let (id, problem) = (id(&self.name), self.fields.problem_of(&self.name));
        let described_by = described_by(&id, !self.hint.is_empty(), problem.is_some());
        let kind = match self.rank {
            Rank::Section => "group",
            Rank::Part => "group rows",
            Rank::Question => "group question",
        };
        let class = if problem.is_some() { format!("{kind} invalid") } else { kind.to_owned() };
        let optional = self.optional.then(|| view! { " " <span class="optional">{t!(ui.optional)}</span> });
        let label = view! { {self.label}{optional} };
        let legend = match self.rank {
            Rank::Section => view! { <h2>{label}</h2> }.into_any(),
            Rank::Part => view! { <h3>{label}</h3> }.into_any(),
            Rank::Question => label.into_any(),
        };
        let hint = (!self.hint.is_empty())
            .then(|| view! { <p class="hint" id=format!("{id}-hint")>{self.hint}</p> });
        let problem = problem.map(|text| view! { <p class="problem" id=format!("{id}-problem")>{text}</p> });
        view! {
            <fieldset class=class id=id tabindex="-1" aria-describedby=described_by>
                <legend>{legend}</legend>
                {hint}{problem}{inputs}
            </fieldset>
        }
        .into_any()
    }
}
