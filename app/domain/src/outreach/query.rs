use super::Face;
use crate::{
    activities::Kind,
    targets::Measure,
    time::{Day, parse_day},
};

/// Which logs a list shows. A value of the address that cannot be read filters nothing: an old link still opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// None for what the reader begins with.
    pub face: Option<Face>,
    /// 0 is outreach of no campaign.
    pub campaign: Option<i64>,
    pub activity: Option<i64>,
    /// The unit and all below it.
    pub unit: Option<i64>,
    /// The unit without what lies below it.
    pub alone: bool,
    pub kind: Option<Kind>,
    /// 0 is an audience that is not known.
    pub audience: Option<i64>,
    /// Those alone whose numbers stand in the figures of a measure.
    pub measure: Option<Measure>,
    pub from: Option<Day>,
    pub to: Option<Day>,
    /// From 1.
    pub page: u64,
}

impl LogQuery {
    /// What stands in an address, by the names of its values.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let id = |name: &str| get(name)?.trim().parse().ok();
        let day = |name: &str| parse_day(&get(name)?);
        Self {
            face: get("face").and_then(|word| Face::from_word(&word)),
            campaign: id("campaign"),
            activity: id("activity"),
            unit: id("unit"),
            alone: get("alone").is_some_and(|alone| !alone.is_empty()),
            kind: get("kind").and_then(|word| Kind::from_word(&word)),
            audience: id("audience"),
            measure: get("measure")
                .and_then(|word| Measure::from_word(&word))
                .filter(|measure| measure.has_figures()),
            from: day("from"),
            to: day("to"),
            page: get("page").and_then(|page| page.trim().parse().ok()).unwrap_or(1).max(1),
        }
    }

    /// Its address, without the page.
    pub fn address(&self) -> String {
        let day = |day: Day| day.format("%Y-%m-%d").to_string();
        let id = |id: i64| id.to_string();
        let pairs = [
            ("face", self.face.map(|face| face.word().to_owned())),
            ("campaign", self.campaign.map(id)),
            ("activity", self.activity.map(id)),
            ("unit", self.unit.map(id)),
            ("alone", self.unit.filter(|_| self.alone).map(|_| id(1))),
            ("kind", self.kind.map(|kind| kind.word().to_owned())),
            ("audience", self.audience.map(id)),
            ("measure", self.measure.map(|measure| measure.word().to_owned())),
            ("from", self.from.map(day)),
            ("to", self.to.map(day)),
        ];
        let filled = pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?)));
        format!("/outreach?{}", filled.collect::<Vec<_>>().join("&"))
    }

    /// It shows less than all of its face.
    pub fn is_filtered(&self) -> bool {
        let whole = Self { face: self.face, page: self.page, ..Self::default() };
        *self != whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> LogQuery {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        LogQuery::read(|name| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
        })
    }

    #[test]
    fn an_address_leads_back_to_itself() {
        for address in [
            "/outreach?",
            "/outreach?face=mine",
            "/outreach?face=all&campaign=0&unit=7&alone=1&kind=talk&audience=0&measure=logs&from=2026-03-01&to=2026-03-31",
            "/outreach?activity=5",
        ] {
            assert_eq!(read(address).address(), address);
        }
    }

    #[test]
    fn what_cannot_be_read_filters_nothing() {
        let query = read("/outreach?face=x&unit=y&kind=z&measure=units_covered&from=31/02/2026&page=0");
        assert_eq!(query, LogQuery { page: 1, ..LogQuery::default() });
        assert!(!query.is_filtered() && !read("/outreach?face=all&page=3").is_filtered());
        assert!(read("/outreach?face=all&audience=0").is_filtered());
    }
}
