use crate::{
    bell::{self, Listening},
    dom,
    idb::Trouble,
    moment::now,
    sender,
    shelf::{self, Discarded, Kept, Standing},
    words::OutboxWords,
};
use domain::{
    sync::State,
    time::{day_of, show_day, show_time, time_of},
};
use js_sys::futures::spawn_local;
use serde_json::Value;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What is known of the device.
type Found = Result<(Vec<Kept>, Option<String>), Trouble>;

/// The states in the order in which they are counted.
const COUNTED: [State; 7] = [
    State::Refused,
    State::Conflict,
    State::Sending,
    State::Queued,
    State::FilesPending,
    State::Draft,
    State::Done,
];

/// Tells at a place what of a person's is on this device: what is sent, what is not and why. Where there is nothing, the
/// place stays hidden.
pub fn fill(place: HtmlElement) -> Option<()> {
    let owner = dom::given(&place, "owner")?.parse().ok()?;
    let panel = Panel {
        owner,
        unsent: dom::given(&place, "unsent").is_some(),
        words: dom::words(&place)?,
        status: dom::within(&place, "[role=status]")?,
        list: dom::within(&place, "ul")?,
        lately: dom::within(&place, "details")?,
        lately_list: dom::within(&place, "details ul")?,
        send: dom::within(&place, "button")?,
        heading: dom::within(&place, "h2")?,
        gone: RefCell::default(),
        busy: Cell::default(),
        place,
    };
    let panel = Rc::new(panel);
    sender::attend(owner);
    dom::on(&panel.send, "click", move |_| {
        bell::ring(bell::ASKED);
        sender::ask(owner);
    });
    let pressed = panel.clone();
    dom::on(&panel.place, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(button) = target.and_then(|target| target.closest("button").ok().flatten()) {
            pressed.clone().press(&button);
        }
    });
    panel.clone().look();
    let listening = Listening::new(move |word| {
        if word == bell::CHANGED {
            panel.clone().look();
        }
    });
    std::mem::forget(listening);
    Some(())
}

struct Panel {
    owner: i64,
    /// What was sent is no news here.
    unsent: bool,
    words: OutboxWords,
    place: HtmlElement,
    heading: HtmlElement,
    status: HtmlElement,
    list: HtmlElement,
    /// What was sent and can be corrected from here.
    lately: HtmlElement,
    lately_list: HtmlElement,
    send: HtmlElement,
    /// What was thrown away, each by its title, until the page is left.
    gone: RefCell<Vec<(String, Discarded)>>,
    /// Something is being thrown away or put back: another press waits for what is then shown.
    busy: Cell<bool>,
}

impl Panel {
    /// Throws away, or takes the last of that back.
    fn press(self: Rc<Self>, button: &Element) {
        let given = |name| dom::given(button, name);
        let thrown = given("store").zip(given("key"));
        if (thrown.is_none() && given("undo").is_none()) || self.busy.replace(true) {
            return;
        }
        let title = given("title").unwrap_or_default();
        spawn_local(async move {
            let done = match thrown {
                Some((store, key)) => self.discard(title, &store, &key).await,
                None => self.put_back().await,
            };
            self.busy.set(false);
            let found = match done {
                Ok(()) => shelf::everything(self.owner).await,
                Err(trouble) => Err(trouble),
            };
            self.show(&found);
            // The button that was pressed is there no more.
            let undo = dom::within(&self.status, "[data-undo]");
            let _ = undo.as_ref().unwrap_or(&self.heading).focus();
        });
    }

    async fn discard(&self, title: String, store: &str, key: &str) -> Result<(), Trouble> {
        let discarded = shelf::discard(self.owner, store, key).await?;
        self.gone.borrow_mut().extend(discarded.map(|discarded| (title, discarded)));
        Ok(())
    }

    async fn put_back(&self) -> Result<(), Trouble> {
        let Some((title, discarded)) = self.gone.borrow_mut().pop() else { return Ok(()) };
        let back = shelf::put_back(&discarded).await;
        if back.is_err() {
            self.gone.borrow_mut().push((title, discarded));
        }
        back
    }

    fn is_quiet(&self, found: &Found) -> bool {
        found.as_ref().is_ok_and(|(all, _)| all.iter().all(|kept| self.unsent && is_over(kept)))
    }

    fn look(self: Rc<Self>) {
        spawn_local(async move { self.show(&shelf::everything(self.owner).await) });
    }

    fn show(&self, found: &Found) {
        let waits = found.as_ref().is_ok_and(|(all, _)| all.iter().any(is_unsent));
        let gone = self.gone.borrow();
        self.place.set_hidden(self.is_quiet(found) && gone.is_empty());
        let gone = gone.last().map(|(title, _)| undoing(title, &self.words));
        dom::show(&self.status, &summary(found, &self.words).into_iter().chain(gone).collect::<Vec<_>>());
        // What could not be read is there all the same: the list stays.
        let Ok((all, _)) = found else { return };
        self.send.set_hidden(!waits);
        let (lately, now): (Vec<_>, Vec<_>) = all.iter().partition(|kept| is_over(kept));
        let items =
            |kept: Vec<&Kept>| kept.into_iter().map(|kept| item(kept, &self.words)).collect::<Vec<_>>();
        self.lately.set_hidden(lately.is_empty());
        dom::show(&self.list, &items(now));
        dom::show(&self.lately_list, &items(lately));
    }
}

/// Whether nothing of it is left to be told.
fn is_over(kept: &Kept) -> bool {
    kept.state() == State::Done && kept.refused_photos.is_empty()
}

fn is_unsent(kept: &Kept) -> bool {
    !matches!(kept.state(), State::Draft | State::Done)
}

fn summary(found: &Found, words: &OutboxWords) -> Vec<Element> {
    let (all, notice) = match found {
        Ok(found) => found,
        Err(trouble) => return vec![dom::element("p", "problem", words.trouble(*trouble))],
    };
    let called = |state: State| words.state(state.word());
    let counts = COUNTED.into_iter().filter_map(|state| {
        // A refusal is one to its reader, whether the server may think better of it or not.
        let count = all.iter().filter(|kept| called(kept.state()) == called(state)).count();
        (count > 0).then(|| format!("{}: {count}", called(state)))
    });
    let last = last_sent(all).map(|last| format!("{} {last}", words.last_sent));
    let counts = counts.chain(last).collect::<Vec<_>>().join(" · ");
    let notice = notice.as_deref().filter(|_| all.iter().any(is_unsent));
    let notice = notice.map(|notice| dom::element("p", "problem", words.notice(notice)));
    [dom::element("p", "", &counts)].into_iter().chain(notice).collect()
}

/// When the server told last that it has something, as it is read in Việt Nam.
fn last_sent(all: &[Kept]) -> Option<String> {
    let rows = all.iter().filter_map(|kept| match &kept.standing {
        Standing::Taken(row) => row.acknowledged_at,
        Standing::Begun(_) | Standing::Asked => None,
    });
    let last = rows.max()?;
    let time = show_time(time_of(last));
    let day = day_of(last);
    Some(if day == day_of(now()) { time } else { format!("{time} {}", show_day(day)) })
}

fn item(kept: &Kept, words: &OutboxWords) -> Element {
    let text = |name: &str| kept.body.get(name).and_then(Value::as_str);
    let title = text("title").or(kept.title.as_deref()).unwrap_or(&words.log);
    let item = dom::element("li", "", "");
    dom::add(&item, &dom::element("strong", "", title));
    dom::say(&item, " ");
    dom::add(&item, &dom::element("span", "", text("day").unwrap_or_default()));
    dom::say(&item, " ");
    dom::add(&item, &dom::element("span", "tag", words.state(kept.state().word())));
    if let Standing::Taken(row) = &kept.standing {
        for one in &row.sentences {
            dom::add(&item, &dom::element("p", "problem", &words.refusal(one)));
        }
    }
    if kept.photos > 0 {
        let left = words.photos_left.replace("{count}", &kept.photos.to_string());
        dom::add(&item, &dom::element("p", "hint", &left));
    }
    for one in &kept.refused_photos {
        dom::add(&item, &dom::element("p", "problem", &words.photo_refusal(one)));
    }
    let file = format!("data:application/json;charset=utf-8,{}", js_sys::encode_uri_component(&kept.text));
    let take_out = dom::link(&file, &words.take_out);
    dom::set(&take_out, "download", "nhat-ky.json");
    let ways = dom::element("p", "", "");
    dom::add(&ways, &dom::link(&kept.page(), &words.edit));
    dom::say(&ways, " · ");
    dom::add(&ways, &take_out);
    if let Some((store, key)) = kept.place() {
        dom::say(&ways, " · ");
        let discard = button(&words.discard);
        dom::set(&discard, "aria-label", &format!("{}: {title}", words.discard));
        let given = [("data-store", store), ("data-key", &key), ("data-title", title)];
        given.iter().for_each(|(name, value)| dom::set(&discard, name, value));
        dom::add(&ways, &discard);
    }
    dom::add(&item, &ways);
    item
}

/// That something was thrown away, and the button that takes it back.
fn undoing(title: &str, words: &OutboxWords) -> Element {
    let line = dom::element("p", "", &words.discarded.replace("{title}", title));
    dom::say(&line, " ");
    let undo = button(&words.undo);
    dom::set(&undo, "data-undo", "");
    dom::add(&line, &undo);
    line
}

fn button(text: &str) -> Element {
    let button = dom::element("button", "button quiet", text);
    dom::set(&button, "type", "button");
    button
}
