//! How many connections there may be: in all, and from one address.

use crate::session::of_one_person;
use axum_server::accept::Accept;
use std::{
    collections::HashMap,
    future::{Ready, ready},
    io,
    net::IpAddr,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};

/// From one address; an office often has one for all, and a browser opens six.
const FROM_ONE_ADDRESS: usize = 256;
const IN_ALL: usize = 8_192;
/// Files that are open beside connections.
const OTHER_FILES: u64 = 256;

/// Lets connections in as long as there is room for them; a clone counts the same ones.
#[derive(Clone, Debug)]
pub struct Connections {
    open: Arc<Mutex<Open>>,
    in_all: usize,
    from_one_address: usize,
}

#[derive(Debug, Default)]
struct Open {
    in_all: usize,
    by_address: HashMap<String, usize>,
}

impl Connections {
    /// As many as the system gives files for. Behind a proxy all come from one address.
    pub fn new(behind_proxy: bool) -> Self {
        let files = rlimit::increase_nofile_limit(IN_ALL as u64 + OTHER_FILES).unwrap_or(1_024);
        let in_all = usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(IN_ALL).min(IN_ALL);
        Self::at_most(in_all, if behind_proxy { in_all } else { FROM_ONE_ADDRESS })
    }

    fn at_most(in_all: usize, from_one_address: usize) -> Self {
        Self { open: Arc::default(), in_all, from_one_address }
    }

    fn admit(&self, address: IpAddr) -> Option<Admitted> {
        let address = of_one_person(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_address = open.by_address.get(&address).copied().unwrap_or_default();
        if open.in_all >= self.in_all || of_address >= self.from_one_address {
            return None;
        }
        open.in_all += 1;
        open.by_address.insert(address.clone(), of_address + 1);
        Some(Admitted { open: Arc::clone(&self.open), address })
    }
}

/// A connection that counts until it is closed.
#[derive(Debug)]
struct Admitted {
    open: Arc<Mutex<Open>>,
    address: String,
}

impl Drop for Admitted {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.in_all -= 1;
        match open.by_address.get_mut(&self.address) {
            Some(left) if *left > 1 => *left -= 1,
            _ => {
                open.by_address.remove(&self.address);
            }
        }
    }
}

impl<S> Accept<TcpStream, S> for Connections {
    type Stream = Counted;
    type Service = S;
    type Future = Ready<io::Result<(Counted, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let admitted = stream.peer_addr().ok().and_then(|peer| self.admit(peer.ip()));
        ready(match admitted {
            Some(admitted) => Ok((Counted { stream, _admitted: admitted }, service)),
            None => Err(io::Error::other("too many connections")),
        })
    }
}

/// The stream of a connection that was let in.
#[derive(Debug)]
pub struct Counted {
    stream: TcpStream,
    _admitted: Admitted,
}

impl AsyncRead for Counted {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Counted {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, bytes)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_leaves_room_for_others_and_what_is_closed_counts_no_more() {
        let connections = Connections::at_most(3, 2);
        let admit = |address: &str| connections.admit(address.parse().unwrap());
        let mut held = vec![admit("192.0.2.1").unwrap(), admit("::ffff:192.0.2.1").unwrap()];
        assert!(admit("192.0.2.1").is_none());
        held.push(admit("2001:db8:1:2::1").unwrap());
        assert!(admit("192.0.2.2").is_none(), "no more than three in all");
        held.clear();
        assert!(connections.open.lock().unwrap().by_address.is_empty());
        // A whole network of the sixth version is one person's.
        let _held = [admit("2001:db8:1:2::1").unwrap(), admit("2001:db8:1:2::2").unwrap()];
        assert!(admit("2001:db8:1:2::3").is_none() && admit("2001:db8:1:3::1").is_some());
    }
}
