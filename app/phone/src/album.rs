//! The photos of a log that is being written: made small at once and kept on this device until the server has them.

use crate::{
    dom,
    idb::{Database, Trouble},
    picture::{name_of, reduced, whole},
    shelf::{self, Photo},
    words::{AlbumWords, OutboxWords},
};
use domain::{outreach::PHOTOS_MAX, sync::OperationId};
use std::{cell::RefCell, collections::VecDeque};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, File, HtmlElement, HtmlInputElement};

/// Where photos are chosen, and shown while they are here.
pub struct Album {
    words: AlbumWords,
    place: HtmlElement,
    status: HtmlElement,
    refused: HtmlElement,
    list: HtmlElement,
    chosen: RefCell<VecDeque<File>>,
    shown: RefCell<Vec<Photo>>,
    /// What was taken away last, until something else is done.
    removed: RefCell<Option<Photo>>,
}

/// What a person does with photos.
pub enum Act {
    /// The camera, or what is kept in its place, is about to open: the page may be killed meanwhile.
    Opens,
    Chosen,
    TakenAway(Photo),
    PutBack(Photo),
}

impl Album {
    /// The one of a form.
    pub fn of(form: &HtmlElement) -> Option<Self> {
        let place = dom::within(form, "[data-album]")?;
        Some(Self {
            words: dom::words(&place)?,
            status: dom::within(&place, "[role=status]")?,
            refused: dom::within(&place, "[role=alert] ul")?,
            list: dom::within(&place, ".album")?,
            place,
            chosen: RefCell::default(),
            shown: RefCell::default(),
            removed: RefCell::default(),
        })
    }

    /// Shows the place, once somebody listens: without a script it stays hidden.
    pub fn open(&self) {
        self.place.set_hidden(false);
    }

    /// What an event at the form is to the photos, if it is something to them.
    pub fn act(&self, event: &Event) -> Option<Act> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let target = target.closest("input, button").ok()?.filter(|_| self.place.contains(Some(&target)))?;
        if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
            if event.type_() == "click" {
                return Some(Act::Opens);
            }
            let files = dom::files(input);
            // The same may be chosen again.
            input.set_value("");
            self.chosen.borrow_mut().extend(files);
            self.refused.set_text_content(None);
            return Some(Act::Chosen);
        }
        if event.type_() != "click" {
            return None;
        }
        match dom::given(&target, "name") {
            None => self.removed.take().map(Act::PutBack),
            Some(name) => {
                let shown = self.shown.borrow();
                Some(Act::TakenAway(shown.iter().find(|photo| photo.name == name)?.clone()))
            }
        }
    }

    pub fn next(&self) -> Option<File> {
        self.chosen.borrow_mut().pop_front()
    }

    /// Whether there are some that are not kept yet.
    pub fn is_waiting(&self) -> bool {
        !self.chosen.borrow().is_empty()
    }

    pub fn count(&self) -> usize {
        self.shown.borrow().len()
    }

    /// Makes a photo small for a log, if there is room for it.
    pub async fn take_in(&self, log: &OperationId, file: &File) -> Option<Photo> {
        self.removed.take();
        let name = name_of(file);
        let known = self.shown.borrow().iter().any(|photo| photo.name == name);
        if !known && self.shown.borrow().len() >= PHOTOS_MAX {
            self.refuse(file, &self.words.too_many);
            return None;
        }
        self.tell(&self.words.reducing.replace("{name}", &file.name()));
        let Some(blob) = reduced(file).await else {
            self.refuse(file, &self.words.unreadable);
            return None;
        };
        let (log, title) = (log.to_string(), file.name());
        Some(Photo { log, name, title, kept_at: js_sys::Date::now(), blob })
    }

    pub fn could_not_keep(&self, file: &File, trouble: Trouble, words: &OutboxWords) {
        self.refuse(file, if trouble == Trouble::Full { &self.words.full } else { words.trouble(trouble) });
    }

    fn refuse(&self, file: &File, why: &str) {
        let line = self.words.refused.replace("{name}", &file.name()).replace("{why}", why);
        dom::add(&self.refused, &dom::element("li", "", &line));
    }

    fn tell(&self, text: &str) {
        dom::show(&self.status, &[dom::element("p", "hint", text)]);
    }

    /// Shows those of a log that are here.
    pub async fn show(&self, log: &OperationId) -> Result<(), Trouble> {
        let photos = shelf::photos_of(&Database::open().await?, log).await?;
        dom::show(&self.list, &photos.iter().map(|photo| self.item(photo)).collect::<Vec<_>>());
        if let Some(removed) = &*self.removed.borrow() {
            let told = dom::element("p", "hint", &self.words.removed.replace("{name}", &removed.title));
            dom::say(&told, " ");
            dom::add(&told, &button(&self.words.undo, &self.words.undo));
            dom::show(&self.status, &[told]);
        } else if photos.is_empty() {
            dom::show(&self.status, &[]);
        } else {
            self.tell(&self.words.kept);
        }
        self.shown.replace(photos);
        Ok(())
    }

    fn item(&self, photo: &Photo) -> Element {
        let item = dom::element("li", "", "");
        let size = whole(photo.blob.size()).div_ceil(1_000);
        dom::add(&item, &dom::element("span", "", &format!("{} · {size} kB", photo.title)));
        let remove = button(&self.words.remove, &self.words.remove_of.replace("{name}", &photo.title));
        dom::set(&remove, "data-name", &photo.name);
        dom::add(&item, &remove);
        item
    }

    /// Takes a photo away, which can be taken back for as long as nothing else is done.
    pub async fn take_away(&self, photo: Photo) -> Result<(), Trouble> {
        shelf::drop_photo(&photo).await?;
        self.removed.replace(Some(photo));
        Ok(())
    }
}

fn button(label: &str, spoken: &str) -> Element {
    let button = dom::element("button", "button quiet", label);
    dom::set(&button, "type", "button");
    dom::set(&button, "aria-label", spoken);
    button
}
