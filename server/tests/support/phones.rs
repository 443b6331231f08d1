//! What phones send over a real network, and what became of it.

use crate::support::{
    Ground, TestApp,
    program::{Heard, Server, exchange, request, sign_in, start_with, written},
};
use chrono::Days;
use domain::{
    outreach::LogForm,
    sync::{Answer, Batch, Changes, Operation, OperationId, PROTOCOL},
    time::{show_day, today},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::{collections::BTreeMap, net::SocketAddr};
use store::Db;

/// Somebody who is signed in and tells of Phường Đống Đa.
#[derive(Clone)]
pub struct Phone {
    cookie: String,
    owner: i64,
    unit: String,
}

impl TestApp {
    /// The real program over this database.
    pub async fn serve(&self) -> Server {
        start_with(self.folder(), |command| {
            command.env("LANTOA_DATABASE_URL", self.url());
        })
        .await
    }

    /// The phone of somebody of the sample, signed in at the real program.
    pub async fn phone(&self, ground: &Ground, addr: SocketAddr, owner: i64, login: &str) -> Phone {
        let cookie = sign_in(addr, login).await.unwrap();
        Phone { cookie, owner, unit: ground.unit("Phường Đống Đa") }
    }
}

impl Phone {
    /// Outreach that nobody planned, of some days ago.
    pub fn operation(&self, key: &str, base: Option<i64>, people: u64) -> Operation {
        let day = today() - Days::new(people % 50);
        let log = LogForm {
            kind: "other".into(),
            title: "Phát thanh lưu động".into(),
            unit: self.unit.clone(),
            day: show_day(day),
            numbers: [("attendances".to_owned(), people.to_string())].into(),
            ..LogForm::default()
        };
        let (id, log) = (OperationId::parse(key).unwrap(), serde_json::to_value(log).unwrap());
        Operation { id, base, made_at: chrono::Utc::now(), log }
    }

    /// The request that sends operations, byte for byte.
    pub fn written(&self, addr: SocketAddr, operations: &[Operation]) -> Vec<u8> {
        let operations = operations.to_vec();
        let batch = Batch { protocol: PROTOCOL, owner: self.owner, sent_at: None, operations };
        let body = serde_json::to_string(&batch).unwrap();
        written(addr, "POST /api/v1/sync/batch", &self.cookie, "application/json", &body)
    }

    /// What became of operations; `None` where no answer arrived whole, and of a busy server nothing.
    pub async fn send(&self, addr: SocketAddr, operations: &[Operation]) -> Option<Vec<Answer>> {
        results(&exchange(addr, &self.written(addr, operations)).await?)
    }

    /// The revisions of the logs that have changed since a cursor, and the cursor after them.
    pub async fn changes(&self, addr: SocketAddr, mut cursor: i64) -> (BTreeMap<String, i64>, i64) {
        let mut revisions = BTreeMap::new();
        loop {
            let page: Changes = self.read(addr, &format!("/api/v1/sync/changes?cursor={cursor}")).await;
            let kept = page.changes.into_iter().filter_map(|change| Some((change.id, change.log?.revision)));
            revisions.extend(kept);
            cursor = page.cursor;
            if !page.more {
                return (revisions, cursor);
            }
        }
    }

    /// The attendances that the figures add up to.
    pub async fn attendances(&self, addr: SocketAddr) -> i64 {
        let figures: Vec<Value> = self.read(addr, "/api/v1/figures").await;
        let attendances = figures.iter().filter(|figure| figure["measure"] == "attendances");
        attendances.map(|figure| figure["number"].as_i64().unwrap()).sum()
    }

    async fn read<T: DeserializeOwned>(&self, addr: SocketAddr, path: &str) -> T {
        let heard = request(addr, &format!("GET {path}"), &self.cookie, "").await.unwrap();
        assert_eq!(heard.status, 200, "{path}: {}", heard.body);
        serde_json::from_str(&heard.body).unwrap()
    }
}

/// What an answer says of each operation; `None` where it did not arrive whole.
pub fn results(heard: &Heard) -> Option<Vec<Answer>> {
    if heard.status == 503 {
        return Some(Vec::new());
    }
    assert_eq!(heard.status, 200, "{}", heard.body);
    let mut body: Value = serde_json::from_str(&heard.body).ok()?;
    Some(serde_json::from_value(body["results"].take()).unwrap())
}

/// The logs that there are.
pub async fn count_logs(db: &Db) -> u64 {
    db.count_logs().await.unwrap()
}
