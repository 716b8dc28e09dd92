//! A plain static file server, like the hosts the site is made for: no rewriting, no fallback page.

mod connection;
mod media_type;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;

use crate::error::XtaskError;

pub(crate) struct Site {
    pub(crate) folder: PathBuf,
    /// Starts and ends with `/`.
    pub(crate) base: String,
}

pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

/// How many ports after the wanted one are tried when it is taken.
const TRIES: u16 = 20;

impl Server {
    /// Opens a port on the loopback address. With port 0 any free one; else the first free one from
    /// `port` on.
    pub(crate) fn open(site: Site, port: u16) -> Result<Self, XtaskError> {
        let last = if port == 0 {
            0
        } else {
            port.saturating_add(TRIES)
        };
        let mut refused = std::io::Error::from(std::io::ErrorKind::AddrInUse);
        for port in port..=last {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => {
                    return Ok(Self {
                        listener,
                        site: Arc::new(site),
                    });
                }
                Err(error) => refused = error,
            }
        }
        Err(XtaskError::NoPort { source: refused })
    }

    /// The address of the site's first page.
    pub(crate) fn address(&self) -> Result<String, XtaskError> {
        let local: SocketAddr = self
            .listener
            .local_addr()
            .map_err(|source| XtaskError::NoPort { source })?;
        Ok(format!("http://{local}{}", self.site.base))
    }

    /// Serves until the process ends.
    pub(crate) fn serve(self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            std::thread::spawn(move || connection::serve(&site, stream));
        }
    }

    /// Serves from a thread of its own and returns the address.
    pub(crate) fn serve_beside(self) -> Result<String, XtaskError> {
        let address = self.address()?;
        std::thread::spawn(move || self.serve());
        Ok(address)
    }
}
