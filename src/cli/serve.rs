//! `mashal serve`

use std::io::{ErrorKind, IsTerminal};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::mpsc::channel;

use clap::Args;
use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use super::output::{self, Output};
use super::screen::Screen;
use super::{Common, Exit, signals};
use crate::config::Choices;
use crate::preview::http::{FIRST_PORT, Hosts, listen};
use crate::preview::{News, Preview};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The port to listen on [default: 1111, or the next that is free]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// The address to listen on; 0.0.0.0 lets phones in the same network in
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1", value_parser = address)]
    host: IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Leave guides and languages out that are marked as drafts
    #[arg(long)]
    no_drafts: bool,
    /// Only show the site: at the desk nothing can be changed
    #[arg(long)]
    read_only: bool,
    /// Two made-up languages as well, to see what is not translated and what breaks when texts are
    /// longer or run from the right: qps-ploc and qps-plocm
    #[arg(long)]
    pseudo: bool,
}

fn address(text: &str) -> Result<IpAddr, String> {
    match text {
        "localhost" => Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        _ => text.parse().map_err(|_| {
            "write an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them".into()
        }),
    }
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let root = match output::site(common, output) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let listener = listen(options.host, options.port);
    let listener = listener.and_then(|listener| Ok((listener.local_addr()?, listener)));
    let (address, listener) = match listener {
        Ok(found) => found,
        Err(error) => {
            let port = options.port.unwrap_or(FIRST_PORT);
            let why = match error.kind() {
                ErrorKind::AddrInUse => format!(
                    "port {port} is taken; leave `--port` out and the next free one is used"
                ),
                ErrorKind::AddrNotAvailable => {
                    format!("`{}` is not an address of this machine", options.host)
                }
                _ => format!("cannot listen on {}:{port}: {error}", options.host),
            };
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
    let urls = urls(address);
    let first = urls.first().cloned().unwrap_or_default();
    let mut head = format!("mashal serves {}\n", root.display());
    for url in &urls {
        head.push_str(&format!("  {url}\n"));
    }
    head.push_str(&format!("  {first}__mashal/desk  to write and to translate, on this machine\n"));
    head.push_str(&format!("  {first}__mashal/translations  what is translated\n"));
    head.push_str(&format!("  {first}__mashal/handbook/  how it is done\n"));
    if options.port.is_none() && address.port() != FIRST_PORT {
        head.push_str(&format!("  (port {FIRST_PORT} is taken)\n"));
    }
    if !options.host.is_loopback() {
        head.push_str(
            "\nwarning: everybody in this network can read the site, with its faults, while this runs\n",
        );
        let phone = urls.iter().find(|url| !url.contains("//127.") && !url.contains("//[::1]"));
        head.extend(phone.and_then(|url| qr(url, output)));
    }
    head.push_str("Ctrl-C ends it.\n");
    let mut screen = Screen::new(output.clone(), head.clone());
    let redrawn = screen.is_redrawn();
    // Before anything is started, so that an early Ctrl-C is not lost.
    let (tell, hear) = channel();
    let interrupted = signals::on_end(move || {
        // Told once is enough: nobody listens to the second.
        let _told = tell.send(());
        false
    });
    if let Err(error) = interrupted {
        output.fail(&format!("Ctrl-C cannot be heard: {error}"));
        return Exit::Surroundings;
    }
    let choices =
        Choices { drafts: !options.no_drafts, pseudo: options.pseudo, ..Choices::default() };
    let hosts = Hosts::default().with(&options.host.to_string());
    let news = move |news: &News<'_>| screen.show(news);
    let preview = match Preview::start(&root, choices, listener, hosts, !options.read_only, news) {
        Ok(preview) => preview,
        Err(error) => {
            output.fail(&error.to_string());
            return Exit::Surroundings;
        }
    };
    if let Some(why) = &preview.polls {
        output.say(&format!("warning: changes are looked for twice a second ({why})"));
    }
    if !(redrawn && std::io::stdout().is_terminal()) {
        output.result(&head);
    }
    if options.open
        && let Err(error) = open::that_detached(&first)
    {
        output.say(&format!("warning: no browser could be opened: {error}"));
    }
    // Until Ctrl-C, or the end of whoever could press it.
    let _interrupted = hear.recv();
    drop(preview);
    Exit::Done
}

/// Where the site can be opened: on this machine first.
fn urls(address: SocketAddr) -> Vec<String> {
    let url = |ip: IpAddr| format!("http://{}/", SocketAddr::new(ip, address.port()));
    if !address.ip().is_unspecified() {
        return vec![url(address.ip())];
    }
    let mut urls = vec![url(IpAddr::V4(Ipv4Addr::LOCALHOST))];
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let ours = interfaces.iter().map(|interface| interface.ip());
    urls.extend(ours.filter(|ip| ip.is_ipv4() && !ip.is_loopback()).map(url));
    urls
}

/// An address for the camera of a phone.
fn qr(url: &str, output: &Output) -> Option<String> {
    let code = QrCode::new(url).ok()?;
    let image = code.render::<Dense1x2>().quiet_zone(true).build();
    // Dark on light, whatever the colours of the terminal.
    let (on, off) = output.styled("\x1b[30;107m", "\x1b[0m");
    Some(image.lines().map(|line| format!("{on}{line}{off}\n")).collect())
}
