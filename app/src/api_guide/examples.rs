use domain::{
    sync::PROTOCOL,
    time::{Day, show_day, start_of},
};
use serde_json::{Value, json};
use words::t;

/// What the examples name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The account of the reader.
    pub owner: i64,
    pub unit: i64,
    /// The id of a log about to be written.
    pub key: String,
    pub day: Day,
}

/// A request that the page shows and a test sends.
#[derive(Clone, Debug)]
pub struct Example {
    pub title: &'static str,
    pub told: &'static str,
    pub method: &'static str,
    pub path: &'static str,
    /// JSON.
    pub body: Option<Value>,
}

impl Example {
    /// As it is typed at a command line; the token stands in a variable.
    pub fn curl(&self, base_url: &str) -> String {
        let mut lines = vec![format!("curl -X {} '{base_url}{}'", self.method, self.path)];
        lines.push("  -H \"Authorization: Bearer $TOKEN\"".to_owned());
        if let Some(body) = &self.body {
            // A quote within would end the text for the shell.
            let body = format!("{body:#}").replace('\'', "\\u0027");
            lines.push("  -H 'Content-Type: application/json'".to_owned());
            lines.push(format!("  -d '{body}'"));
        }
        lines.join(" \\\n")
    }
}

/// Sending one log, reading what has changed, reading figures.
pub fn examples(given: &Given) -> [Example; 3] {
    let log = json!({
        "unit": given.unit.to_string(),
        "kind": "other",
        "title": "Phát thanh lưu động",
        "day": show_day(given.day),
        "numbers": { "attendances": "40" },
    });
    let batch = json!({
        "protocol": PROTOCOL,
        "owner": given.owner,
        "operations": [{ "id": given.key, "made_at": start_of(given.day), "log": log }],
    });
    [
        Example {
            title: t!(api_guide.send),
            told: t!(api_guide.send_text),
            method: "POST",
            path: "/api/v1/sync/batch",
            body: Some(batch),
        },
        Example {
            title: t!(api_guide.follow),
            told: t!(api_guide.follow_text),
            method: "GET",
            path: "/api/v1/sync/changes?cursor=0",
            body: None,
        },
        Example {
            title: t!(api_guide.figures),
            told: t!(api_guide.figures_text),
            method: "GET",
            path: "/api/v1/figures",
            body: None,
        },
    ]
}
