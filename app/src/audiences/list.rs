use super::list_audiences;
use crate::{
    lists::tools,
    say, t,
    ui::{Icon, Screen, brought_toast, icon, page_head, staff_page, toast},
};
use domain::{Actor, audiences::AudienceCard, lists::List};
use leptos::prelude::*;

pub fn list_page() -> impl IntoView {
    staff_page(async { list_audiences().await }, |(me, audiences)| {
        Screen::new(t!(audiences.title), list(&me, audiences))
    })
}

fn list(me: &Actor, audiences: Vec<AudienceCard>) -> AnyView {
    let may_edit = me.may_edit_audiences();
    let add = may_edit.then(|| {
        view! { <a class="button primary" href="/audiences/new">{icon(Icon::Add)}{t!(audiences.add)}</a> }
    });
    let rows = audiences.into_iter().map(|audience| {
        let name = say::either(&audience.name, &audience.name_en).to_owned();
        let message = say::either(&audience.message, &audience.message_en).to_owned();
        let forms = audience.forms.iter().map(|form| {
            view! { <span class=format!("form-tag form-{}", form.word())>{icon(say::form_icon(*form))}{say::form(*form)}</span> }
        });
        let name = if may_edit {
            view! { <a href=format!("/audiences/{}", audience.id)>{name}</a> }.into_any()
        } else {
            name.into_any()
        };
        view! {
            <section class="panel">
                <h2>{name}</h2>
                <p>{message}</p>
                <p class="form-tags">{forms.collect_view()}</p>
            </section>
        }
    });
    view! {
        {toast()}{brought_toast()}
        {page_head(vec![], t!(audiences.title), add)}
        <p class="lede">{t!(audiences.lede)}</p>
        {rows.collect_view()}
        {tools(List::Audiences)}
    }
    .into_any()
}
