use crate::ui::{Icon, icon};
use leptos::prelude::*;
use words::t;

/// What is opened over the page by a button with `popovertarget=id`, and closed by Escape, by its cross or by looking
/// elsewhere; it needs no script. For what is read in passing: what has consequences is a page of its own.
pub fn dialog(id: &'static str, title: &'static str, body: impl IntoView + 'static) -> AnyView {
    let title_id = format!("{id}-title");
    let named = title_id.clone();
    view! {
        <dialog id=id popover="auto" class="dialog" aria-labelledby=named>
            <div class="dialog-head">
                <h2 id=title_id>{title}</h2>
                <button class="button square" type="button" popovertarget=id popovertargetaction="hide" autofocus>
                    {icon(Icon::Close)}<span class="unseen">{t!(ui.close)}</span>
                </button>
            </div>
            {body.into_view()}
        </dialog>
    }
    .into_any()
}

/// The keys that do something, and what.
pub fn shortcuts() -> AnyView {
    let keys = [
        ("/  Ctrl + K", t!(shortcuts.search)),
        ("Shift + ← → ↑ ↓", t!(shortcuts.shift)),
        ("t", t!(shortcuts.calendar_today)),
        ("d w m a y", t!(shortcuts.calendar_views)),
        ("j k", t!(shortcuts.calendar_leaf)),
        ("c", t!(shortcuts.calendar_add)),
        ("Esc", t!(shortcuts.escape)),
        ("?", t!(shortcuts.help)),
    ];
    let rows =
        keys.into_iter().map(|(key, text)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div> });
    // A key alone can be struck by who dictates (WCAG 2.1.4): shortcuts.js heeds this.
    let body = view! {
        <dl class="shortcuts">{rows.collect_view()}</dl>
        <label class="check" hidden data-shortcuts=""><input type="checkbox" checked/><span>{t!(shortcuts.on)}</span></label>
    };
    dialog("shortcuts", t!(shortcuts.title), body)
}
