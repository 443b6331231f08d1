//! Choosing from many: a combobox (WAI-ARIA, list autocomplete) in which what is chosen stands before what is typed. It
//! offers the checkboxes or radio buttons that the server has written; they hold the choice and post it. Without a script
//! they are there themselves, as a list that scrolls.

mod choice;
mod combobox;
mod keys;

use combobox::Combobox;
use leptos::prelude::*;

/// Wraps options that the server has written as `label.check` with `data-words` (folded), `data-from` and `data-to`
/// (ISO days, empty for open), perhaps `data-unit`, an input, a `.name`, and perhaps a `small` with what tells it from
/// others.
///
/// `day_field` is the id of the input whose day they must be valid on; `near` the name of the inputs that choose units,
/// whose own come first; `label` says what is typed. Said are: `shown`
/// before the number of those that match, `none` where none does; and with `{name}`, `remove` on the button of a chip,
/// `added` and `removed` once one is chosen or no longer.
#[island]
pub fn Picker(
    id: String,
    day_field: String,
    near: String,
    label: String,
    shown: String,
    none: String,
    remove: String,
    added: String,
    removed: String,
    children: Children,
) -> impl IntoView {
    let picker = format!("{id}-picker");
    let awaken = picker.clone();
    Effect::new(move |_| {
        if let Some(root) = document().get_element_by_id(&awaken) {
            Combobox::awaken(&root);
        }
    });
    let list = format!("{id}-list");
    view! {
        <div
            class="picker" id=picker data-on=day_field data-near=near data-shown=shown data-remove=remove data-added=added
            data-removed=removed
        >
            <div class="picker-box" hidden>
                <ul class="chips"></ul>
                <input
                    id=id type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false"
                    placeholder=label.clone() aria-label=label.clone() aria-autocomplete="list"
                    aria-controls=list.clone() aria-expanded="false"
                />
            </div>
            <ul class="picker-list" id=list role="listbox" aria-label=label hidden></ul>
            <p class="picker-none" hidden>{none}</p>
            <p class="unseen" role="status"></p>
            <div class="picker-options">{children()}</div>
        </div>
    }
}
