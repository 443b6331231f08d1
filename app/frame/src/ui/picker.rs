use domain::{time::Day, units::Validity};
use leptos::prelude::*;
use words::t;

/// A record that can be chosen.
#[derive(Clone, Debug)]
pub struct Pick {
    pub id: i64,
    /// Folded, to be found by.
    pub words: String,
    pub name: String,
    /// What tells it from others of its name; may be empty.
    pub note: String,
    pub validity: Validity,
    /// The unit that it belongs to, if any.
    pub unit: Option<i64>,
}

/// Choosing records from more than a glance takes in. `view` shows them: first what is chosen, then what belongs to units
/// that are chosen, then what is usual, then the others as they come.
#[derive(Debug)]
pub struct Picks<'a> {
    input: &'static str,
    name: &'static str,
    chosen: Vec<&'a str>,
    label: &'static str,
    day_field: &'static str,
    usual: &'a [i64],
    near: (&'static str, &'a [String]),
}

impl<'a> Picks<'a> {
    /// Any number of them, posted under a name that ends in `[]`.
    pub fn many(name: &'static str, label: &'static str, chosen: &'a [String]) -> Self {
        let chosen = chosen.iter().map(String::as_str).collect();
        Self { input: "checkbox", name, chosen, label, day_field: "", usual: &[], near: ("", &[]) }
    }

    /// One of them.
    pub fn one(name: &'static str, label: &'static str, chosen: &'a str) -> Self {
        Self { input: "radio", name, chosen: vec![chosen], label, day_field: "", usual: &[], near: ("", &[]) }
    }

    /// The id of the input whose day they must be valid on.
    #[must_use]
    pub const fn valid_on(mut self, day_field: &'static str) -> Self {
        self.day_field = day_field;
        self
    }

    /// Those that the person is likely to choose.
    #[must_use]
    pub const fn usual(mut self, usual: &'a [i64]) -> Self {
        self.usual = usual;
        self
    }

    /// The field of the same form in which units are chosen, and those that are.
    #[must_use]
    pub const fn near(mut self, field: &'static str, units: &'a [String]) -> Self {
        self.near = (field, units);
        self
    }

    pub fn view(self, id: &'static str, mut picks: Vec<Pick>) -> AnyView {
        let place = |id: i64| self.usual.iter().position(|usual| *usual == id);
        let near = |pick: &Pick| {
            pick.unit.is_some_and(|unit| self.near.1.iter().any(|near| near.parse() == Ok(unit)))
        };
        picks.sort_by_cached_key(|pick| {
            (!self.holds(pick.id), !near(pick), place(pick.id).unwrap_or(usize::MAX))
        });
        let options = picks.into_iter().map(|pick| self.option(pick)).collect_view();
        let list = format!("{id}-list");
        view! {
            <div
                class="picker" id=format!("{id}-picker") data-on=self.day_field data-near=self.near.0
                data-shown=t!(ui.shown) data-remove=t!(ui.picker.remove) data-added=t!(ui.picker.added)
                data-removed=t!(ui.picker.removed)
            >
                <div class="picker-box" hidden>
                    <ul class="chips"></ul>
                    <input
                        id=id type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false"
                        placeholder=self.label aria-label=self.label aria-autocomplete="list"
                        aria-controls=list.clone() aria-expanded="false"
                    />
                </div>
                <ul class="picker-list" id=list role="listbox" aria-label=self.label hidden></ul>
                <p class="picker-none" hidden>{t!(ui.picker.none)}</p>
                <p class="unseen" role="status"></p>
                <div class="picker-options">{options}</div>
            </div>
        }
        .into_any()
    }

    fn holds(&self, id: i64) -> bool {
        self.chosen.iter().any(|chosen| chosen.parse() == Ok(id))
    }

    /// A browser that goes back restores what was checked by its place in the form, and the places change with what is
    /// usual: it is not to.
    fn option(&self, pick: Pick) -> AnyView {
        let chosen = self.holds(pick.id);
        let Pick { id, words, name, note, validity, unit } = pick;
        let iso = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let note = (!note.is_empty()).then(|| view! { " " <small>{note}</small> });
        view! {
            <label
                class="check" data-words=words data-from=iso(validity.from) data-to=iso(validity.to)
                data-unit=unit
            >
                <input type=self.input name=self.name value=id checked=chosen autocomplete="off"/>
                <span><span class="name">{name}</span>{note}</span>
            </label>
        }
        .into_any()
    }
}
