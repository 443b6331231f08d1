//! What stands above the form of a new log: how far it is, and what is wrong with it.

use crate::{
    dom::{self, document, window},
    idb::Trouble,
    shelf::{Kept, Standing},
    words::OutboxWords,
};
use domain::sync::{Sentence, State};
use web_sys::Element;

/// What the form tells of itself.
#[derive(Debug)]
pub enum Told {
    DraftKept,
    /// The draft of another time was opened.
    Resumed,
    /// It is not kept to be sent: the server would give it back.
    Incomplete(Vec<Sentence>),
    Failed(Trouble),
    Stands(Stands),
    /// It waits, and why.
    Waits(String),
    /// It was sent, and what is on the page comes on top of it.
    Corrects,
}

/// How far a record is.
#[derive(Debug)]
pub struct Stands {
    pub state: State,
    pub sentences: Vec<Sentence>,
    /// Photos that wait for it, or are on their way.
    pub photos: usize,
    /// Photos that the server does not take, and why.
    pub refused_photos: Vec<Sentence>,
}

impl From<&Kept> for Stands {
    fn from(kept: &Kept) -> Self {
        let sentences = match &kept.standing {
            Standing::Taken(row) => row.sentences.clone(),
            Standing::Begun(_) | Standing::Asked => Vec::new(),
        };
        let refused_photos = kept.refused_photos.clone();
        Self { state: kept.state(), sentences, photos: kept.photos, refused_photos }
    }
}

/// It in words; of a draft there is nothing to say.
pub fn telling(told: &Told, words: &OutboxWords) -> Option<Element> {
    Some(match told {
        Told::DraftKept => dom::element("p", "hint", &words.draft_kept),
        Told::Resumed => banner("info", &words.resumed, [another(words)]),
        Told::Incomplete(sentences) => banner("error", &words.incomplete, [refused(sentences, words)]),
        Told::Failed(trouble) => banner("error", words.trouble(*trouble), []),
        Told::Waits(notice) => banner("warning", words.notice(notice), [another(words)]),
        Told::Corrects => banner("info", &words.correcting, []),
        Told::Stands(stands) => return standing(stands, words),
    })
}

fn standing(stands: &Stands, words: &OutboxWords) -> Option<Element> {
    let photos = stands.photos.to_string();
    Some(match stands.state {
        State::Draft => return None,
        State::Queued | State::Sending => {
            let online = window().navigator().on_line();
            let text = if online { &words.saved_sending } else { &words.saved_offline };
            let left = dom::element("p", "", &words.photos_left.replace("{count}", &photos));
            let left = (stands.photos > 0).then_some(left);
            banner("info", text, left.into_iter().chain([beside(&[], words)]))
        }
        State::FilesPending => {
            let text = words.sent_but_photos.replace("{count}", &photos);
            banner("info", &text, refusals(stands, words).chain([beside(&[sent_link(words)], words)]))
        }
        State::Done => {
            let tone = if stands.refused_photos.is_empty() { "success" } else { "warning" };
            let ways = beside(&[sent_link(words)], words);
            banner(tone, &words.sent, refusals(stands, words).chain([ways]))
        }
        State::Conflict => banner("warning", &words.conflict, [another(words)]),
        State::Refused | State::Quarantined => {
            banner("error", &words.refused, [refused(&stands.sentences, words)])
        }
    })
}

/// What is wrong with single fields, each a link to it.
fn refused(sentences: &[Sentence], words: &OutboxWords) -> Element {
    let lines = dom::element("ul", "", "");
    for one in sentences {
        let line = dom::element("li", "", "");
        dom::add(&line, &dom::link(&format!("#{}", id_of(&one.field)), &words.refusal(one)));
        dom::add(&lines, &line);
    }
    lines
}

/// The photos that the server does not take.
fn refusals<'a>(stands: &'a Stands, words: &'a OutboxWords) -> impl Iterator<Item = Element> + 'a {
    stands.refused_photos.iter().map(|one| dom::element("p", "problem", &words.photo_refusal(one)))
}

fn sent_link(words: &OutboxWords) -> Element {
    dom::link("/outreach?face=mine", &words.sent_link)
}

fn banner(tone: &str, text: &str, more: impl IntoIterator<Item = Element>) -> Element {
    let (banner, within) = (dom::element("div", &format!("banner {tone}"), ""), dom::element("div", "", ""));
    dom::add(&within, &dom::element("p", "", text));
    more.into_iter().for_each(|more| dom::add(&within, &more));
    dom::add(&banner, &within);
    banner
}

/// The button that opens the form of a record again, and beside it where else to go.
fn beside(ways: &[Element], words: &OutboxWords) -> Element {
    let line = dom::element("p", "", "");
    let correct = dom::element("button", "button", &words.edit);
    dom::set(&correct, "type", "button");
    dom::add(&line, &correct);
    for (place, way) in ways.iter().chain([&another(words)]).enumerate() {
        dom::say(&line, if place == 0 { " " } else { " · " });
        dom::add(&line, way);
    }
    line
}

fn another(words: &OutboxWords) -> Element {
    dom::link("/outreach/new", &words.another)
}

/// The id of a field's input, as the page names it.
fn id_of(field: &str) -> String {
    field.replace('[', "-").replace(']', "")
}

/// Says at each field why it is refused, and no longer what was said before.
pub fn mark(told: &Told) {
    for problem in document().query_selector_all(".outbox-problem").map(dom::all).unwrap_or_default() {
        if let Some(field) = problem.closest(".field").ok().flatten() {
            let _ = field.class_list().remove_1("invalid");
        }
        problem.remove();
    }
    let (Told::Incomplete(sentences)
    | Told::Stands(Stands { state: State::Refused | State::Quarantined, sentences, .. })) = told
    else {
        return;
    };
    for Sentence { field, sentence } in sentences {
        // A field that is not on the page is told of above it.
        let _ = mark_one(&id_of(field), sentence);
    }
}

fn mark_one(id: &str, text: &str) -> Option<()> {
    let field = document().get_element_by_id(id)?.closest(".field").ok()??;
    if let Some(answer) = field.closest("[data-answer]").ok().flatten() {
        let _ = answer.remove_attribute("hidden");
    }
    field.class_list().add_1("invalid").ok()?;
    let problem = dom::element("p", "problem outbox-problem", text);
    field.query_selector("label").ok()??.after_with_node_1(&problem).ok()
}
