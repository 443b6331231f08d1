use leptos::prelude::*;

/// The way to one face of a thing.
pub struct Tab {
    href: String,
    label: String,
    current: bool,
    lang: Option<&'static str>,
    key: Option<&'static str>,
}

impl Tab {
    pub fn new(href: impl Into<String>, label: impl Into<String>, current: bool) -> Self {
        Self { href: href.into(), label: label.into(), current, lang: None, key: None }
    }

    /// It is gone to by a key alone (`shortcuts.js`).
    pub fn key(mut self, key: &'static str) -> Self {
        self.key = Some(key);
        self
    }

    /// Its label is in a language of its own.
    pub fn lang(mut self, lang: &'static str) -> Self {
        self.lang = Some(lang);
        self
    }
}

/// The faces of one thing beside each other; `label` says what they are of.
pub fn tabs(label: &'static str, tabs: impl IntoIterator<Item = Tab>) -> AnyView {
    let links = tabs.into_iter().map(|Tab { href, label, current, lang, key }| {
        view! { <a href=href lang=lang data-go=key aria-current=current.then_some("page")>{label}</a> }
    });
    view! { <nav class="tabs" aria-label=label>{links.collect_view()}</nav> }.into_any()
}
