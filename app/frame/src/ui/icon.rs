use leptos::prelude::*;

/// Declares the icons in use, each a file of the icon package.
macro_rules! icons {
    ($($name:ident = $file:literal),+ $(,)?) => {
        /// An icon of the Lucide set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $($name),+ }

        impl Icon {
            pub const ALL: &[Self] = &[$(Self::$name),+];

            const fn source(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../../../style/node_modules/lucide-static/icons/", $file, ".svg"))),+
                }
            }
        }
    };
}

icons! {
    Activity = "calendar-days",
    Add = "plus",
    After = "chevron-right",
    Audience = "users",
    Audit = "history",
    Before = "chevron-left",
    Billboard = "signpost-big",
    Broadcast = "megaphone",
    Campaign = "flag",
    Cancel = "circle-x",
    Close = "x",
    Competition = "trophy",
    Copy = "copy",
    Done = "circle-check",
    Download = "download",
    Dramatization = "drama",
    Edit = "pencil",
    Error = "circle-alert",
    Feed = "calendar-sync",
    Filter = "list-filter",
    Home = "house",
    Info = "info",
    Key = "key-round",
    KeyDay = "star",
    Leaflet = "newspaper",
    Log = "notebook-pen",
    More = "ellipsis",
    Organisation = "building-2",
    Other = "shapes",
    Person = "circle-user-round",
    Phone = "phone",
    Place = "map-pin",
    Printer = "printer",
    Results = "chart-column",
    Search = "search",
    Settings = "settings",
    Start = "play",
    Talk = "messages-square",
    Undo = "undo-2",
    Unit = "landmark",
    Warning = "triangle-alert",
}

/// What stands within the picture.
fn inner(icon: Icon) -> &'static str {
    let source = icon.source();
    let inner =
        source.split_once("<svg").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(_, rest)| rest);
    inner.trim_end().trim_end_matches("</svg>").trim()
}

/// Pictures that a page shows many times, to be drawn by [`icon_of_sprite`].
pub fn sprite(icons: &[Icon]) -> AnyView {
    let symbols = icons.iter().map(|icon| {
        view! { <symbol id=format!("icon-{icon:?}") viewBox="0 0 24 24" inner_html=inner(*icon)></symbol> }
    });
    view! { <svg class="sprite" width="0" height="0" aria-hidden="true">{symbols.collect_view()}</svg> }
        .into_any()
}

/// As [`icon`], on a page that holds the [`sprite`] with it.
pub fn icon_of_sprite(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href=format!("#icon-{icon:?}")></use>
        </svg>
    }
    .into_any()
}

/// The icon as a picture beside its word: hidden from screen readers.
pub fn icon(icon: Icon) -> AnyView {
    let inner = inner(icon);
    view! {
        <svg
            class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false" inner_html=inner
        ></svg>
    }
    .into_any()
}
