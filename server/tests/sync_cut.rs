//! A connection that breaks at any byte of what a phone sends, or of what it is answered: the phone sends again, and the log
//! is there once.

use crate::support::{
    Phone, TestApp, count_logs,
    program::{answered, exchange},
    results,
};
use domain::sync::Outcome;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, copy},
    net::{TcpListener, TcpStream},
    task::JoinSet,
};

both!(a_log_is_there_once_wherever_the_connection_broke);

/// Connections at once.
const AT_ONCE: usize = 16;
/// Bytes from one break to the next.
const STEP: usize = 1;

/// After how many bytes a connection breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Break {
    Upload(usize),
    /// The upload arrived whole.
    Answer(usize),
}

fn key(n: usize) -> String {
    format!("01900000-0000-7000-8000-{n:0>12}")
}

async fn a_log_is_there_once_wherever_the_connection_broke(app: &TestApp) {
    let ground = app.running_campaign().await;
    let owner = app.db.actor_by_login("dongda").await.unwrap().account;
    let before = count_logs(&app.db).await;
    let server = app.serve().await;
    let phone = app.phone(&ground, server.addr, owner, "dongda").await;
    let people = phone.attendances(server.addr).await;

    let first = phone.written(server.addr, &[phone.operation(&key(0), None, 7)]);
    let answer = answered(server.addr, &first).await.unwrap();
    let uploads = (0..=first.len()).step_by(STEP).map(Break::Upload);
    let answers = (0..answer.len()).step_by(STEP).map(Break::Answer);
    let breaks: Vec<(usize, Break)> = (1..).zip(uploads.chain(answers)).collect();
    let mut trying = JoinSet::new();
    for lane in 0..AT_ONCE {
        let (phone, addr) = (phone.clone(), server.addr);
        let own: Vec<_> = breaks.iter().copied().skip(lane).step_by(AT_ONCE).collect();
        trying.spawn(async move {
            for (n, cut) in own {
                send_twice(&phone, addr, n, cut).await;
            }
        });
    }
    trying.join_all().await;

    let count = breaks.len() + 1;
    println!("broken {} times", breaks.len());
    let (revisions, _) = phone.changes(server.addr, 0).await;
    for n in 0..count {
        assert_eq!(revisions.get(&key(n)), Some(&1), "{n}: {:?}", breaks.get(n.wrapping_sub(1)));
    }
    let count = u64::try_from(count).unwrap();
    assert_eq!(count_logs(&app.db).await - before, count);
    let added = phone.attendances(server.addr).await - people;
    assert_eq!(added, 7 * i64::try_from(count).unwrap());
    assert!(app.db.rebuild_figures().await.unwrap().were_equal());
}

/// Sends a log over a connection that breaks, and again over one that does not.
async fn send_twice(phone: &Phone, server: SocketAddr, n: usize, cut: Break) {
    let operation = phone.operation(&key(n), None, 7);
    let written = phone.written(server, std::slice::from_ref(&operation));
    let proxy = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let addr = proxy.local_addr().unwrap();
    let (heard, ()) = tokio::join!(exchange(addr, &written), pass(&proxy, server, cut, written.len()));
    assert_eq!(heard.as_ref().and_then(results), None, "{cut:?} was heard");
    let answers = phone.send(server, &[operation]).await.unwrap();
    let outcomes: Vec<Outcome> = answers.iter().map(|answer| answer.outcome).collect();
    match cut {
        Break::Upload(bytes) if bytes < written.len() => assert_eq!(outcomes, [Outcome::Created], "{cut:?}"),
        // Who sends again may overtake what was sent first.
        Break::Upload(_) => {
            assert!(matches!(outcomes[..], [Outcome::Created | Outcome::Duplicate]), "{outcomes:?}");
        }
        Break::Answer(_) => assert_eq!(outcomes, [Outcome::Duplicate], "{cut:?}"),
    }
}

/// Passes on one connection until it breaks.
async fn pass(proxy: &TcpListener, server: SocketAddr, cut: Break, upload: usize) {
    let (mut phone, _) = proxy.accept().await.unwrap();
    let mut server = TcpStream::connect(server).await.unwrap();
    let (bytes, answer) = match cut {
        Break::Upload(bytes) => (bytes, None),
        Break::Answer(bytes) => (upload, Some(bytes)),
    };
    copy(&mut (&mut phone).take(bytes as u64), &mut server).await.unwrap();
    if let Some(bytes) = answer {
        // It has begun to answer.
        server.peek(&mut [0]).await.unwrap();
        copy(&mut (&mut server).take(bytes as u64), &mut phone).await.unwrap();
    }
}
