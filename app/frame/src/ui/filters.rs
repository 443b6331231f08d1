use super::{Choice, Icon, icon, pager};
use crate::forms::encode;
use domain::Problems;
use leptos::prelude::*;
use words::t;

/// Rows on one page of a list that is filtered in memory.
const LIST_PAGE: usize = 100;

/// One page of a list that is filtered in memory.
pub struct Paged<T> {
    pub items: Vec<T>,
    /// How many there are on all pages.
    pub count: usize,
    page: usize,
    pages: usize,
}

impl<T> Paged<T> {
    /// The page that is asked for; one after the last is the last.
    pub fn new(all: impl Iterator<Item = T>, asked: &str) -> Self {
        let all: Vec<T> = all.collect();
        let count = all.len();
        let pages = count.div_ceil(LIST_PAGE).max(1);
        let page = asked.trim().parse::<usize>().unwrap_or(1).clamp(1, pages);
        let items = all.into_iter().skip((page - 1) * LIST_PAGE).take(LIST_PAGE).collect();
        Self { items, count, page, pages }
    }

    /// Links to the other pages; `href` makes the address of a page.
    pub fn pager(&self, href: impl Fn(u64) -> String) -> AnyView {
        let whole = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        pager(whole(self.page), whole(self.pages), href)
    }
}

/// A query of what is filled in, each part followed by `&`.
pub fn query_of(parts: &[(&str, &str)]) -> String {
    let filled =
        parts.iter().map(|(name, value)| (name, value.trim())).filter(|(_, value)| !value.is_empty());
    filled.map(|(name, value)| format!("{name}={}&", encode(value))).collect()
}

/// Finding in a list: one box for words, what else narrows it one tap away, the answer counted.
#[must_use]
pub struct Filters {
    address: String,
    words: AnyView,
    narrowing: Option<AnyView>,
    /// Something is asked for.
    asked: bool,
}

impl Filters {
    /// Of the list at an address: `label` says what `typed` is looked for in.
    pub fn new(address: impl Into<String>, label: &'static str, typed: &str) -> Self {
        let asked = !typed.trim().is_empty();
        Self { address: address.into(), words: search_box(label, typed), narrowing: None, asked }
    }

    /// Inputs that narrow the list, of which so many are `set`. One that is typed wrong is in sight.
    pub fn narrowed_by(mut self, inputs: impl IntoView + 'static, set: usize, wrong: bool) -> Self {
        let badge = (set > 0).then(|| view! { <span class="count">{set}</span> });
        let narrowing = view! {
            <details class="filters-more" open=wrong>
                <summary>{icon(Icon::Filter)}{t!(ui.filters)}" "{badge}</summary>
                <div class="filters-grid">{inputs}<button class="button" type="submit">{t!(ui.filter)}</button></div>
            </details>
        };
        self.narrowing = Some(narrowing.into_any());
        self.asked |= set > 0;
        self
    }

    /// With how many there are, the way to all of them, and what else stands `beside` that.
    pub fn view(self, count: String, beside: impl IntoView + 'static) -> AnyView {
        let Self { address, words, narrowing, asked } = self;
        let clear = asked.then(|| view! { " · " <a href=address.clone()>{t!(ui.clear)}</a> });
        view! {
            <form class="filters" role="search" method="get" action=address>
                {words}{narrowing}<p class="filters-answer"><strong>{count}</strong>{clear}{beside}</p>
            </form>
        }
        .into_any()
    }
}

/// How many of some values are filled in.
pub fn filled_in(values: &[&str]) -> usize {
    values.iter().filter(|value| !value.trim().is_empty()).count()
}

/// The box for words, with its label and the button that asks.
pub fn search_box(label: &'static str, typed: &str) -> AnyView {
    view! {
        <div class="field">
            <label for="filter-q">{label}</label>
            <div class="filters-main">
                <input id="filter-q" type="search" name="q" value=typed.to_owned() placeholder=label/>
                <button class="button" type="submit">{icon(Icon::Search)}{t!(ui.search)}</button>
            </div>
        </div>
    }
    .into_any()
}

/// One of several to filter by; first all of them.
pub fn filter_choice(name: &'static str, label: &'static str, choices: Vec<Choice>, chosen: &str) -> AnyView {
    let options = choices.into_iter().map(|choice| {
        let selected = choice.value == chosen;
        view! { <option value=choice.value selected=selected>{choice.label}</option> }
    });
    let id = format!("filter-{name}");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name><option value="">{t!(ui.all)}</option>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}

/// A day to filter by as it was typed, with what is wrong with it: the list is shown all the same, without it.
pub fn filter_day(name: &'static str, label: &'static str, typed: &str, problems: &Problems) -> AnyView {
    let id = format!("filter-{name}");
    let told = format!("{id}-problem");
    let problem = problems.of(name).map(words::problem);
    let invalid = problem.is_some();
    let described_by = invalid.then(|| told.clone());
    let problem = problem.map(|text| {
        view! { <p class="problem" id=told>{format!("{text}. {}", t!(ui.day_not_filtered))}</p> }
    });
    view! {
        <div class=if invalid { "field invalid" } else { "field" }>
            <label for=id.clone()>{label}</label>
            {problem}
            <input
                id=id name=name class="w-date" inputmode="numeric" placeholder="05/01/2026" value=typed.to_owned()
                aria-describedby=described_by aria-invalid=invalid.then_some("true")
            />
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_holds_only_what_is_filled_in() {
        assert_eq!(query_of(&[("q", ""), ("on", "  "), ("page", "")]), "");
        assert_eq!(
            query_of(&[("q", " đống đa "), ("on", ""), ("kind", "ward")]),
            "q=%C4%91%E1%BB%91ng%20%C4%91a&kind=ward&"
        );
    }

    #[test]
    fn a_page_that_there_is_not_is_the_nearest() {
        let page = |asked: &str| {
            let paged = Paged::new(0..250, asked);
            (paged.page, paged.pages, paged.items.first().copied(), paged.items.len(), paged.count)
        };
        assert_eq!(page(""), (1, 3, Some(0), 100, 250));
        assert_eq!(page("3"), (3, 3, Some(200), 50, 250));
        assert_eq!(page("99"), page("3"));
        assert_eq!(page("-1"), page("1"));
        let none = Paged::new(std::iter::empty::<u8>(), "7");
        assert_eq!((none.page, none.pages, none.items.len()), (1, 1, 0));
    }
}
