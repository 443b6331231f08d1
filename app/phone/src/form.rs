use crate::{
    album::{Act, Album},
    bell::{self, Listening},
    dom::{self, document, window},
    idb::Trouble,
    posted, sender,
    shelf::{self, EDIT, Kept, Photo, Posted},
    told::{Stands, Told, mark, telling},
    words::OutboxWords,
};
use domain::sync::{OperationId, State};
use js_sys::futures::spawn_local;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, File, HtmlElement, HtmlFormElement, Node};

/// Keeps the form `#edit` of a new log on this device: as a draft while it is filled in, and to be sent from when it is
/// sent. At the place it is told how it stands.
pub async fn fill(place: HtmlElement) -> Option<()> {
    let owner = dom::given(&place, "owner")?.parse().ok()?;
    let (title, words) = (dom::given(&place, "title")?, dom::words(&place)?);
    sender::attend(owner);
    let form: HtmlFormElement = document().get_element_by_id("edit")?.dyn_into().ok()?;
    let (_, body) = Posted::now(owner, posted::encoded(&form)?).body()?;
    let kept = Rc::new(KeptForm {
        owner,
        title,
        words,
        place,
        album: Album::of(&form),
        form,
        page: posted::page_of(&body).into(),
        id: RefCell::default(),
        changed: Cell::default(),
        sent: Cell::default(),
        stale: Cell::default(),
        busy: Cell::default(),
    });
    // What cannot be read is begun anew; the plain form is there.
    let _ = kept.open().await;
    kept.clone().listen();
    let _ = kept.show_album().await;
    Some(())
}

/// What is filled in first.
const FIRST: &str = "input:not([type=hidden]), select";

/// The form with what is going on about it.
struct KeptForm {
    owner: i64,
    title: String,
    words: OutboxWords,
    place: HtmlElement,
    form: HtmlFormElement,
    album: Option<Album>,
    /// Where its draft is kept.
    page: RefCell<String>,
    /// The record, once it was sent.
    id: RefCell<Option<OperationId>>,
    changed: Cell<bool>,
    sent: Cell<bool>,
    /// Something on this device has changed since the page told of the record.
    stale: Cell<bool>,
    busy: Cell<bool>,
}

impl KeptForm {
    fn tell(&self, told: &Told) {
        mark(told);
        dom::show(&self.place, &telling(told, &self.words).into_iter().collect::<Vec<_>>());
    }

    /// Shows the record that the address names, or goes on with what was begun.
    async fn open(&self) -> Result<(), Trouble> {
        let location = window().location();
        let hash = location.hash().unwrap_or_default();
        let named = hash.trim_start_matches('#');
        let (named, opened) = named.strip_suffix(EDIT).map_or((named, false), |named| (named, true));
        let found = shelf::find(self.owner, named).await?;
        if let Ok(id) = OperationId::parse(named) {
            self.name(Some(id));
        } else if location.search().unwrap_or_default().contains("draft=") {
            // The server refused this form and has filled it in.
            return Ok(());
        }
        let page = self.page.borrow().clone();
        let draft = shelf::draft(self.owner, &page).await?;
        let begun = draft.map(|draft| posted::fields_of(&draft.form));
        if let Some((kept, notice)) = found {
            let opened = opened || begun.is_some() || is_to_be_corrected(kept.state());
            self.form.set_hidden(!opened);
            self.fill(&begun.unwrap_or_else(|| posted::fields_of_body(&kept.body)));
            self.show(&kept, notice);
        } else if let Some(begun) = begun {
            self.fill(&begun);
            self.tell(&Told::Resumed);
        }
        Ok(())
    }

    /// What answers a refusal is asked for where there was one.
    fn fill(&self, fields: &[(String, String)]) {
        posted::fill(&self.form, fields);
        if fields.iter().any(|(name, value)| name == "form[reason]" && !value.is_empty()) {
            // It is on every form.
            let _ = dom::within(&self.form, "[data-answer]").map(|answer| answer.set_hidden(false));
        }
    }

    async fn show_album(&self) -> Result<(), Trouble> {
        match (&self.album, self.typed()?.body()) {
            (Some(album), Some((log, _))) => album.show(&log).await,
            _ => Ok(()),
        }
    }

    /// From now on the form is that of a record, and the address says so: the page shows it when it is opened again.
    fn name(&self, id: Option<OperationId>) {
        if let Some(id) = &id {
            let mut page = self.page.borrow_mut();
            let plain = page.split('#').next().unwrap_or_default();
            *page = format!("{plain}#{id}");
            if let Ok(history) = window().history() {
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&page));
            }
        }
        self.id.replace(id);
    }

    fn show(&self, kept: &Kept, notice: Option<String>) {
        let told = match notice {
            Some(notice) if kept.state() == State::Queued => Told::Waits(notice),
            _ if is_acknowledged(kept.state()) && !self.form.hidden() => Told::Corrects,
            _ => Told::Stands(kept.into()),
        };
        self.tell(&told);
    }

    fn listen(self: Rc<Self>) {
        for name in ["input", "change", "click"] {
            let kept = self.clone();
            dom::on(&window(), name, move |event| {
                let act = kept.album.as_ref().and_then(|album| album.act(&event));
                let kept = kept.clone();
                match act {
                    Some(Act::TakenAway(photo)) => kept.take_away(photo),
                    Some(Act::PutBack(photo)) => kept.put_back(photo),
                    Some(Act::Opens | Act::Chosen) => kept.change(),
                    None if event.type_() != "click" && kept.holds(&event) => kept.change(),
                    None => {}
                }
            });
        }
        if let Some(album) = &self.album {
            album.open();
        }
        let kept = self.clone();
        dom::on(&self.place, "click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            // Its only button opens the form again.
            if target.is_some_and(|target| target.tag_name() == "BUTTON") {
                kept.form.set_hidden(false);
                kept.clone().look();
                let _ = dom::within(&kept.form, FIRST).map(|first| first.focus());
            }
        });
        let kept = self.clone();
        dom::on(&window(), "submit", move |event| {
            if kept.holds(&event) {
                event.prevent_default();
                kept.sent.set(true);
                kept.clone().keep();
            }
        });
        std::mem::forget(Listening::new(move |word| {
            if word == bell::CHANGED {
                self.clone().look();
            }
        }));
    }

    fn holds(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        target.is_some_and(|target| self.form.contains(Some(&target)))
    }

    fn change(self: Rc<Self>) {
        self.changed.set(true);
        self.keep();
    }

    fn look(self: Rc<Self>) {
        self.stale.set(true);
        self.keep();
    }

    fn take_away(self: Rc<Self>, photo: Photo) {
        spawn_local(async move {
            let Some(album) = &self.album else { return };
            if let Err(trouble) = album.take_away(photo).await {
                self.tell(&Told::Failed(trouble));
            }
            let _ = self.show_album().await;
            // What was to be sent of it is to be sent no more.
            sender::ask(self.owner);
        });
    }

    fn put_back(self: Rc<Self>, photo: Photo) {
        spawn_local(async move {
            if let Err(trouble) = self.keep_photo(&photo).await {
                self.tell(&Told::Failed(trouble));
            }
            let _ = self.show_album().await;
        });
    }

    /// Keeps what was changed last, then what was chosen, sends what is to be sent and tells what has become of it, one
    /// after the other.
    fn keep(self: Rc<Self>) {
        if self.busy.replace(true) {
            return;
        }
        spawn_local(async move {
            loop {
                if self.sent.get() && !self.album.as_ref().is_some_and(Album::is_waiting) {
                    self.sent.set(false);
                    self.changed.set(false);
                    self.send().await;
                } else if self.changed.replace(false) {
                    let kept = self.draft().await;
                    self.tell(&kept.map_or_else(Told::Failed, |()| Told::DraftKept));
                } else if let Some((album, file)) = self.next_photo() {
                    self.take_in(album, &file).await;
                } else if self.stale.replace(false) {
                    self.tell_anew().await;
                } else {
                    break;
                }
            }
            self.busy.set(false);
        });
    }

    fn typed(&self) -> Result<Posted, Trouble> {
        let form = posted::encoded(&self.form).ok_or(Trouble::Unavailable)?;
        Ok(Posted::now(self.owner, form))
    }

    async fn draft(&self) -> Result<(), Trouble> {
        let page = self.page.borrow().clone();
        shelf::keep_draft(&page, &self.title, &self.typed()?).await
    }

    fn next_photo(&self) -> Option<(&Album, File)> {
        let album = self.album.as_ref()?;
        Some((album, album.next()?))
    }

    async fn take_in(&self, album: &Album, file: &File) {
        let Some((log, _)) = self.typed().ok().and_then(|typed| typed.body()) else { return };
        if let Some(photo) = album.take_in(&log, file).await
            && let Err(trouble) = self.keep_photo(&photo).await
        {
            // The text needs less room.
            self.changed.set(true);
            album.could_not_keep(file, trouble, &self.words);
        }
        let _ = album.show(&log).await;
    }

    async fn keep_photo(&self, photo: &Photo) -> Result<(), Trouble> {
        let page = self.page.borrow().clone();
        shelf::keep_photo(photo, &page, &self.title, &self.typed()?).await
    }

    async fn send(&self) {
        let slips = posted::slips(&self.form, &self.words);
        if !slips.is_empty() {
            self.tell(&Told::Incomplete(slips));
            let _ = self.place.focus();
            return;
        }
        match self.put_away().await {
            Ok(id) => {
                self.name(Some(id));
                self.form.set_hidden(true);
                let photos = self.album.as_ref().map(Album::count).unwrap_or_default();
                let (state, sentences, refused_photos) = (State::Queued, Vec::new(), Vec::new());
                self.tell(&Told::Stands(Stands { state, sentences, photos, refused_photos }));
                let _ = self.place.focus();
                sender::ask(self.owner);
                persist();
            }
            Err(trouble) => {
                self.tell(&Told::Failed(trouble));
                // What this device cannot keep goes the plain way, if there is one.
                if window().navigator().on_line() {
                    let _ = self.form.submit();
                }
            }
        }
    }

    async fn put_away(&self) -> Result<OperationId, Trouble> {
        let posted = self.typed()?;
        let (id, _) = posted.body().ok_or(Trouble::Unavailable)?;
        let page = self.page.borrow().clone();
        shelf::send(&page, &self.title, &posted).await?;
        Ok(id)
    }

    /// What has become of the record. What is being corrected stays open.
    async fn tell_anew(&self) {
        let Some(id) = self.id.borrow().clone() else { return };
        let Ok(Some((kept, notice))) = shelf::find(self.owner, id.as_str()).await else { return };
        let opens = self.form.hidden() && is_to_be_corrected(kept.state());
        if opens {
            self.form.set_hidden(false);
        }
        self.show(&kept, notice);
        if opens {
            // What is to be corrected is read before the form is.
            let _ = self.place.focus();
        }
        let _ = self.show_album().await;
    }
}

/// Asks the browser not to throw away what is kept here when the disk gets full.
fn persist() {
    if let Ok(asked) = window().navigator().storage().persist() {
        spawn_local(async move {
            let _ = asked.await;
        });
    }
}

const fn is_acknowledged(state: State) -> bool {
    matches!(state, State::FilesPending | State::Done)
}

const fn is_to_be_corrected(state: State) -> bool {
    matches!(state, State::Draft | State::Refused | State::Quarantined)
}
