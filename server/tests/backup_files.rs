//! Files of backups, bit by bit: none that is flipped is accepted, and those of versions that had no checksum of the
//! whole file are restored as before.

use crate::{
    backup::{a_backup_of, reason, run, url_of},
    support::TestApp,
};
use std::sync::Arc;
use store::{Db, restore, verify};

/// Bits that are flipped, spread over the whole file, and files that are looked at side by side.
const FLIPS: usize = 300;
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn no_flipped_bit_is_accepted() {
    let app = TestApp::on_sqlite().await;
    let whole = Arc::new(std::fs::read(a_backup_of(&app).await).unwrap());
    let mut looking = tokio::task::JoinSet::new();
    for part in 0..AT_ONCE {
        let (whole, file) = (Arc::clone(&whole), app.folder().join(format!("damaged-{part}.db")));
        looking.spawn(async move {
            // In the line at the end as well, from its first letter to its break.
            let (bits, line) = (whole.len() * 8, 86 * 8);
            let spread = (0..FLIPS).map(|flip| flip * bits / FLIPS + flip % 8);
            let at_the_end = (0..20).map(|flip| bits - line + flip * line / 20 + flip % 8);
            for bit in spread.chain(at_the_end).skip(part).step_by(AT_ONCE) {
                let mut bytes = whole.to_vec();
                bytes[bit / 8] ^= 1 << (bit % 8);
                std::fs::write(&file, bytes).unwrap();
                let why = reason(verify(&file).await);
                assert!(why.contains("is no backup to restore"), "bit {bit} of {bits}: {why}");
            }
        });
    }
    looking.join_all().await;
    let (file, cut) = (app.folder().join("cut.db"), whole.len() - 86);
    std::fs::write(&file, &whole[..cut]).unwrap();
    assert!(reason(verify(&file).await).contains("its end is missing"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_an_older_version_is_searched_by_words_that_are_indexed_anew() {
    let app = TestApp::on_sqlite().await;
    let (file, me) = (a_backup_of(&app).await, app.planner().await);
    let before = app.db.search(&me, "toa dam", None).await.unwrap();
    assert!(!before.is_empty());
    // Those were made without the line at the end and its promise, and nothing covered the indices.
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() - 86]).unwrap();
    for statement in [
        "PRAGMA user_version = 0",
        "INSERT INTO activity_search (activity_search) VALUES ('delete-all')",
        "INSERT INTO title_search (title_search) VALUES ('delete-all')",
        "INSERT INTO venue_search (venue_search) VALUES ('delete-all')",
        "INSERT INTO speaker_search (speaker_search) VALUES ('delete-all')",
    ] {
        run(&url_of(&file), statement).await;
    }
    let elsewhere = url_of(&app.folder().join("elsewhere.db"));
    restore(&file, &elsewhere).await.unwrap();
    let restored = Db::connect(&elsewhere).await.unwrap();
    assert_eq!(restored.search(&me, "toa dam", None).await.unwrap(), before);
}
