use crate::dom;
use domain::reads::as_read;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// Shows what was typed as it was read, in every input of the page that says what it reads.
pub fn attend() {
    dom::on(&dom::window(), "change", |event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let reads = dom::given(&input, "reads").unwrap_or_default();
        if let Some(shown) = as_read(&reads, &input.value(), None) {
            input.set_value(&shown);
        }
    });
}
