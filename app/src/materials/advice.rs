use domain::{
    hotlines::HotlineCard,
    settings::Contact,
    time::{show_day, today},
};
use frame::context::me;
use leptos::prelude::*;
use words::t;

/// The six warning signs (facts.md 5).
pub(super) fn signs() -> [&'static str; 6] {
    [
        t!(materials.sign1),
        t!(materials.sign2),
        t!(materials.sign3),
        t!(materials.sign4),
        t!(materials.sign5),
        t!(materials.sign6),
    ]
}

/// How a fraudulent offer is recognised.
pub fn signs_section() -> AnyView {
    let signs = signs().into_iter().map(|sign| view! { <li>{sign}</li> }).collect_view();
    view! { <section class="panel"><h2>{t!(public.warning_title)}</h2><ul>{signs}</ul></section> }.into_any()
}

/// What to ask before going.
pub fn questions_section() -> AnyView {
    view! {
        <section class="panel">
            <h2>{t!(materials.lead)}</h2>
            <ol>
                <li>{t!(materials.question1)}</li><li>{t!(materials.question2)}</li><li>{t!(materials.question3)}</li>
            </ol>
            <p><strong>{t!(materials.warning)}</strong></p>
        </section>
    }
    .into_any()
}

/// How a firm is checked, and what to do before signing.
pub fn check_section() -> AnyView {
    let dos = [t!(materials.do1), t!(materials.do2), t!(materials.do3), t!(materials.do4), t!(materials.do5)];
    let dos = dos.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
    view! {
        <section class="panel"><h2>{t!(public.check_title)}</h2><ol>{dos}</ol><p>{t!(materials.know)}</p></section>
    }
    .into_any()
}

/// Hotlines, and the way to those for who is abroad. Nobody is sent to a number that was not checked for long; staff see
/// that it must be.
pub fn help_section(hotlines: &[HotlineCard]) -> AnyView {
    let (today, staff) = (today(), me().is_some());
    let shown = hotlines.iter().filter(|line| staff || line.is_public(today) && !line.is_for_abroad());
    let lines = shown.map(|line| {
        let (call, name) = (call(line), name(line));
        let again = (staff && !line.is_checked(today))
            .then(|| view! { " " <strong class="problem">{t!(public.check_again)}</strong> });
        view! {
            <li>
                <a href=call>{line.number.clone()}</a>
                <span>{name}" "<small>{t!(public.checked_on, day = show_day(line.checked_on))}</small>{again}</span>
            </li>
        }
    });
    view! {
        <section class="help">
            <h2>{t!(public.help_title)}</h2>
            <ul role="list">{lines.collect_view()}</ul>
            <p><a href="/help#abroad">{t!(public.abroad_link)}</a></p>
        </section>
    }
    .into_any()
}

/// What somebody abroad does, and says. The numbers stay however long ago they were checked: there are no others.
pub fn abroad_section(hotlines: &[HotlineCard]) -> AnyView {
    let lines = hotlines.iter().filter(|line| line.is_for_abroad()).map(|line| {
        let last = t!(public.unchecked_since, day = show_day(line.checked_on));
        view! { <li><a href=call(line)>{line.number.clone()}</a>" · "{name(line)}" "<small class="muted">"("{last}")"</small></li> }
    });
    let lines = lines.collect::<Vec<_>>();
    let calling = (!lines.is_empty()).then(|| view! { <li>{t!(public.abroad_call)}<ul>{lines}</ul></li> });
    view! {
        <section class="panel" id="abroad">
            <h2>{t!(public.abroad_title)}</h2>
            <ol>
                <li>{t!(public.abroad_police)}</li>{calling}<li>{t!(public.abroad_embassy)}</li>
            </ol>
            <h3>{t!(public.abroad_say_title)}</h3>
            <p>{t!(public.abroad_say)}</p>
            <p>{t!(public.abroad_family)}</p>
        </section>
    }
    .into_any()
}

fn call(line: &HotlineCard) -> String {
    format!("tel:{}", line.number.replace(' ', ""))
}

fn name(line: &HotlineCard) -> String {
    words::either(&line.name, &line.name_en).to_owned()
}

/// For whoever gets no help from the others: the numbers that were not checked for long, each with its last day.
pub fn unchecked_section(hotlines: &[HotlineCard]) -> Option<AnyView> {
    let today = today();
    let old = hotlines.iter().filter(|line| !line.is_public(today) && !line.is_for_abroad());
    let lines = old.map(|line| {
        let (call, name) = (call(line), name(line));
        let last = t!(public.unchecked_since, day = show_day(line.checked_on));
        view! { <li><a href=call>{line.number.clone()}</a>" · "{name}" "<small class="muted">"("{last}")"</small></li> }
    });
    let lines = lines.collect::<Vec<_>>();
    (me().is_none() && !lines.is_empty()).then(|| {
        view! {
            <section class="panel">
                <h2>{t!(public.unchecked_title)}</h2><p>{t!(public.unchecked_text)}</p><ul>{lines}</ul>
            </section>
        }
        .into_any()
    })
}

/// Who runs the site and where they are reached.
pub fn contact_section(contact: &Contact) -> AnyView {
    view! { <section class="panel contact"><h2>{t!(settings.who)}</h2>{contact_lines(contact)}</section> }
        .into_any()
}

/// The telephone of who runs the site, to be called with a tap.
pub fn contact_phone(Contact { phone, .. }: &Contact) -> Option<AnyView> {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    (!digits.is_empty()).then(|| view! { <a href=format!("tel:{digits}")>{phone.clone()}</a> }.into_any())
}

/// The name of who runs the site, and how they are reached as far as they say.
pub fn contact_lines(contact: &Contact) -> AnyView {
    let Contact { name, name_en, address, phone: _, email } = contact.clone();
    let call = contact_phone(contact).map(|phone| view! { <li>{phone}</li> });
    let write =
        (!email.is_empty()).then(|| view! { <li><a href=format!("mailto:{email}")>{email.clone()}</a></li> });
    let place = (!address.is_empty()).then(|| view! { <li>{address}</li> });
    view! {
        <p>{words::either(&name, &name_en).to_owned()}</p>
        <ul role="list">{place}{call}{write}</ul>
    }
    .into_any()
}
