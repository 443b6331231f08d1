//! Choosing from many: a combobox (WAI-ARIA, list autocomplete) in which what is chosen stands before what is typed. It
//! offers the checkboxes or radio buttons that the server has written; they hold the choice and post it. Without a script
//! they are there themselves, as a list that scrolls.

mod choice;
mod combobox;
mod keys;

use crate::dom::all;
use combobox::Combobox;
use leptos::prelude::document;

/// Wakes each `.picker` of the page: a `.picker-box` with an input and `.chips`, a `.picker-list`, a `.picker-none`, a status
/// and `.picker-options`, in which are options as `label.check` with `data-words` (folded), `data-from` and `data-to` (ISO
/// days, empty for open), perhaps `data-unit`, an input, a `.name`, and perhaps a `small` with what tells it from others.
///
/// `data-on` is the id of the input whose day they must be valid on; `data-near` the name of the inputs that choose units,
/// whose own come first. Said are: `data-shown` before the number of those that match; and with `{name}`, `data-remove` on
/// the button of a chip, `data-added` and `data-removed` once one is chosen or no longer.
pub(crate) fn wake() {
    let Some(page) = document().document_element() else { return };
    for root in all(&page, ".picker") {
        Combobox::awaken(&root);
    }
}
