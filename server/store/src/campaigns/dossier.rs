use super::Campaigns;
use crate::error::{Result, require};
use domain::{
    activities::ActivityQuery,
    campaigns::{DIFFERENCES_MAX, Dossier, OverviewQuery, last_decided},
};

impl Campaigns<'_> {
    /// What is read before a campaign is approved, for those who plan campaigns.
    pub async fn dossier(&self, id: i64) -> Result<Dossier> {
        require(self.me.may_plan_campaigns())?;
        let campaign = self.find(id).await?;
        let overview = self.overview(&campaign, OverviewQuery::read(|_| None)).await?;
        let activities = self.db.activities(self.me).whole_schedule(id, &ActivityQuery::default()).await?;
        let untouched = self.db.untouched(&[id]).await?;
        let decided = last_decided(&campaign.transitions);
        let (differences, differing) = match decided {
            Some(since) => self.db.changes_of_campaign(self.me, id, since, DIFFERENCES_MAX).await?,
            None => (Vec::new(), 0),
        };
        Ok(Dossier { campaign, overview, activities, untouched, decided, differences, differing })
    }
}
