use leptos::prelude::*;

/// A `<textarea>` whose text cannot break out of it: the framework writes such text as it is.
#[component]
pub fn TextArea(
    id: String,
    name: String,
    value: String,
    #[prop(default = 5)] rows: u32,
    described_by: String,
    invalid: bool,
) -> impl IntoView {
    let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // A parser drops one line break after the opening tag; a text that begins with one keeps it by another.
    let text = if escaped.starts_with('\n') { format!("\n{escaped}") } else { escaped };
    let described_by = (!described_by.is_empty()).then_some(described_by);
    view! {
        <textarea id=id name=name rows=rows aria-describedby=described_by aria-invalid=invalid.then_some("true")>
            {text}
        </textarea>
    }
}
