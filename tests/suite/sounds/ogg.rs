//! Marks in Ogg.

use super::*;
use ::ogg::{Packet, PacketReader, PacketWriteEndInfo, PacketWriter};

const SERIAL: u32 = 7;

/// The packets of a sample, with the ends of their pages.
fn packets(name: &str) -> Vec<(Vec<u8>, u64)> {
    let mut reader = PacketReader::new(Cursor::new(sample(name)));
    std::iter::from_fn(|| reader.read_packet().unwrap())
        .map(|packet: Packet| (packet.data.clone(), packet.absgp_page()))
        .collect()
}

/// Pages of a packet each.
fn pages(packets: &[(Vec<u8>, u64)], serial: u32) -> Vec<u8> {
    let mut writer = PacketWriter::new(Vec::new());
    for (at, (bytes, end)) in packets.iter().enumerate() {
        let last = at + 1 == packets.len();
        let ends = if last { PacketWriteEndInfo::EndStream } else { PacketWriteEndInfo::EndPage };
        writer.write_packet(bytes.as_slice(), serial, ends, *end).unwrap();
    }
    writer.into_inner()
}

/// A sample whose pages say where they end.
fn paged(name: &str) -> Vec<(Vec<u8>, u64)> {
    let clean = strip_metadata(sample(name)).unwrap().bytes;
    let mut reader = PacketReader::new(Cursor::new(clean.as_slice()));
    let packets = std::iter::from_fn(|| reader.read_packet().unwrap());
    packets.map(|packet| (packet.data.clone(), packet.absgp_page())).collect()
}

/// A sample with a packet changed.
fn changed(name: &str, at: usize, change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut packets = packets(name);
    change(&mut packets[at].0);
    pages(&packets, SERIAL)
}

fn tags(mark: &[u8], program: &[u8], comment: &[u8], rest: &[u8]) -> Vec<u8> {
    let length = |text: &[u8]| u32::try_from(text.len()).unwrap().to_le_bytes();
    let count = [u8::from(!comment.is_empty()), 0, 0, 0];
    let comment =
        if comment.is_empty() { Vec::new() } else { [&length(comment), comment].concat() };
    [mark, &length(program), program, &count, &comment, rest].concat()
}

/// A packet of Opus with something that only fills it up.
fn padded(packet: &[u8], padding: &[u8]) -> Vec<u8> {
    assert_eq!(packet[0] & 3, 0, "one frame");
    let length = u8::try_from(padding.len()).unwrap();
    [&[packet[0] | 3, 0x41, length], &packet[1..], padding].concat()
}

/// A packet with a number of frames that has none.
fn counted(packet: &[u8]) -> Vec<u8> {
    [&[packet[0] | 3, 1], &packet[1..]].concat()
}

pub(super) fn marked() -> Vec<u8> {
    let comment = [b"ARTIST=".as_slice(), MARK].concat();
    [
        changed("voice.opus", 1, |tags_| *tags_ = tags(b"OpusTags", MARK, &comment, MARK)),
        MARK.to_vec(),
    ]
    .concat()
}

#[test]
fn a_mark_at_any_place_of_opus_goes() {
    let comment = [b"ARTIST=".as_slice(), MARK].concat();
    let name = "voice.opus";
    let metadata = |bytes: Vec<u8>| changed(name, 1, |packet| *packet = bytes);
    let stream = pages(&packets(name), SERIAL);
    let other = |first: &[u8]| pages(&[(first.to_vec(), 0), (MARK.to_vec(), 0)], 9);
    let all = packets(name);
    let count = all.len();
    // A second stream begins among the first pages, before any sound.
    let first = pages(&all[..1], SERIAL).len();
    let among = |other: &[u8]| [&stream[..first], other, &stream[first..]].concat();
    let cut = {
        let mut all = all.clone();
        all.push(([MARK, &[1; 600]].concat(), 0));
        let pages = pages(&all, SERIAL);
        pages[..pages.len() - 20].to_vec()
    };
    let ends = |end: u64| {
        let mut all = all.clone();
        all.iter_mut().skip(2).take(3).for_each(|packet| packet.1 = end);
        pages(&all, SERIAL)
    };
    let files = vec![
        ("comment", metadata(tags(b"OpusTags", b"x", &comment, b"")), Whole),
        ("name of the program", metadata(tags(b"OpusTags", MARK, b"", b"")), Whole),
        ("bytes behind the comments", metadata(tags(b"OpusTags", b"", b"", MARK)), Whole),
        (
            "a comment of three pages",
            metadata(tags(b"OpusTags", b"x", &comment.repeat(9000), b"")),
            Whole,
        ),
        (
            "comments that are cut off",
            metadata(tags(b"OpusTags", b"", &comment, b"")[..20].to_vec()),
            Whole,
        ),
        (
            "comments that say too much",
            metadata([b"OpusTags".as_slice(), &[0xff; 4], MARK].concat()),
            Refused,
        ),
        (
            "rate of the microphone",
            changed(name, 0, |head| head[12..16].copy_from_slice(&MARK[..4])),
            Whole,
        ),
        ("bytes behind the head", changed(name, 0, |head| head.extend(MARK)), Whole),
        ("serial number", pages(&all, u32::from_le_bytes(*b"SECR")), Whole),
        ("places of pages", ends(u64::from_le_bytes(*b"SECRETna")), Whole),
        ("bytes between pages", among(MARK), Whole),
        ("bytes behind", [&stream, MARK].concat(), Whole),
        ("a packet behind that is cut off", cut, Refused),
        ("skeleton", among(&other(b"fishead\0")), Refused),
        ("texts", among(&other(b"\x80kate\0\0\0")), Refused),
        ("a second recording of the same number", stream.repeat(2), Refused),
        ("a second recording of another", [stream.clone(), pages(&all, 9)].concat(), Refused),
        (
            "a later packet of comments",
            changed(name, 4, |packet| *packet = tags(b"OpusTags", MARK, &comment, b"")),
            Refused,
        ),
        ("an empty packet", changed(name, 4, Vec::clear), Refused),
        ("bytes before", [MARK, &stream].concat(), Refused),
        ("nothing but a mark", [b"OggS".as_slice(), MARK].concat(), Refused),
    ];
    table(sample(name), files);

    let counted = changed(name, count - 2, |packet| *packet = counted(packet));
    let padded = changed(name, count - 2, |packet| *packet = padded(packet, MARK));
    assert!(holds(&padded, MARK));
    table(&counted, vec![("what fills a packet up", padded, Whole)]);
}

#[test]
fn a_mark_at_any_place_of_vorbis_goes() {
    let comment = [b"ARTIST=".as_slice(), MARK].concat();
    let name = "voice.ogg";
    let metadata = |bytes: Vec<u8>| changed(name, 1, |packet| *packet = bytes);
    let with = |at: usize, bytes: &[u8]| {
        let mut packets = paged(name);
        let end = packets[at - 1].1;
        packets.insert(at, (bytes.to_vec(), end));
        pages(&packets, SERIAL)
    };
    let files = vec![
        ("comment", metadata(tags(b"\x03vorbis", b"x", &comment, b"\x01")), Whole),
        ("name of the program", metadata(tags(b"\x03vorbis", MARK, b"", b"\x01")), Whole),
        (
            "bytes behind the comments",
            metadata(tags(b"\x03vorbis", b"", b"", &[b"\x01", MARK].concat())),
            Whole,
        ),
        ("rates", changed(name, 0, |head| head[16..26].copy_from_slice(MARK)), Whole),
        ("bytes behind the head", changed(name, 0, |head| head.extend(MARK)), Whole),
        ("bytes behind the books", changed(name, 2, |setup| setup.extend(MARK)), Whole),
        (
            "bytes behind the sound of a packet",
            changed(name, 6, |packet| packet.extend(MARK)),
            Whole,
        ),
        (
            "a later packet of comments",
            with(7, &tags(b"\x03vorbis", MARK, &comment, b"\x01")),
            Whole,
        ),
        ("a packet that is no sound", with(7, &[b"\x01".as_slice(), MARK].concat()), Whole),
        ("books that are cut off", changed(name, 2, |setup| setup.truncate(400)), Refused),
        ("no books", changed(name, 2, |setup| *setup = MARK.to_vec()), Refused),
    ];
    table(sample(name), files);
}

#[test]
fn sound_that_was_cut_away_goes() {
    // Packets of 20 ms.
    let mut all = paged("voice.opus");
    (0..).zip(&mut all[2..]).for_each(|(at, packet): (u64, _)| packet.1 = (at + 1) * 960);
    let whole = pages(&all, SERIAL);
    let last = all.len() - 1;
    // The last page ends before two of its packets begin.
    let begin = all[last - 3].1;
    for packet in &mut all[last - 2..] {
        packet.1 = begin + 1000;
    }
    let mut writer = PacketWriter::new(Vec::new());
    for (at, (bytes, end)) in all.iter().enumerate() {
        let ends = match at {
            at if at == last => PacketWriteEndInfo::EndStream,
            at if at < last - 2 => PacketWriteEndInfo::EndPage,
            _ => PacketWriteEndInfo::NormalPacket,
        };
        writer.write_packet(bytes.as_slice(), SERIAL, ends, *end).unwrap();
    }
    let found = strip_metadata(&writer.into_inner()).unwrap();
    assert_eq!(found.metadata, BTreeSet::from([Metadata::Cut]));
    let rest = heard(&found.bytes);
    assert!(heard(&whole).starts_with(&rest) && rest.len() < heard(&whole).len());
    assert_eq!(metadata(&whole), BTreeSet::new());
}

/// Sums of pages refuse nearly all damage; these are right, and what is in the packets is not.
#[test]
fn damaged_packets_neither_stop_nor_tell() {
    let mut random = fastrand::Rng::with_seed(2);
    for name in ["voice.opus", "voice.ogg"] {
        let clean = paged(name);
        for packet in 0..clean.len() {
            for at in (0..clean[packet].0.len()).step_by(9) {
                let mut all = clean.clone();
                all[packet].0[at] ^= random.u8(1..);
                survives(&pages(&all, SERIAL), name);
                all[packet].0.truncate(at);
                survives(&pages(&all, SERIAL), name);
            }
        }
    }
}
