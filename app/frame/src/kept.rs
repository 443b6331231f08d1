use crate::{
    AppError,
    context::{id_in_path, me, session},
    forms::{Filled, answer, encode, id_of, record, refill, refill_saved},
    ui::{Fields, Icon, Screen, Versions, edit_form, icon, page_head, removed_toast, staff_page, toast_of},
};
use domain::Kept;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use store::KeptRows;
use words::t;

/// A short list that people keep: its page, the form of one of its records, saving, and removal with the way back. Its
/// addresses are `path`, `path/new` and `path/{id}`; posted to are `/do` and `path` with `/save`, `/remove` and
/// `/restore`.
pub struct KeptPages<R: Kept + 'static> {
    pub path: &'static str,
    pub words: fn() -> KeptWords,
    /// The way back from the list, for one that belongs to something larger.
    pub crumbs: fn() -> Vec<(String, String)>,
    pub inputs: fn(&Fields, &R::Form) -> AnyView,
    pub actions: KeptActions,
}

/// What a list is called, and what can be done in it.
#[derive(Clone, Copy, Debug)]
pub struct KeptWords {
    pub title: &'static str,
    pub lede: &'static str,
    pub add: &'static str,
    pub edit: &'static str,
}

/// Where the forms of a list are posted.
#[derive(Clone, Copy, Debug)]
pub struct KeptActions {
    pub save: &'static str,
    pub remove: &'static str,
    pub restore: &'static str,
}

/// A list with what stands in it: its rows, and what stands below them.
pub struct KeptList {
    /// What was just done, in words.
    pub done: &'static str,
    pub rows: AnyView,
    pub below: AnyView,
}

impl<R: KeptRows> KeptPages<R>
where
    R::Form: Serialize + DeserializeOwned + 'static,
{
    /// True if the reader may change it.
    pub fn is_kept_by_reader(&self) -> bool {
        me().is_some_and(|me| R::may_be_kept_by(&me))
    }

    /// The list: `load` reads what `rows` shows.
    pub fn list_page<T: Send + 'static>(
        &'static self,
        load: impl Future<Output = Result<T, AppError>> + Send + 'static,
        rows: impl FnOnce(T) -> KeptList + Send + 'static,
    ) -> impl IntoView {
        let load = async move { Ok((load.await?, refill(R::Form::default()).await?)) };
        staff_page(load, move |(loaded, filled)| {
            let words = (self.words)();
            Screen::new(words.title, self.list(words, rows(loaded), &filled))
        })
    }

    fn list(&self, words: KeptWords, rows: KeptList, filled: &Filled<R::Form>) -> AnyView {
        let KeptList { done, rows, below } = rows;
        let add = self.is_kept_by_reader().then(|| {
            let new = format!("{}/new", self.path);
            view! { <a class="button primary" href=new>{icon(Icon::Add)}{words.add}</a> }
        });
        view! {
            {toast_of(done)}{removed_toast(self.actions.restore, self.path)}
            {page_head((self.crumbs)(), words.title, add)}
            <p class="lede">{words.lede}</p>
            {filled.refusal()}
            {rows}
            {below}
        }
        .into_any()
    }

    pub fn new_page(&'static self) -> impl IntoView {
        let load = async move {
            if self.is_kept_by_reader() { refill(R::Form::default()).await } else { Err(AppError::Forbidden) }
        };
        staff_page(load, move |filled| {
            let title = (self.words)().add;
            Screen::new(title, self.form("", title, &filled, None))
        })
    }

    /// The form of the record that the address names.
    pub fn edit_page(&'static self) -> impl IntoView {
        let id = id_in_path();
        let load = async move {
            let (db, me) = session().await?;
            refill_saved(R::Form::from(&db.kept::<R>(&me, id).await?), R::seen).await
        };
        staff_page(load, move |(saved, filled)| {
            let title = (self.words)().edit;
            Screen::new(title, self.form(&id.to_string(), title, &filled, Some(&saved)))
        })
    }

    fn form(&self, id: &str, title: &str, filled: &Filled<R::Form>, saved: Option<&R::Form>) -> AnyView {
        let fields = Fields::new(filled.problems());
        let inputs = (self.inputs)(&fields, &filled.form);
        let versions = saved.filter(|_| filled.is_stale());
        let versions = versions.map(|saved| Versions::new(&filled.form, saved, &fields).view());
        let version = R::seen(&mut filled.form.clone()).clone();
        view! {
            {page_head(vec![(self.path.into(), (self.words)().title.into())], title, ())}
            {filled.trouble()}{fields.summary()}{versions}
            {edit_form(self.actions.save, id, &version, self.path, inputs)}
        }
        .into_any()
    }

    /// The button that takes a record away; it says which.
    pub fn remove_button(&self, id: i64, version: i64, name: &str, class: &'static str) -> AnyView {
        view! {
            <form method="post" action=self.actions.remove>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="form[version]" value=version/>
                <button class=class type="submit">{t!(ui.remove)}<span class="unseen">": "{name.to_owned()}</span></button>
            </form>
        }
        .into_any()
    }

    /// Adds a record, or changes the one with `id`.
    pub async fn save(&self, id: &str, form: R::Form) -> Result<(), AppError> {
        let back = if id.is_empty() { "new".into() } else { encode(id) };
        let saved = async {
            let (db, me) = session().await?;
            db.save_kept::<R>(&me, record(id)?, &form).await?;
            Ok(format!("{}?saved=1", self.path))
        };
        answer(saved.await, &format!("{}/{back}", self.path), form).await
    }

    /// Removes a record.
    pub async fn remove(&self, id: &str, mut form: R::Form) -> Result<(), AppError> {
        let seen = R::seen(&mut form).clone();
        let removed = async {
            let (db, me) = session().await?;
            let entry = db.remove_kept::<R>(&me, id_of(id)?, &seen).await?;
            Ok(format!("{}?removed={entry}", self.path))
        };
        answer(removed.await, self.path, form).await
    }

    /// Restores what the person removed by an entry of the audit.
    pub async fn restore(&self, entry: &str) -> Result<(), AppError> {
        let restored = async {
            let (db, me) = session().await?;
            db.restore_kept::<R>(&me, id_of(entry)?).await?;
            Ok(format!("{}?restored=1", self.path))
        };
        answer(restored.await, self.path, R::Form::default()).await
    }
}
