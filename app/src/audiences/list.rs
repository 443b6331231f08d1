use super::list_audiences;
use crate::{
    activities,
    lists::{brought_toast, tools},
};
use domain::{
    Actor,
    audiences::{AudienceCard, AudienceForm},
    lists::List,
};
use frame::{
    forms::{Filled, refill},
    ui::{Icon, Screen, icon, page_head, removed_toast, staff_page, toast},
};
use leptos::prelude::*;
use words::t;

pub fn list_page() -> impl IntoView {
    let load = async { Ok((list_audiences().await?, refill(AudienceForm::default()).await?)) };
    staff_page(load, |((me, audiences), filled)| {
        Screen::new(t!(audiences.title), list(&me, audiences, &filled))
    })
}

fn list(me: &Actor, audiences: Vec<AudienceCard>, filled: &Filled<AudienceForm>) -> AnyView {
    let may_edit = me.may_edit_audiences();
    let add = may_edit.then(|| {
        view! { <a class="button primary" href="/audiences/new">{icon(Icon::Add)}{t!(audiences.add)}</a> }
    });
    let rows = audiences.into_iter().map(|audience| {
        let name = words::either(&audience.name, &audience.name_en).to_owned();
        let message = words::either(&audience.message, &audience.message_en).to_owned();
        let forms = audience.forms.iter().map(|form| {
            view! { <span class=format!("form-tag form-{}", form.word())>{icon(activities::say::kind_icon(*form))}{activities::say::kind(*form)}</span> }
        });
        let remove = may_edit.then(|| {
            view! {
                <form method="post" action="/do/audiences/remove">
                    <input type="hidden" name="id" value=audience.id/>
                    <input type="hidden" name="form[version]" value=audience.version/>
                    <button class="button quiet" type="submit">{t!(ui.remove)}<span class="unseen">": "{name.clone()}</span></button>
                </form>
            }
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
                {remove}
            </section>
        }
    });
    view! {
        {toast()}{brought_toast()}{removed_toast("/do/audiences/restore", "/audiences")}
        {page_head(vec![], t!(audiences.title), add)}
        <p class="lede">{t!(audiences.lede)}</p>
        {filled.refusal()}
        {rows.collect_view()}
        {tools(List::Audiences)}
    }
    .into_any()
}
