use domain::outreach::{Results, ResultsQuery};
use frame::{AppError, context::session};

pub async fn show_results(query: ResultsQuery) -> Result<Results, AppError> {
    let (db, me) = session().await?;
    Ok(db.results(&me, &query).await?)
}
