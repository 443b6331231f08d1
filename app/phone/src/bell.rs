//! What the pages of this site and its service worker call to each other on this device.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// The service worker calls on the same.
const CHANNEL: &str = "lantoa-outbox";

/// What is kept has changed.
pub const CHANGED: &str = "changed";
/// Whoever sends is asked to try now.
pub const ASKED: &str = "asked";

pub fn ring(word: &'static str) {
    // Without a channel the other pages hear of it when they are looked at.
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        let _ = channel.post_message(&word.into());
        channel.close();
    }
}

/// Calls `heard` with each word, those of the own page included, until it is dropped.
pub struct Listening {
    channel: Option<BroadcastChannel>,
    _told: Closure<dyn FnMut(MessageEvent)>,
}

impl Listening {
    pub fn new(heard: impl Fn(&str) + 'static) -> Self {
        let told = Closure::new(move |event: MessageEvent| {
            if let Some(word) = event.data().as_string() {
                heard(&word);
            }
        });
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
        }
        Self { channel, _told: told }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
