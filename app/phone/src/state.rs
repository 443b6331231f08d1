use crate::{
    bell::{self, Listening},
    dom,
    idb::{Change, Trouble},
    moment::now,
    sender,
    shelf::{self, Kept, Standing},
    words::OutboxWords,
};
use domain::{
    sync::State,
    time::{day_of, show_day, show_time, time_of},
};
use js_sys::futures::spawn_local;
use serde_json::Value;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What is known of the device.
type Found = Result<(Vec<Kept>, Option<String>), Trouble>;

/// The states in the order in which they are counted.
const COUNTED: [State; 8] = [
    State::Refused,
    State::Quarantined,
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
        words: dom::words(&place)?,
        status: dom::within(&place, "[role=status]")?,
        list: dom::within(&place, "ul")?,
        lately: dom::within(&place, "details")?,
        lately_list: dom::within(&place, "details ul")?,
        send: dom::within(&place, "button")?,
        gone: RefCell::default(),
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
    words: OutboxWords,
    place: HtmlElement,
    status: HtmlElement,
    list: HtmlElement,
    /// What was sent and can be corrected from here.
    lately: HtmlElement,
    lately_list: HtmlElement,
    send: HtmlElement,
    /// What was thrown away last, by its title, until the page is left.
    gone: RefCell<Option<(String, Change)>>,
}

impl Panel {
    /// Throws away, or takes that back.
    fn press(self: Rc<Self>, button: &Element) {
        let given = |name| dom::given(button, name).unwrap_or_default();
        let (store, key, title) = (given("store"), given("key"), given("title"));
        let undoes = button.has_attribute("data-undo");
        if !undoes && store.is_empty() {
            return;
        }
        spawn_local(async move {
            let gone = self.gone.take();
            let done = match gone {
                Some((_, change)) if undoes => shelf::keep(vec![change]).await.map(|()| None),
                _ => shelf::discard(&store, &key).await,
            };
            match done {
                Ok(change) => {
                    self.gone.replace(change.map(|change| (title, change)));
                    self.look();
                }
                Err(trouble) => self.show(&Err(trouble)),
            }
        });
    }

    fn look(self: Rc<Self>) {
        spawn_local(async move { self.show(&shelf::everything(self.owner).await) });
    }

    fn show(&self, found: &Found) {
        let waits = found.as_ref().is_ok_and(|(all, _)| all.iter().any(is_unsent));
        let gone = self.gone.borrow();
        self.place.set_hidden(is_quiet(found) && gone.is_none());
        self.send.set_hidden(!waits);
        let gone = gone.as_ref().map(|(title, _)| undoing(title, &self.words));
        dom::show(&self.status, &summary(found, &self.words).into_iter().chain(gone).collect::<Vec<_>>());
        let all = found.iter().flat_map(|(all, _)| all);
        let (lately, now): (Vec<_>, Vec<_>) = all.partition(|kept| is_over(kept));
        let items =
            |kept: Vec<&Kept>| kept.into_iter().map(|kept| item(kept, &self.words)).collect::<Vec<_>>();
        self.lately.set_hidden(lately.is_empty());
        dom::show(&self.list, &items(now));
        dom::show(&self.lately_list, &items(lately));
    }
}

fn is_quiet(found: &Found) -> bool {
    found.as_ref().is_ok_and(|(all, _)| all.is_empty())
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
    let counts = COUNTED.into_iter().filter_map(|state| {
        let count = all.iter().filter(|kept| kept.state() == state).count();
        (count > 0).then(|| format!("{}: {count}", words.state(state.word())))
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

/// One that is read as a link among links.
fn button(text: &str) -> Element {
    let button = dom::element("button", "link", text);
    dom::set(&button, "type", "button");
    button
}
