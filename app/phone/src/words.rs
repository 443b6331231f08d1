use crate::{
    idb::Trouble,
    json::{Read, field},
};
use domain::sync::Sentence;
use serde::Serialize;
use serde_json::{Map, Value};

/// Words that the server writes and the page reads, each under its name.
macro_rules! told {
    ($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $word:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct $name {
            $($(#[$of])* pub $word: $kind,)*
        }

        impl Read for $name {
            fn read(value: &Value) -> Option<Self> {
                value.as_object()?;
                // A page that is kept may be older than this program, and lack a word.
                Some(Self { $($word: field(value, stringify!($word)).unwrap_or_default(),)* })
            }
        }
    };
}

told! {
    /// What is said of records on a device, in the language of the page.
    OutboxWords {
        draft_kept: String,
        saved_sending: String,
        saved_offline: String,
        sent: String,
        sent_link: String,
        another: String,
        refused: String,
        conflict: String,
        full: String,
        newer: String,
        blocked: String,
        unavailable: String,
        sign_in: String,
        update: String,
        edit: String,
        resumed: String,
        incomplete: String,
        discard: String,
        discarded: String,
        undo: String,
        correcting: String,
        photos_left: String,
        sent_but_photos: String,
        photo_refused: String,
        photo_not_taken: String,
        take_out: String,
        last_sent: String,
        log: String,
        /// By the words of [`State`](domain::sync::State).
        states: Map<String, Value>,
        /// What is wrong with a field that is needed (`needed`), or where a `day`, `time` or `number` is read.
        problems: Map<String, Value>,
        /// The labels of fields by their names, of a group by the name before its bracket.
        fields: Map<String, Value>,
    }
}

told! {
    /// What is said of the photos of a new log, in the language of the page; what is told stands in braces.
    AlbumWords {
        reducing: String,
        kept: String,
        remove: String,
        remove_of: String,
        removed: String,
        undo: String,
        refused: String,
        unreadable: String,
        too_many: String,
        full: String,
    }
}

told! {
    /// What is said of photos on their way, in the language of the page; what is told stands in braces.
    PhotoWords {
        reducing: String,
        sending: String,
        waiting: String,
        done: String,
        refused: String,
        unreadable: String,
        failed: String,
    }
}

impl OutboxWords {
    /// What is wrong with a field, after its label.
    pub fn refusal(&self, Sentence { field, sentence }: &Sentence) -> String {
        let group = || self.fields.get(field.split('[').next()?);
        let label = self.fields.get(field).or_else(group).and_then(Value::as_str);
        label.map_or_else(|| sentence.clone(), |label| format!("{label}: {sentence}"))
    }

    /// That a photo is not taken, and why.
    pub fn photo_refusal(&self, Sentence { field, sentence }: &Sentence) -> String {
        let why = if sentence.is_empty() { &self.photo_not_taken } else { sentence };
        self.photo_refused.replace("{name}", field).replace("{why}", why)
    }

    /// Why nothing was kept, and what to do.
    pub fn trouble(&self, trouble: Trouble) -> &str {
        match trouble {
            Trouble::Full => &self.full,
            Trouble::Newer => &self.newer,
            Trouble::Blocked => &self.blocked,
            Trouble::Unavailable => &self.unavailable,
        }
    }

    /// Why nothing is sent at all, as the outbox noted it.
    pub fn notice(&self, notice: &str) -> &str {
        match notice {
            "update" => &self.update,
            _ => &self.sign_in,
        }
    }

    pub fn state(&self, word: &str) -> &str {
        self.states.get(word).and_then(Value::as_str).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_writes_is_read() {
        let words = OutboxWords { log: "Nhật ký".into(), ..OutboxWords::default() };
        assert_eq!(OutboxWords::read(&serde_json::to_value(&words).unwrap()), Some(words));
    }
}
