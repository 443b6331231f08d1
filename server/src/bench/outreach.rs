//! What pages of figures and of logs cost when there are very many logs.

use super::{Client, campaign_with, line, wrong};
use std::time::Instant;
use store::{Db, Result};

/// Logs against which the growth is measured.
const FEW: u64 = 10_000;

/// Measures the pages with few logs and with so many, which tell of a year of 500 talks and of the sample.
pub async fn pages(db: &Db, client: &Client, database: &str, logs: u64) -> Result<()> {
    let campaign = campaign_with(db, "BENCH-LOGS", 2026, 360, 500).await?;
    db.repeat_logs(FEW).await?;
    if !db.rebuild_figures().await?.were_equal() {
        return Err(wrong("the figures are not what the logs add up to"));
    }
    let pages = addresses(client, campaign).await?;
    let mut with_few = Vec::with_capacity(pages.len());
    for (_, address) in &pages {
        with_few.push(client.median(address).await?);
    }
    let begun = Instant::now();
    db.repeat_logs(logs).await?;
    line(&format!("logs_{logs}{database}_fill"), begun.elapsed().as_secs_f64(), "s", "");
    for ((name, address), (few, asked_few)) in pages.iter().zip(with_few) {
        let (many, asked_many) = client.median(address).await?;
        line(&format!("{name}_{FEW}{database}_median"), few, "ms", "");
        line(&format!("{name}_{logs}{database}_median"), many, "ms", "<= 50");
        line(&format!("{name}{database}_growth"), many / few, "ratio", "<= 1.5");
        line(&format!("{name}_{FEW}{database}_queries"), asked_few, "queries", "bounded");
        line(&format!("{name}_{logs}{database}_queries"), asked_many, "queries", "= as with few");
    }
    Ok(())
}

/// What is measured, and where it is.
async fn addresses(client: &Client, campaign: i64) -> Result<Vec<(&'static str, String)>> {
    let activity = client.first_activity(campaign).await?;
    Ok(vec![
        ("results_unit_month", "/results?rows=unit&columns=month".into()),
        ("results_kind_audience", "/results?rows=kind&columns=audience".into()),
        ("results_measure_month", "/results?rows=measure&columns=month".into()),
        ("results_map", "/results?view=map".into()),
        ("logs_campaign", format!("/campaigns/{campaign}")),
        ("logs_activity", format!("/activities/{activity}")),
        ("logs_all", "/outreach?face=all".into()),
        ("logs_filtered", filtered(campaign)),
    ])
}

/// The logs behind a cell of the results of a campaign.
fn filtered(campaign: i64) -> String {
    format!(
        "/outreach?face=all&campaign={campaign}&kind=talk&measure=attendances&from=2026-03-01&to=2026-03-31"
    )
}
