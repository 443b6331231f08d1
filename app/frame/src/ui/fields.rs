use super::{Choice, Icon, TextArea, aids::dated, icon};
use domain::{Problem, Problems, reads::read_day, time::Day};
use leptos::prelude::*;
use std::cell::RefCell;
use words::t;

/// The fields of one form. Each is shown with its label, hint, problem and what was typed; the summary of problems
/// links to them.
pub struct Fields {
    problems: Problems,
    /// Name, id and label of each field shown.
    labels: RefCell<Vec<(String, String, String)>>,
    secrets: bool,
}

/// A field being described. `view` shows it.
pub struct Field<'a> {
    fields: &'a Fields,
    name: String,
    label: String,
    within: String,
    value: String,
    hint: String,
    class: &'static str,
    kind: &'static str,
    inputmode: &'static str,
    /// What the browser shows it as once it was read: `day`, `time` or `number`.
    reads: &'static str,
    /// A day in it needs no year.
    period: Option<(Day, Day)>,
    /// The id of a list of proposals, and of the field that what is taken from there fills as well.
    proposals: &'static str,
    fills: String,
    autocomplete: &'static str,
    unit: String,
    optional: bool,
    needed: bool,
    disabled: bool,
    focused: bool,
    prefix: &'static str,
}

impl Fields {
    pub fn new(problems: Problems) -> Self {
        Self { problems, labels: RefCell::new(Vec::new()), secrets: false }
    }

    /// The form holds passwords, which are not kept when it is refused; the summary says so.
    pub fn with_secrets(mut self) -> Self {
        self.secrets = true;
        self
    }

    /// A field was refused.
    pub fn refuses(&self, name: &str) -> bool {
        self.problems.of(name).is_some()
    }

    /// Some field was refused.
    pub fn any(&self) -> bool {
        !self.problems.is_empty()
    }

    /// What is wrong with a field, in words.
    pub(super) fn problem_of(&self, name: &str) -> Option<String> {
        self.problems.of(name).map(words::problem)
    }

    /// Notes that a field is shown, and how the summary calls it.
    pub fn note(&self, name: &str, label: &str) {
        self.note_as(name, id(name), label);
    }

    fn note_as(&self, name: &str, id: String, label: &str) {
        self.labels.borrow_mut().push((name.to_owned(), id, label.to_owned()));
    }

    /// A field by its name within the form: `title`, `details[speakers][0][name]`.
    pub fn field(&self, name: &str, label: impl Into<String>, value: &str) -> Field<'_> {
        Field {
            fields: self,
            name: name.to_owned(),
            label: label.into(),
            within: String::new(),
            value: value.to_owned(),
            hint: String::new(),
            class: "",
            kind: "text",
            inputmode: "",
            reads: "",
            period: None,
            proposals: "",
            fills: String::new(),
            autocomplete: "",
            unit: String::new(),
            optional: false,
            needed: false,
            disabled: false,
            focused: false,
            prefix: "",
        }
    }

    /// Notes a group of inputs under one name and gives its problem.
    pub fn group(&self, name: &str, label: &str) -> AnyView {
        self.note(name, label);
        let problem = self.problem_of(name);
        let problem =
            problem.map(|text| view! { <p class="problem" id=format!("{}-problem", id(name))>{text}</p> });
        view! { {problem} }.into_any()
    }

    /// The label of a field shown before; its name where there is none.
    pub fn label(&self, name: &str) -> String {
        let labels = self.labels.borrow();
        labels
            .iter()
            .find(|(known, ..)| known == name)
            .map_or_else(|| name.to_owned(), |(_, _, label)| label.clone())
    }

    /// All problems, each a link to its field, or plain words where the page shows no such field; nothing where there
    /// is none. To be asked for once the fields are made.
    pub fn summary(&self) -> AnyView {
        if self.problems.is_empty() {
            return ().into_any();
        }
        let labels = self.labels.borrow();
        let link = |(name, problem): &(String, Problem)| {
            let problem = words::problem(problem);
            let shown = labels.iter().find(|(known, ..)| known == name);
            let words = match shown {
                Some((_, id, label)) => {
                    view! { <a href=format!("#{id}")>{format!("{label}: {problem}")}</a> }.into_any()
                }
                None => problem.into_any(),
            };
            view! { <li>{words}</li> }
        };
        let links = self.problems.iter().map(link).collect_view();
        let kept = if self.secrets { t!(ui.problems_kept_but_passwords) } else { t!(ui.problems_kept) };
        view! {
            <section class="problems" id="problems" role="alert" tabindex="-1">
                <h2>{t!(ui.problems_title)}</h2>
                <p>{kept}</p>
                <ul>{links}</ul>
            </section>
        }
        .into_any()
    }
}

/// A value to be taken elsewhere, whole: the button is there once a script can copy (`shortcuts.js`).
pub fn copied(id: &'static str, label: &'static str, value: String) -> AnyView {
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="copied">
                <input id=id class="mono" readonly value=value/>
                <button class="button" type="button" data-copy=id data-done=t!(ui.copied) hidden>
                    {icon(Icon::Copy)}<span role="status">{t!(ui.copy)}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The id of a field's input: names hold brackets, ids do not.
pub fn id(name: &str) -> String {
    name.replace('[', "-").replace(']', "")
}

/// The name under which a field is posted.
pub(super) fn posted(name: &str) -> String {
    match name.split_once('[') {
        Some((first, rest)) => format!("form[{first}][{rest}"),
        None => format!("form[{name}]"),
    }
}

/// The ids of what describes an input or a group of them: its hint, its problem.
pub(super) fn described_by(id: &str, hint: bool, problem: bool) -> Option<String> {
    let hint = hint.then(|| format!("{id}-hint"));
    let problem = problem.then(|| format!("{id}-problem"));
    let ids: Vec<String> = [hint, problem].into_iter().flatten().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

impl Field<'_> {
    /// What the field is part of, as the summary calls it: “Báo cáo viên 2 – Họ và tên”.
    pub fn within(mut self, whole: &str) -> Self {
        self.within = whole.to_owned();
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// A day, typed as 05/01/2026.
    pub fn day(mut self) -> Self {
        (self.class, self.inputmode, self.reads) = ("w-date", "numeric", "day");
        self
    }

    /// A day of a period, whose year need not be typed.
    pub fn day_within(mut self, from: Day, to: Day) -> Self {
        self.period = Some((from, to));
        self.day()
    }

    /// Proposes what [`proposals`](super::proposals) made under an id; taking one also fills the field with the id `fills`, where that is
    /// empty.
    pub fn proposals(mut self, list: &'static str, fills: impl Into<String>) -> Self {
        (self.proposals, self.fills) = (list, fills.into());
        self
    }

    pub fn time(mut self) -> Self {
        (self.class, self.inputmode, self.reads) = ("w-short", "numeric", "time");
        self
    }

    /// A whole number with what it counts after it.
    pub fn number(mut self, unit: impl Into<String>) -> Self {
        (self.class, self.inputmode, self.reads) = ("w-number", "numeric", "number");
        self.unit = unit.into();
        self
    }

    pub fn password(mut self, autocomplete: &'static str) -> Self {
        (self.kind, self.autocomplete) = ("password", autocomplete);
        self
    }

    /// A code that is used once: digits on a telephone's keyboard, and letters where they are needed.
    pub fn one_time(mut self) -> Self {
        self.autocomplete = "one-time-code";
        self
    }

    pub fn autocomplete(mut self, autocomplete: &'static str) -> Self {
        self.autocomplete = autocomplete;
        self
    }

    pub fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    /// It cannot be left empty, which a page may tell before the server does.
    pub fn needed(mut self) -> Self {
        self.needed = true;
        self
    }

    /// It is what a new form begins with, unless the form was refused: then that is read first.
    pub fn focused(mut self) -> Self {
        self.focused = !self.fields.any();
        self
    }

    /// Sets its id apart from that of a field of the same name in another form of the page.
    pub fn prefix(mut self, form: &'static str) -> Self {
        self.prefix = form;
        self
    }

    fn id(&self) -> String {
        let id = id(&self.name);
        if self.prefix.is_empty() { id } else { format!("{}-{id}", self.prefix) }
    }

    pub fn view(self) -> AnyView {
        let (id, described_by, invalid) = (self.id(), self.described_by(), self.problem().is_some());
        let input = view! {
            <input
                id=id name=posted(&self.name) type=self.kind value=self.value.clone() class=self.class
                inputmode=(!self.inputmode.is_empty()).then_some(self.inputmode)
                data-reads=(!self.reads.is_empty()).then_some(self.reads)
                data-from=self.period.map(|(from, _)| from.to_string()) data-to=self.period.map(|(_, to)| to.to_string())
                list=(!self.proposals.is_empty()).then_some(self.proposals)
                data-fills=(!self.fills.is_empty()).then(|| self.fills.clone())
                autocomplete=(!self.autocomplete.is_empty()).then_some(self.autocomplete)
                aria-describedby=described_by
                required=self.needed aria-invalid=invalid.then_some("true") disabled=self.disabled autofocus=self.focused
            />
        };
        let input = if self.reads == "day" {
            dated(input.into_any(), read_day(&self.value, self.period))
        } else if self.unit.is_empty() {
            input.into_any()
        } else {
            view! { <div class="affix">{input}<span>{self.unit.clone()}</span></div> }.into_any()
        };
        self.wrap(input)
    }

    /// Several lines.
    pub fn text_area(self, rows: u32) -> AnyView {
        let (id, invalid) = (self.id(), self.problem().is_some());
        let described_by = self.described_by().unwrap_or_default();
        let area = view! {
            <TextArea id name=posted(&self.name) value=self.value.clone() rows described_by invalid/>
        };
        self.wrap(area.into_any())
    }

    /// One of several, in a closed list; an empty choice comes first.
    pub fn select(self, choices: Vec<Choice>) -> AnyView {
        let options = choices.into_iter().map(|choice| {
            let selected = choice.value == self.value;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        });
        let (id, described_by, invalid) = (self.id(), self.described_by(), self.problem().is_some());
        let select = view! {
            <select
                id=id name=posted(&self.name) aria-describedby=described_by
                required=self.needed aria-invalid=invalid.then_some("true") class=self.class
            >
                <option value="">{t!(ui.choose)}</option>
                {options.collect_view()}
            </select>
        };
        self.wrap(select.into_any())
    }

    fn problem(&self) -> Option<String> {
        self.fields.problem_of(&self.name)
    }

    fn described_by(&self) -> Option<String> {
        described_by(&self.id(), !self.hint.is_empty(), self.problem().is_some())
    }

    fn wrap(self, input: AnyView) -> AnyView {
        let called = match self.within.as_str() {
            "" => self.label.clone(),
            whole => format!("{whole} – {}", self.label),
        };
        let id = self.id();
        self.fields.note_as(&self.name, id.clone(), &called);
        let problem = self.problem();
        let class = if problem.is_some() { "field invalid" } else { "field" };
        let optional = self.optional.then(|| view! { " " <span class="optional">{t!(ui.optional)}</span> });
        let hint = (!self.hint.is_empty())
            .then(|| view! { <p class="hint" id=format!("{id}-hint")>{self.hint.clone()}</p> });
        let problem = problem.map(|text| view! { <p class="problem" id=format!("{id}-problem")>{text}</p> });
        view! {
            <div class=class>
                <label for=id.clone()>{self.label.clone()}{optional}</label>
                {hint}{problem}{input}
            </div>
        }
        .into_any()
    }
}
