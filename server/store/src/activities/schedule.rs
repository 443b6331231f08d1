use super::{
    Activities,
    order::{in_order, ordered},
    units_of::{UnitOf, units_of},
};
use crate::{
    activities::rows::{activity, activity_audience, activity_quantity, activity_supporter},
    audiences::rows::audience,
    error::{Result, stored},
    organisations::rows::organisation,
    scope,
    units::{below, rows::unit},
};
use chrono::Duration;
use domain::{
    activities::{ActivityCard, ActivityLine, ActivityQuery, Kind, Pages, Status, When},
    calendar::CALENDAR_FILE_MAX,
    targets::{Measure, Quantity},
    time::{monday, start_of, today},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};
use std::collections::HashMap;

/// A page of a campaign's schedule.
#[derive(Clone, Debug)]
pub struct Schedule {
    pub cards: Vec<ActivityCard>,
    /// How many match in all.
    pub count: u64,
    pub page: u64,
    pub pages: u64,
    /// The page on which this week begins, or, with nothing in it, the next week that holds something; `None` when
    /// all that matches is over.
    pub now_page: Option<u64>,
}

impl Activities<'_> {
    /// One page, by start.
    pub async fn schedule(&self, campaign: i64, query: &ActivityQuery) -> Result<Schedule> {
        let matching = self.matching(&of(campaign, query)).await?;
        let count = matching.clone().count(&self.db.connection).await?;
        let past = if query.order.is_by_time() {
            let past = activity::Column::StartsAt.lt(start_of(monday(today())));
            matching.clone().filter(past).count(&self.db.connection).await?
        } else {
            0
        };
        let pages = Pages::new(count, past);
        let now_page = pages.now().filter(|_| query.order.is_by_time());
        let page = query.page.or(now_page).unwrap_or(1).clamp(1, pages.number());
        let places = pages.places(page);
        let rows = ordered(matching, query.order).offset(places.start).limit(places.end - places.start);
        let cards = self.cards(rows.all(&self.db.connection).await?).await?;
        Ok(Schedule { cards, count, page, pages: pages.number(), now_page })
    }

    /// The whole answer, for Excel.
    pub async fn whole_schedule(&self, campaign: i64, query: &ActivityQuery) -> Result<Vec<ActivityCard>> {
        let rows = ordered(self.matching(&of(campaign, query)).await?, query.order);
        self.cards_of(rows).await
    }

    /// What a query of the calendar asks for, by start, for Excel; of more than [`CALENDAR_FILE_MAX`] the first.
    pub async fn whole_calendar(&self, query: &ActivityQuery) -> Result<Vec<ActivityCard>> {
        let rows = in_order(self.matching(query).await?).limit(CALENDAR_FILE_MAX);
        self.cards_of(rows).await
    }

    /// What follows an activity in the order of ids, for programs that read all there is.
    pub async fn after(&self, query: &ActivityQuery, id: i64, limit: u64) -> Result<Vec<ActivityLine>> {
        let rows = self.matching(query).await?.filter(activity::Column::Id.gt(id));
        let rows = rows.order_by_asc(activity::Column::Id).limit(limit).all(&self.db.connection).await?;
        let of: Vec<(i64, i64)> = rows.iter().map(|row| (row.version, row.campaign_id)).collect();
        let lines = of.into_iter().zip(self.cards(rows).await?);
        Ok(lines.map(|((version, campaign), card)| ActivityLine { version, campaign, card }).collect())
    }

    async fn cards_of(&self, rows: Select<activity::Entity>) -> Result<Vec<ActivityCard>> {
        let rows = rows.all(&self.db.connection).await?;
        let mut cards = Vec::with_capacity(rows.len());
        for chunk in rows.chunks(100) {
            cards.extend(self.cards(chunk.to_vec()).await?);
        }
        Ok(cards)
    }

    /// What a query asks for, within what the actor may see.
    pub(super) async fn matching(&self, query: &ActivityQuery) -> Result<Select<activity::Entity>> {
        use activity::Column;
        let ActivityQuery {
            words,
            campaign,
            unit,
            kind,
            audience,
            organisation,
            status,
            from,
            to,
            order: _,
            page: _,
        } = query;
        let mut select = activity::Entity::find().filter(scope::activities(self.me));
        if let Some(unit) = unit {
            let path = unit::Entity::find_by_id(*unit).one(&self.db.connection).await?.map(|unit| unit.path);
            // No path begins with this: an unknown unit has no activities.
            let path = path.unwrap_or_else(|| "-/".into());
            select = select.filter(Column::Id.in_subquery(scope::in_units(below(&path))));
        }
        if let Some(audience) = audience {
            let speaking = activity_audience::Entity::find()
                .select_only()
                .column(activity_audience::Column::ActivityId)
                .filter(activity_audience::Column::AudienceId.eq(*audience))
                .into_query();
            select = select.filter(Column::Id.in_subquery(speaking));
        }
        if let Some(organisation) = organisation {
            let supported = scope::supported_by(*organisation);
            let either =
                Condition::any().add(Column::LeadId.eq(*organisation)).add(Column::Id.in_subquery(supported));
            select = select.filter(either);
        }
        let select = select
            .apply_if(*campaign, |select, campaign| select.filter(Column::CampaignId.eq(campaign)))
            .apply_if(*kind, |select, kind| select.filter(Column::Kind.eq(kind.word())))
            .apply_if(*status, |select, status| select.filter(Column::Status.eq(status.word())))
            .apply_if(*from, |select, from| select.filter(Column::EndsAt.gt(start_of(from))))
            .apply_if(*to, |select, to| select.filter(Column::StartsAt.lt(start_of(to + Duration::days(1)))));
        self.holding(select, words).await
    }

    /// Those that hold words: together as they were typed where any does, else each by how it begins.
    async fn holding(
        &self,
        rows: Select<activity::Entity>,
        words: &[String],
    ) -> Result<Select<activity::Entity>> {
        let held = |rows: Select<activity::Entity>, words: &str| {
            rows.filter(activity::Column::Folded.contains(format!(" {words}")))
        };
        if words.len() > 1 {
            let together = held(rows.clone(), &words.join(" "));
            let any = together.clone().select_only().column(activity::Column::Id).limit(1);
            if any.into_tuple::<i64>().one(&self.db.connection).await?.is_some() {
                return Ok(together);
            }
        }
        Ok(words.iter().fold(rows, |rows, word| held(rows, word)))
    }

    /// The cards of rows, with a fixed number of queries however many rows there are.
    async fn cards(&self, rows: Vec<activity::Model>) -> Result<Vec<ActivityCard>> {
        let mut beside = Beside::read(&self.db.connection, &rows).await?;
        rows.into_iter().map(|row| beside.card(row)).collect()
    }
}

/// What stands beside rows in their cards, by activity.
struct Beside {
    units: HashMap<i64, Vec<UnitOf>>,
    supporters: HashMap<i64, Vec<i64>>,
    /// What organisations are called, by id.
    organisations: HashMap<i64, String>,
    audiences: HashMap<i64, Vec<String>>,
    quantities: HashMap<i64, Vec<Quantity>>,
}

impl Beside {
    async fn read(connection: &impl ConnectionTrait, rows: &[activity::Model]) -> Result<Self> {
        let ids = || rows.iter().map(|row| row.id);
        let supporters = activity_supporter::Entity::find();
        let supporters = supporters.filter(activity_supporter::Column::ActivityId.is_in(ids()));
        let supporters = supporters.all(connection).await?;
        let named = rows.iter().map(|row| row.lead_id);
        let named = named.chain(supporters.iter().map(|link| link.organisation_id));
        let organisations = organisation::Entity::find().filter(organisation::Column::Id.is_in(named));
        let organisations = organisations.all(connection).await?.into_iter();
        let called = |row: organisation::Model| {
            (row.id, if row.short_name.is_empty() { row.name } else { row.short_name })
        };
        let mut beside = Self {
            units: units_of(connection, ids()).await?,
            supporters: HashMap::new(),
            organisations: organisations.map(called).collect(),
            audiences: HashMap::new(),
            quantities: HashMap::new(),
        };
        for link in supporters {
            beside.supporters.entry(link.activity_id).or_default().push(link.organisation_id);
        }
        let heard = activity_audience::Entity::find();
        let heard = heard.filter(activity_audience::Column::ActivityId.is_in(ids())).all(connection).await?;
        let audiences = audience::Entity::find().order_by_asc(audience::Column::Position);
        for audience in audiences.all(connection).await? {
            for link in heard.iter().filter(|link| link.audience_id == audience.id) {
                beside.audiences.entry(link.activity_id).or_default().push(audience.name.clone());
            }
        }
        let planned = activity_quantity::Entity::find();
        for row in planned.filter(activity_quantity::Column::ActivityId.is_in(ids())).all(connection).await? {
            let quantity =
                Quantity { measure: stored(&row.measure, Measure::from_word)?, number: row.number };
            beside.quantities.entry(row.activity_id).or_default().push(quantity);
        }
        beside.quantities.values_mut().for_each(|of| of.sort_by_key(|quantity| quantity.measure));
        Ok(beside)
    }

    fn card(&mut self, row: activity::Model) -> Result<ActivityCard> {
        let called = |id: i64| self.organisations.get(&id).cloned().unwrap_or_default();
        let supporting =
            self.supporters.remove(&row.id).unwrap_or_default().into_iter().map(called).collect();
        let units = self.units.remove(&row.id).unwrap_or_default();
        Ok(ActivityCard {
            id: row.id,
            kind: stored(&row.kind, Kind::from_word)?,
            when: When::from_bounds(row.starts_at, row.ends_at, row.all_day),
            status: stored(&row.status, Status::from_word)?,
            units: units.into_iter().map(|unit| (unit.name, unit.name_en)).collect(),
            lead: called(row.lead_id),
            supporting,
            audiences: self.audiences.remove(&row.id).unwrap_or_default(),
            quantities: self.quantities.remove(&row.id).unwrap_or_default(),
            money: row.money,
            title: row.title,
            venue: row.venue_name,
        })
    }
}

fn of(campaign: i64, query: &ActivityQuery) -> ActivityQuery {
    ActivityQuery { campaign: Some(campaign), ..query.clone() }
}
