//! Looking at a table before it is imported: it tells the truth, asks the database little, and holds nobody up.

use crate::support::TestApp;
use domain::import_export::{List, Report, Table};
use sea_orm::{
    ConnectionTrait, Database, DatabaseTransaction, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use std::{sync::atomic::Ordering, time::Duration};

both!(
    looking_waits_for_nobody_who_saves,
    it_asks_the_database_as_much_however_long_the_table_is,
    what_it_says_is_what_is_done,
    a_day_written_in_two_ways_is_one_record,
);

/// Somebody who saves and has not finished: meanwhile nobody else does, on PostgreSQL nobody in these lists.
async fn somebody_who_saves(app: &TestApp) -> DatabaseTransaction {
    let connection = Database::connect(app.url()).await.unwrap();
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let saving = connection.begin_with_options(options).await.unwrap();
    if !app.db.is_sqlite() {
        // The second is what an import holds while it goes on.
        for hold in [
            "LOCK TABLE units, organisations, accounts, audiences, hotlines, key_days, laws IN EXCLUSIVE MODE",
            "SELECT pg_advisory_xact_lock(7453001002)",
        ] {
            saving.execute_unprepared(hold).await.unwrap();
        }
    }
    saving
}

async fn looking_waits_for_nobody_who_saves(app: &TestApp) {
    let (administrator, me) = (app.as_administrator().await, app.administrator().await);
    let sheet = "Tên,Loại\nHội A,other\n".as_bytes();
    let uploaded = administrator.upload("/lists/organisations/read", "to-chuc.csv", sheet).await;
    let saving = somebody_who_saves(app).await;
    let soon = Duration::from_secs(5);
    for list in List::ALL {
        let table = app.db.table(&me, *list).await.unwrap();
        let asked = app.db.import_table(&me, *list, &table, false);
        let report = tokio::time::timeout(soon, asked).await.expect("it waits").unwrap();
        assert_eq!((report.unchanged, report.refused), (table.rows.len(), vec![]), "{list:?}");
    }
    let page = tokio::time::timeout(soon, administrator.follow(&uploaded)).await.expect("it waits");
    page.assert_ok().assert_holds("Hội A").assert_holds("/do/lists/bring-in");
    saving.rollback().await.unwrap();
}

/// A table of so many new records, which name what there is.
fn table_of(list: List, rows: usize) -> Table {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<String>>();
    let new = |number: usize| {
        let name = format!("Bản ghi {number}");
        match list {
            List::Accounts => row(&[&format!("nguoi.{number}"), &name, "unit_officer", "Phường Đống Đa", ""]),
            List::Audiences => row(&[&name, "", "", "", "talk"]),
            List::Hotlines => row(&[&format!("1800 {number:04}"), &name, "", "20/11/2026"]),
            List::KeyDays => row(&["7/4", &name, ""]),
            List::Laws => {
                let (number, day) = (format!("{number}/2026/QH16"), "20/11/2026");
                row(&[&number, "law", "Quốc hội", &name, "", day, "", "", "", "", day])
            }
            List::Organisations => row(&[&name, "", "other", "Phường Đống Đa", "", "", ""]),
            List::Units => {
                let code = format!("{}", 70_000 + number);
                row(&[&code, &name, "", "Phường", "01", "01/01/2027", ""])
            }
        }
    };
    Table::of(list, (0..rows).map(new))
}

async fn it_asks_the_database_as_much_however_long_the_table_is(app: &TestApp) {
    let me = app.administrator().await;
    let mut db = app.db.clone();
    let queries = db.count_queries();
    for list in List::ALL {
        let mut asked = Vec::new();
        for rows in [2, 200] {
            let before = queries.load(Ordering::Relaxed);
            let report = db.import_table(&me, *list, &table_of(*list, rows), false).await.unwrap();
            assert_eq!((report.added.len(), report.refused), (rows, vec![]), "{list:?}");
            asked.push(queries.load(Ordering::Relaxed) - before);
        }
        assert_eq!(asked[0], asked[1], "{list:?}");
        assert!((1..=5).contains(&asked[0]), "{list:?}: {} statements", asked[0]);
    }
}

async fn what_it_says_is_what_is_done(app: &TestApp) {
    let me = app.administrator().await;
    let numbers = |report: &Report| (report.added.clone(), report.changed.clone(), report.unchanged);
    for list in List::ALL {
        let mut table = app.db.table(&me, *list).await.unwrap();
        let there = table.rows.len();
        let new = table_of(*list, 3).rows.into_iter().map(|(_, cells)| cells);
        table.rows.extend((1_000..).zip(new));
        let said = app.db.import_table(&me, *list, &table, false).await.unwrap();
        assert_eq!((said.added.len(), said.changed.len(), said.unchanged), (3, 0, there), "{list:?}");
        let done = app.db.import_table(&me, *list, &table, true).await.unwrap();
        assert_eq!(numbers(&done), numbers(&said), "{list:?}");
        let again = app.db.import_table(&me, *list, &table, true).await.unwrap();
        assert_eq!((again.added.len(), again.changed.len(), again.unchanged), (0, 0, there + 3), "{list:?}");
    }
}

async fn a_day_written_in_two_ways_is_one_record(app: &TestApp) {
    let me = app.administrator().await;
    let rows = [["7/4", "Ngày Sức khỏe", ""], ["07/04", "ngày sức khỏe", ""]];
    let table = Table::of(List::KeyDays, rows.map(|row| row.map(str::to_owned).to_vec()).into_iter());
    let report = app.db.import_table(&me, List::KeyDays, &table, false).await.unwrap();
    let refused: Vec<u64> = report.refused.iter().map(|refused| refused.line).collect();
    assert_eq!(refused, [3]);
}
