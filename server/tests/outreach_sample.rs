//! The sample's logs: as many as a year has, some of each sort, and its plan stands as they say.

use crate::{erasure::texts, support::TestApp};

both!(
    a_year_is_told_of_with_some_of_each_sort,
    logs_bring_the_plan_to_where_it_stands,
    figures_of_the_sample_are_equal_to_a_recount,
);

async fn number(app: &TestApp, condition: &str) -> usize {
    let query = format!("SELECT CAST(COUNT(*) AS TEXT) FROM logs WHERE {condition}");
    texts(app, &query).await[0].parse().unwrap()
}

async fn a_year_is_told_of_with_some_of_each_sort(app: &TestApp) {
    let all = number(app, "TRUE").await;
    assert!((280..=320).contains(&all), "{all}");
    let accepted = number(app, "status = 'accepted'").await;
    assert!((50..=70).contains(&(accepted * 100 / all)), "{accepted} of {all}");
    assert_eq!(number(app, "status = 'returned'").await, 6);
    assert_eq!(texts(app, "SELECT field FROM log_remarks").await.len(), 6);
    assert_eq!(number(app, "doubtful").await, 2);
    assert_eq!(number(app, "activity_id IS NULL").await, 10);
    for login in ["kehoach", "dongda", "congan"] {
        let own = format!("author_id IN (SELECT id FROM accounts WHERE login = '{login}')");
        assert!(number(app, &own).await > 5, "{login}");
    }
}

async fn logs_bring_the_plan_to_where_it_stands(app: &TestApp) {
    let stand = async |status: &str| {
        let query = format!(
            "SELECT a.title FROM activities a JOIN campaigns c ON c.id = a.campaign_id \
             WHERE c.code = '01/KH-MTTQ-BTT' AND a.status = '{status}'"
        );
        texts(app, &query).await.len()
    };
    assert_eq!(stand("done").await, 21);
    assert_eq!(stand("ongoing").await, 4);
    assert_eq!(stand("planned").await, 5);
    assert_eq!(stand("cancelled").await, 1);
    let untold = "SELECT title FROM activities WHERE status = 'done' AND starts_at >= '2026-01-01' \
                  AND id NOT IN (SELECT activity_id FROM logs WHERE activity_id IS NOT NULL)";
    assert_eq!(texts(app, untold).await.len(), 4, "over and not told of");
}

async fn figures_of_the_sample_are_equal_to_a_recount(app: &TestApp) {
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}
