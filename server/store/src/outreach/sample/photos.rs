//! The photos of the sample's logs, added and released by the same verbs as a person's.

use super::{KEYS, draw::Dice};
use crate::{
    Db,
    accounts::{actor, rows::account},
    activities::rows::activity,
    error::{Error, Result, stored},
    outreach::{
        NewPhoto,
        rows::{log, photo},
    },
    public,
};
use domain::{Actor, activities::Kind, outreach::Status};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use std::collections::{HashMap, HashSet};

/// Of the logs of an activity the first has photos, and each after so many more.
const EVERY: usize = 6;
/// Photos of one log.
const MOST: i64 = 3;
/// Of so many logs that everybody may be shown, one is.
const RELEASED: i64 = 3;

/// A picture that is on disk, and what it can be of.
#[derive(Clone, Debug)]
pub struct Scene {
    pub kinds: &'static [Kind],
    pub photo: NewPhoto,
}

impl Db {
    /// True where the logs of the sample are there and no photo has come yet.
    pub async fn lacks_sample_photos(&self) -> Result<bool> {
        let photos = photo::Entity::find().count(&self.connection).await?;
        Ok(photos == 0 && logs().count(&self.connection).await? > 0)
    }

    /// Adds pictures to some logs of the sample, where it lacks photos; answers how many came.
    pub async fn add_sample_photos(&self, scenes: &[Scene]) -> Result<usize> {
        let all = self.as_one().await?;
        if !all.lacks_sample_photos().await? {
            all.rollback().await?;
            return Ok(0);
        }
        let public = public::open().select_only().column(activity::Column::Id).into_tuple();
        let public: HashSet<i64> = public.all(&all.connection).await?.into_iter().collect();
        let mut photographer = Photographer {
            db: &all,
            scenes,
            planner: all.actor_by_login("kehoach").await?,
            authors: HashMap::new(),
            public,
            dice: Dice::new(15),
            added: 0,
        };
        let mut told: HashMap<Option<i64>, usize> = HashMap::new();
        for row in logs().order_by_asc(log::Column::Id).all(&all.connection).await? {
            let before = told.entry(row.activity_id).or_default();
            if before.is_multiple_of(EVERY) {
                photographer.show(&row).await?;
            }
            *before += 1;
        }
        let added = photographer.added;
        all.commit().await?;
        Ok(added)
    }
}

fn logs() -> Select<log::Entity> {
    log::Entity::find().filter(log::Column::Key.starts_with(KEYS))
}

struct Photographer<'a> {
    db: &'a Db,
    scenes: &'a [Scene],
    planner: Actor,
    authors: HashMap<i64, Actor>,
    /// Activities that everybody may see.
    public: HashSet<i64>,
    dice: Dice,
    added: usize,
}

impl Photographer<'_> {
    /// Adds one or a few photos to a log; of some that were accepted and are public the first is released.
    async fn show(&mut self, row: &log::Model) -> Result<()> {
        let kind = stored(&row.kind, Kind::from_word)?;
        let fit: Vec<&Scene> = self.scenes.iter().filter(|scene| scene.kinds.contains(&kind)).collect();
        let number = usize::try_from(1 + self.dice.below(MOST)).unwrap_or_default().min(fit.len());
        let author = self.author(row.author_id).await?;
        let is_public = row.activity_id.is_some_and(|activity| self.public.contains(&activity));
        let may_be_released = is_public && row.status == Status::Accepted.word();
        let mut to_release = may_be_released && self.dice.below(RELEASED) == 0;
        // In turn, so that those of an activity differ as far as they can.
        for scene in fit.iter().cycle().skip(self.added % fit.len().max(1)).take(number) {
            let added = self.db.logs(&author).add_photo(&row.key, &scene.photo).await?;
            if to_release {
                self.db.logs(&self.planner).release_photo(added.id, true).await?;
                to_release = false;
            }
            self.added += 1;
        }
        Ok(())
    }

    async fn author(&mut self, id: i64) -> Result<Actor> {
        if let Some(author) = self.authors.get(&id) {
            return Ok(author.clone());
        }
        let row = account::Entity::find_by_id(id).one(&self.db.connection).await?;
        let author = actor(&self.db.connection, row.ok_or(Error::NotFound)?).await?;
        Ok(self.authors.entry(id).or_insert(author).clone())
    }
}
