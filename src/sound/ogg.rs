//! Ogg (RFC 3533) with one stream of Opus (RFC 7845) or Vorbis: its packets of sound, in pages that
//! are new in every respect.

use super::opus::{self, Head, Order};
use super::vorbis::Vorbis;
use super::{Metadata, Refused, Stripped};
use ogg::reading::OggReadError;
use ogg::{PacketReader, PacketWriteEndInfo, PacketWriter};
use std::collections::BTreeSet;
use std::io::Cursor;

const CUT: Refused = "a part of it is cut off";
const DAMAGED: Refused = "a packet of its sound is damaged";

/// A packet of sound.
struct Sound {
    bytes: Vec<u8>,
    samples: u64,
    /// Where the samples of its page end, if it is the last of a page.
    end: Option<u64>,
}

/// What a stream is written from.
struct Stream {
    /// The packets before the sound.
    heads: Vec<Vec<u8>>,
    sound: Vec<Sound>,
    /// Samples a second.
    rate: u64,
    /// Whether the first page may say that the first samples are left out.
    begins_late: bool,
}

pub(super) fn strip_metadata(bytes: &[u8]) -> Result<Stripped, Refused> {
    let mut packets = read(bytes)?.into_iter();
    let first = packets.next().ok_or(CUT)?;
    let mut metadata = BTreeSet::new();
    let mut stream = if let Some(head) = first.data.strip_prefix(b"OpusHead") {
        opus(head, packets, &mut metadata)?
    } else if first.data.starts_with(b"\x01vorbis") {
        vorbis(&first.data, packets, &mut metadata)?
    } else {
        return Err("its sound is neither Opus nor Vorbis");
    };
    let place = places(&mut stream, &mut metadata).ok_or("no sound is in it")?;
    if let [ident, _, setup] = stream.heads.as_mut_slice() {
        // Only what the packets need that are left.
        let (mut reader, _) = Vorbis::read(ident, setup)?;
        for packet in &stream.sound {
            reader.packet(&packet.bytes).ok_or(DAMAGED)?;
        }
        *setup = reader.setup(setup);
    }
    let bytes = write(&stream, place).map_err(|_| "it is too long")?;
    Ok(Stripped { bytes, metadata })
}

/// All packets of the one stream.
fn read(bytes: &[u8]) -> Result<Vec<ogg::Packet>, Refused> {
    let mut reader = PacketReader::new(Cursor::new(bytes));
    let mut packets = Vec::new();
    loop {
        match reader.read_packet() {
            Ok(Some(packet)) => packets.push(packet),
            Ok(None) => break,
            Err(OggReadError::ReadError(_)) => return Err(CUT),
            Err(OggReadError::InvalidData) => {
                return Err("a page is missing, or a second recording follows the first");
            }
            Err(_) => return Err("a page of it is damaged"),
        }
    }
    let serial = packets.first().map(ogg::Packet::stream_serial);
    if packets.iter().any(|packet| Some(packet.stream_serial()) != serial) {
        return Err("it holds more than one stream, or a second recording follows the first");
    }
    Ok(packets)
}

fn opus(
    head: &[u8],
    mut packets: impl Iterator<Item = ogg::Packet>,
    metadata: &mut BTreeSet<Metadata>,
) -> Result<Stream, Refused> {
    if head.first().is_none_or(|version| version >> 4 != 0) {
        return Err("its Opus is of a version that is not known");
    }
    if head.len() > 11 {
        metadata.insert(Metadata::Bytes);
    }
    let mut written = b"OpusHead\x01".to_vec();
    Head::read(head.get(1..).unwrap_or_default(), Order::LowFirst)?
        .write(Order::LowFirst, &mut written);
    let tags = packets.next().ok_or(CUT)?;
    comments(tags.data.strip_prefix(b"OpusTags").ok_or(DAMAGED)?, 0, metadata)?;
    let mut sound = Vec::new();
    for packet in packets {
        let (bytes, samples) = opus::packet(&packet.data).ok_or(DAMAGED)?;
        // What fills a packet up is zero, unless somebody wrote into it.
        let rest = packet.data.iter().filter(|byte| **byte != 0).count();
        if rest > bytes.iter().filter(|byte| **byte != 0).count() + 1 + packet.data.len() / 255 {
            metadata.insert(Metadata::Bytes);
        }
        let end = packet.last_in_page().then(|| packet.absgp_page());
        sound.push(Sound { bytes: bytes.into_owned(), samples, end });
    }
    let tags = [b"OpusTags".as_slice(), &[0; 8]].concat();
    Ok(Stream { heads: vec![written, tags], sound, rate: opus::RATE, begins_late: false })
}

fn vorbis(
    first: &[u8],
    mut packets: impl Iterator<Item = ogg::Packet>,
    metadata: &mut BTreeSet<Metadata>,
) -> Result<Stream, Refused> {
    let tags = packets.next().ok_or(CUT)?;
    comments(tags.data.strip_prefix(b"\x03vorbis").ok_or(DAMAGED)?, 1, metadata)?;
    let setup = packets.next().ok_or(CUT)?;
    let (mut reader, ident) = Vorbis::read(first, &setup.data)?;
    let mut sound: Vec<Sound> = Vec::new();
    for packet in packets {
        let end = packet.last_in_page().then(|| packet.absgp_page());
        // Players pass over packets that are no sound.
        if packet.data.first().is_none_or(|first| first & 1 == 1) {
            metadata.extend((!packet.data.is_empty()).then_some(Metadata::Bytes));
            if let Some((last, end)) = sound.last_mut().zip(end) {
                last.end = Some(end);
            }
            continue;
        }
        let (bytes, samples) = reader.packet(&packet.data).ok_or(DAMAGED)?;
        let rest = packet.data.get(bytes.len()..).unwrap_or_default();
        metadata.extend(rest.iter().any(|byte| *byte != 0).then_some(Metadata::Bytes));
        sound.push(Sound { bytes, samples, end });
    }
    let tags = [b"\x03vorbis".as_slice(), &[0; 8], &[1]].concat();
    let rate = reader.rate();
    Ok(Stream { heads: vec![ident, tags, setup.data], sound, rate, begins_late: true })
}

/// Looks whether a packet of comments has some, or more than them. Its first is the name of a
/// program.
fn comments(packet: &[u8], end: usize, metadata: &mut BTreeSet<Metadata>) -> Result<(), Refused> {
    let number = |at: usize| {
        let bytes = packet.get(at..).and_then(<[u8]>::first_chunk).copied();
        bytes.map(u32::from_le_bytes).and_then(|number| usize::try_from(number).ok())
    };
    let program = number(0).ok_or(DAMAGED)?;
    let behind = program.saturating_add(4);
    let count = number(behind).ok_or(DAMAGED)?;
    let rest = packet.get(behind + 4..).unwrap_or_default();
    if count > 0 {
        metadata.insert(Metadata::Tags);
    } else if rest.get(end..).is_some_and(|rest| rest.iter().any(|byte| *byte != 0)) {
        metadata.insert(Metadata::Bytes);
    }
    Ok(())
}

/// Where the samples of each packet end. Only the first page may leave some out before them, and
/// only the last behind them; packets that are left out as a whole go.
fn places(stream: &mut Stream, metadata: &mut BTreeSet<Metadata>) -> Option<Vec<u64>> {
    let sound = &stream.sound;
    let first = sound.iter().position(|packet| packet.end.is_some()).unwrap_or(sound.len());
    let before = sound.iter().rev().skip(1).position(|packet| packet.end.is_some());
    let last = before.map_or(0, |from_end| sound.len() - 1 - from_end);
    let sum = |packets: &[Sound]| packets.iter().map(|packet| packet.samples).sum::<u64>();
    let page = sum(sound.get(..=first).unwrap_or(sound));
    let begin = sound.get(first).and_then(|packet| packet.end)?;
    // One page alone says where its sound ends, not where it begins.
    let (late, early) =
        if last == 0 { (0, 0) } else { (begin.saturating_sub(page), page.saturating_sub(begin)) };
    let early = if stream.begins_late && early <= page { early } else { 0 };
    let total = sum(sound);
    let end = sound.last()?.end.unwrap_or(u64::MAX);
    let played = end.saturating_sub(late).saturating_add(early);
    let mut over = total.saturating_sub(played);
    if over > sum(sound.get(last..)?) {
        over = 0;
    }
    while let Some(packet) = stream.sound.last()
        && packet.samples <= over
        && over > 0
    {
        metadata.extend((packet.samples > 0).then_some(Metadata::Cut));
        over -= packet.samples;
        stream.sound.pop();
    }
    let mut place = 0_u64;
    let mut places: Vec<u64> = Vec::with_capacity(stream.sound.len());
    for packet in &stream.sound {
        place += packet.samples;
        places.push(place.saturating_sub(early));
    }
    if let Some(last) = places.last_mut() {
        *last = last.saturating_sub(over);
    }
    (!places.is_empty()).then_some(places)
}

/// Writes the stream in pages of about a second.
fn write(stream: &Stream, places: Vec<u64>) -> std::io::Result<Vec<u8>> {
    const SERIAL: u32 = 1;
    let mut writer = PacketWriter::new(Vec::new());
    for (at, head) in stream.heads.iter().enumerate() {
        // The first stands on a page of its own, and sound begins on a new one.
        let ends = at == 0 || at + 1 == stream.heads.len();
        let end = if ends { PacketWriteEndInfo::EndPage } else { PacketWriteEndInfo::NormalPacket };
        writer.write_packet(head.as_slice(), SERIAL, end, 0)?;
    }
    let (last, mut page) = (places.len().saturating_sub(1), 0);
    for (at, (packet, place)) in stream.sound.iter().zip(places).enumerate() {
        let end = if at == last {
            PacketWriteEndInfo::EndStream
        } else if place >= page + stream.rate {
            page = place;
            PacketWriteEndInfo::EndPage
        } else {
            PacketWriteEndInfo::NormalPacket
        };
        writer.write_packet(packet.bytes.as_slice(), SERIAL, end, place)?;
    }
    Ok(writer.into_inner())
}
