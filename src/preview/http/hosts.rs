//! Which hosts a request may name. A page elsewhere can let its own name point to this machine
//! (DNS rebinding); its requests then come from our browser, to our port, under a foreign name.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The names under which the server may be asked: `localhost`, `127.0.0.1`, `[::1]`, the address
/// that the connection was made to, and the names added here.
///
/// A foreign name never is an address, so the address of the connection is enough for servers that
/// listen on all of the machine's addresses.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    names: BTreeSet<String>,
}

impl Hosts {
    /// These and also `name`, as in `laptop.local`.
    #[must_use]
    pub fn with(mut self, name: &str) -> Self {
        self.names.insert(normal(name));
        self
    }

    /// Whether a `Host` header may say `host`, on a connection made to `local`.
    pub(super) fn allow(&self, host: &str, local: IpAddr, port: u16) -> bool {
        let Some((host, named_port)) = split(host) else { return false };
        if named_port.is_some_and(|named| named != port) {
            return false;
        }
        match host {
            Host::Address(address) => {
                let ours = [
                    IpAddr::V4(Ipv4Addr::LOCALHOST),
                    IpAddr::V6(Ipv6Addr::LOCALHOST),
                    local.to_canonical(),
                ];
                ours.contains(&address.to_canonical())
            }
            Host::Name(name) => name == "localhost" || self.names.contains(&name),
        }
    }
}

enum Host {
    Address(IpAddr),
    Name(String),
}

fn normal(name: &str) -> String {
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

/// The host and the port of a `Host` header.
fn split(text: &str) -> Option<(Host, Option<u16>)> {
    let (host, rest) = match text.strip_prefix('[') {
        Some(text) => {
            let (address, rest) = text.split_once(']')?;
            (Host::Address(IpAddr::V6(address.parse().ok()?)), rest)
        }
        None => {
            let (name, rest) = text.split_at(text.find(':').unwrap_or(text.len()));
            let name = normal(name);
            let host = name.parse().map_or(Host::Name(name), |ip| Host::Address(IpAddr::V4(ip)));
            (host, rest)
        }
    };
    if rest.is_empty() {
        return Some((host, None));
    }
    let port = rest.strip_prefix(':')?;
    let digits = port.bytes().all(|byte| byte.is_ascii_digit());
    Some((host, Some(port.parse().ok().filter(|_| digits)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hosts_of_ours_are_allowed() {
        let hosts = Hosts::default().with("Laptop.local.");
        let local: IpAddr = "::ffff:192.0.2.2".parse().unwrap();
        let ours = [
            "localhost",
            "localhost:1111",
            "LocalHost.:1111",
            "127.0.0.1",
            "127.0.0.1:1111",
            "[::1]:1111",
            "192.0.2.2:1111",
            "laptop.local:1111",
            "LAPTOP.LOCAL.",
        ];
        for host in ours {
            assert!(hosts.allow(host, local, 1111), "{host}");
        }
        let foreign = [
            "",
            ":1111",
            "evil.example",
            "evil.example:1111",
            "localhost.evil.example",
            "evil.localhost",
            "localhost:1112",
            "localhost:",
            "localhost:+1111",
            "localhost:1111:1111",
            "localhost:99999",
            "localhost@evil.example",
            "127.0.0.1.evil.example",
            "192.0.2.3:1111",
            "[::2]:1111",
            "[::1",
            "[::1]1111",
            "::1",
            "2130706433",
            "localhost..",
            "localhost localhost",
        ];
        for host in foreign {
            assert!(!hosts.allow(host, local, 1111), "{host}");
        }
    }
}
