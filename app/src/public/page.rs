use frame::{
    AppError,
    context::{file, me},
    ui::{Icon, Screen, foot, icon, language_switch, logo, screen_of, title_of},
};
use leptos::prelude::*;
use words::t;

/// A page of the public site: light on a slow line, without a script, and quickly left.
pub fn public_page<T: 'static>(
    load: impl Future<Output = Result<T, AppError>> + Send + 'static,
    show: impl FnOnce(T) -> Screen + Send + 'static,
) -> impl IntoView {
    Suspend::new(async move {
        let Screen { title, body, .. } = screen_of(load.await, show);
        let body = view! { <main id="main" class="public-main" tabindex="-1">{body}</main> };
        let (to, label) =
            if me().is_some() { ("/", t!(public.back_to_work)) } else { ("/sign-in", t!(public.staff)) };
        let staff = view! { <div class="foot-links"><a href=to>{label}</a></div> };
        view! {
            {title_of(&title)}
            <div class="public-site">
                <a class="skip" href="#main">{t!(ui.skip)}</a>
                <header class="bar">
                    <a class="brand" href="/">{logo()}"Lan Tỏa"</a>
                    <nav class="bar-links" aria-label=t!(ui.menu)>
                        <a href="/near">{t!(public.near_short)}</a>
                        <a href="/help">{t!(public.help_short)}</a>
                        {language_switch()}
                    </nav>
                </header>
                <p class="leave">
                    <a class="call" href="tel:111">{icon(Icon::Phone)}{t!(public.call_111)}</a>
                    <a href=ELSEWHERE rel="noreferrer" data-leave="">{t!(public.leave)}</a>
                </p>
                {body}
                {foot(staff)}
            </div>
            <script type="module" src=file("leave.js")></script>
        }
        .into_any()
    })
}

/// Where one is who left quickly: a page that everybody may have open.
const ELSEWHERE: &str = "https://vi.wikipedia.org/";
