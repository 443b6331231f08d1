//! What the real program still gives its staff while strangers load it.

use super::{
    ROUNDS, line,
    program::{Program, STAFF, ask, connect},
    wrong,
};
use std::{
    net::Ipv4Addr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Instant,
};
use store::Result;

/// Connections that ask for one poster after another, and that say nothing.
const ASKING: usize = 64;
const SILENT: usize = 200;

/// Each comes from an address of its own on this machine, and none from that of staff.
const SILENT_AT: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 3);
const ASKING_AT: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 4);

/// Measures a staff page before and during an attack, and the most memory that the server then had.
pub async fn attack(folder: &Path) -> Result<()> {
    let data = folder.join("attacked");
    let server = Program::start(&data, &format!("sqlite://{}", data.join("lantoa.db").display())).await?;
    let posters: Arc<[String]> = posters(&server).await?.into();
    let cookie = server.sign_in("kehoach").await?;
    let (quiet, _) = staff_page(&server, &cookie).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let drawn = Arc::new(AtomicU64::new(0));
    let mut silent = Vec::with_capacity(SILENT);
    for _ in 0..SILENT {
        silent.push(connect(SILENT_AT, server.addr).await?);
    }
    let attackers: Vec<_> = (0..ASKING)
        .map(|first| {
            let (addr, posters, stop, drawn) =
                (server.addr, Arc::clone(&posters), Arc::clone(&stop), Arc::clone(&drawn));
            tokio::spawn(async move {
                for poster in posters.iter().cycle().skip(first) {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    if let Ok((200, _)) = ask(ASKING_AT, addr, &format!("GET {poster}"), "", "").await {
                        drawn.fetch_add(1, Ordering::Relaxed);
                    }
                }
            })
        })
        .collect();
    let attacked = staff_page(&server, &cookie).await;
    let memory = server.most_memory()?;
    stop.store(true, Ordering::Relaxed);
    for attacker in attackers {
        attacker.await.map_err(wrong)?;
    }
    let (median, failed) = attacked?;
    line("attacked_staff_page_quiet", quiet, "ms", "");
    line("attacked_staff_page_median", median, "ms", "");
    line("attacked_to_quiet", median / quiet, "ratio", "<= 5");
    line("attacked_staff_page_failures", failed, "pages", "= 0");
    line("attacked_memory_most", memory, "MB", "<= 300");
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    line("attacked_posters_given", drawn.load(Ordering::Relaxed) as f64, "posters", "");
    drop(silent);
    Ok(())
}

/// The posters of every public activity, each of which has to be drawn.
async fn posters(server: &Program) -> Result<Vec<String>> {
    let (_, sitemap) = ask(STAFF, server.addr, "GET /sitemap.xml", "", "").await?;
    let ids = sitemap.split("/a/").skip(1).filter_map(|rest| rest.split('<').next());
    let posters: Vec<String> = ids.map(|id| format!("/a/{id}/poster-a2.pdf")).collect();
    if posters.is_empty() { Err(wrong("no public activity")) } else { Ok(posters) }
}

/// The median in milliseconds of a page that staff work with, and how often it failed.
async fn staff_page(server: &Program, cookie: &str) -> Result<(f64, f64)> {
    let (mut times, mut failed) = (Vec::with_capacity(ROUNDS), 0.0);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        match ask(STAFF, server.addr, "GET /campaigns/2/schedule", cookie, "").await {
            Ok((200, _)) => times.push(begun.elapsed().as_secs_f64() * 1_000.0),
            _ => failed += 1.0,
        }
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied();
    Ok((median.ok_or_else(|| wrong("no page came"))?, failed))
}
