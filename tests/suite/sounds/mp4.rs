//! Marks in MP4.

use super::boxes::*;
use super::*;

/// A box that names somebody, as players write it.
fn tag() -> Node {
    let data = node(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0], MARK].concat());
    let artist = Node { kind: *b"\xa9ART", bytes: Vec::new(), parts: vec![data] };
    let list = Node { kind: *b"ilst", bytes: Vec::new(), parts: vec![artist] };
    let meta = Node { kind: *b"meta", bytes: vec![0; 4], parts: vec![list] };
    Node { kind: *b"udta", bytes: Vec::new(), parts: vec![meta] }
}

pub(super) fn marked() -> Vec<u8> {
    File::of(sample("pair.m4a")).with(|file| {
        file.inside(&[b"moov"]).push(tag());
        file.inside(&[]).push(node(b"uuid", MARK));
        file.inside(&MDIA).push(node(b"XMP_", MARK));
        file.at(&below(&MDIA, b"hdlr")).bytes.extend(MARK);
        file.inside(&[]).insert(1, node(b"free", MARK));
    })
}

#[test]
fn a_mark_in_any_box_goes() {
    let sample = sample("pair.m4a");
    let clean = File::of(sample);
    let mut names = Vec::new();
    let paths: [&[&[u8; 4]]; 10] = [
        &[],
        &[b"moov"],
        &[b"moov", b"trak"],
        &[b"moov", b"trak", b"edts"],
        &MDIA,
        &[b"moov", b"trak", b"mdia", b"minf"],
        &[b"moov", b"trak", b"mdia", b"minf", b"dinf"],
        &STBL,
        &ENTRY,
        &[b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref"],
    ];
    let kinds: [&[u8; 4]; 16] = [
        b"udta",
        b"meta",
        b"uuid",
        b"XMP_",
        b"xml ",
        b"name",
        b"free",
        b"skip",
        b"wide",
        b"emsg",
        b"\xa9xyz",
        b"ID32",
        b"cprt",
        b"sgpd",
        b"ABCD",
        b"\0\0\0\0",
    ];
    for path in paths {
        for kind in kinds {
            let place =
                String::from_utf8_lossy(path.last().map_or(b"file", |kind| *kind)).into_owned();
            let name = format!("{} in {place}", String::from_utf8_lossy(kind));
            let put = |at: fn(usize) -> usize| {
                clean.with(|file| {
                    let parts = file.inside(path);
                    let at = at(parts.len()).max(usize::from(path.is_empty()));
                    parts.insert(at, if kind == b"udta" { tag() } else { node(kind, MARK) });
                })
            };
            // One more description of the sound, or of where it is, is another sound.
            let fate = if place == "dref" { Refused } else { Whole };
            names.push((name.clone(), put(|_| 0), fate));
            names.push((name, put(|end| end), fate));
        }
    }
    let files =
        names.iter().map(|(name, file, fate)| (name.as_str(), file.clone(), *fate)).collect();
    table(sample, files);
}

/// A descriptor of MPEG-4.
fn described(tag: u8, inside: &[u8]) -> Vec<u8> {
    [&[tag, u8::try_from(inside.len()).unwrap()], inside].concat()
}

#[test]
fn a_mark_at_any_other_place_goes() {
    let sample = sample("pair.m4a");
    let clean = File::of(sample);
    let bytes = |path: &[&[u8; 4]], change: fn(&mut Vec<u8>)| {
        clean.with(|file| change(&mut file.at(path).bytes))
    };
    let trak = |handler: &[u8; 4]| {
        clean.with(|file| {
            let mut other = file.at(&[b"moov", b"trak"]).clone();
            for part in &mut other.parts {
                for part in part.parts.iter_mut().filter(|part| part.kind == *b"hdlr") {
                    part.bytes[8..12].copy_from_slice(handler);
                    part.bytes.extend(MARK);
                }
            }
            file.inside(&[b"moov"]).push(other);
        })
    };
    let esds = |config: &[u8], more: &[u8]| {
        let decoder = [&[0x40, 0x15], [0; 11].as_slice(), &described(5, config), more].concat();
        let stream =
            [&[0, 1, 0], described(4, &decoder).as_slice(), &described(6, &[2]), more].concat();
        let esds = [&[0; 4], described(3, &stream).as_slice(), more].concat();
        clean.with(|file| file.at(&below(&ENTRY, b"esds")).bytes = esds)
    };
    // AAC of low complexity, 44,100 samples a second, two channels.
    let config = [0x12, 0x10];
    let comment = described(0x40, MARK);
    let long = |length: u64| {
        let file = clean.write();
        [&file, [0, 0, 0, 1].as_slice(), b"free", &length.to_be_bytes(), MARK].concat()
    };
    let tail = |head: &[u8]| [clean.write().as_slice(), head, MARK].concat();
    let data = |change: fn(&mut Vec<u8>)| bytes(&[b"mdat"], change);
    let elst = |edits: &[[u32; 3]]| {
        let numbers = edits.iter().flatten().flat_map(|number| number.to_be_bytes());
        let count = u32::try_from(edits.len()).unwrap().to_be_bytes();
        let edits: Vec<u8> = [0; 4].into_iter().chain(count).chain(numbers).collect();
        clean.with(|file| file.at(&[b"moov", b"trak", b"edts", b"elst"]).bytes = edits)
    };
    let waits = |time: &[u8]| u32::from_be_bytes(time.try_into().unwrap());
    let files = vec![
        (
            "name of the track",
            bytes(&below(&MDIA, b"hdlr"), |hdlr| {
                hdlr.truncate(24);
                hdlr.extend(MARK);
            }),
            Whole,
        ),
        (
            "maker of the track",
            bytes(&below(&MDIA, b"hdlr"), |hdlr| hdlr[12..22].copy_from_slice(MARK)),
            Whole,
        ),
        ("brands", bytes(&[b"ftyp"], |ftyp| ftyp.extend(b"SECRETna")), Whole),
        ("brand", bytes(&[b"ftyp"], |ftyp| ftyp[..8].copy_from_slice(b"SECRETna")), Whole),
        (
            "days of the film",
            bytes(&[b"moov", b"mvhd"], |head| head[4..12].copy_from_slice(&MARK[..8])),
            Whole,
        ),
        (
            "days of the track",
            bytes(&[b"moov", b"trak", b"tkhd"], |head| head[4..12].copy_from_slice(&MARK[..8])),
            Whole,
        ),
        (
            "days of the sound",
            bytes(&below(&MDIA, b"mdhd"), |head| head[4..12].copy_from_slice(&MARK[..8])),
            Whole,
        ),
        (
            "matrix of the film",
            bytes(&[b"moov", b"mvhd"], |head| head[36..46].copy_from_slice(MARK)),
            Whole,
        ),
        (
            "preview of the film",
            bytes(&[b"moov", b"mvhd"], |head| head[72..82].copy_from_slice(MARK)),
            Whole,
        ),
        (
            "matrix of the track",
            bytes(&[b"moov", b"trak", b"tkhd"], |head| head[40..50].copy_from_slice(MARK)),
            Whole,
        ),
        (
            "behind the head of the film",
            bytes(&[b"moov", b"mvhd"], |head| head.extend(MARK)),
            Whole,
        ),
        (
            "behind the head of the track",
            bytes(&[b"moov", b"trak", b"tkhd"], |head| head.extend(MARK)),
            Whole,
        ),
        (
            "behind the head of the sound",
            bytes(&below(&MDIA, b"mdhd"), |head| head.extend(MARK)),
            Whole,
        ),
        (
            "behind the balance",
            bytes(&[b"moov", b"trak", b"mdia", b"minf", b"smhd"], |head| head.extend(MARK)),
            Whole,
        ),
        ("behind the sizes", bytes(&below(&STBL, b"stsz"), |table| table.extend(MARK)), Whole),
        ("behind the times", bytes(&below(&STBL, b"stts"), |table| table.extend(MARK)), Whole),
        (
            "behind the places",
            bytes(&below(&STBL, b"stco"), |table| table.extend(b"SECRETname__")),
            Whole,
        ),
        ("behind the chunks", bytes(&below(&STBL, b"stsc"), |table| table.extend(MARK)), Whole),
        (
            "times of no samples",
            bytes(&below(&STBL, b"stts"), |table| {
                table[7] += 2;
                table.extend(b"\0\0\0\0SECR\0\0\0\0ETna");
            }),
            Whole,
        ),
        (
            "behind the edits",
            bytes(&[b"moov", b"trak", b"edts", b"elst"], |table| table.extend(MARK)),
            Whole,
        ),
        (
            "a wait of a strange length",
            elst(&[[waits(b"SECR"), u32::MAX, 0x1_0000], [0, 1024, 0x1_0000]]),
            Whole,
        ),
        (
            "address of the sound",
            bytes(&[b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref", b"url "], |url| {
                url.extend(MARK)
            }),
            Whole,
        ),
        (
            "sound in another file",
            bytes(&[b"moov", b"trak", b"mdia", b"minf", b"dinf", b"dref", b"url "], |url| {
                url[3] = 0;
                url.extend(MARK);
            }),
            Refused,
        ),
        (
            "maker of the entry",
            bytes(&ENTRY, |entry| entry[8..16].copy_from_slice(b"\0\0SECRET")),
            Whole,
        ),
        ("more descriptors", esds(&config, &comment), Whole),
        ("bounds of the rate", esds(&config, b""), Whole),
        ("behind the configuration", esds(&[&config, MARK].concat(), b""), Whole),
        (
            "address of the stream",
            clean.with(|file| {
                let stream = [&[0, 1, 0x40, 10], MARK].concat();
                file.at(&below(&ENTRY, b"esds")).bytes =
                    [&[0; 4], described(3, &stream).as_slice()].concat();
            }),
            Refused,
        ),
        // Channels that are told of one by one come with a comment.
        ("comment of the configuration", esds(&[&[0x12, 0x00], MARK].concat(), b""), Refused),
        ("track of text", trak(b"text"), Whole),
        ("track of film", trak(b"vide"), Whole),
        ("track of data", trak(b"meta"), Whole),
        ("two tracks of sound", trak(b"soun"), Refused),
        // The first block then begins with the mark, and is none.
        (
            "before the sound",
            clean.with(|file| file.at(&[b"mdat"]).bytes.splice(..0, MARK.to_vec()).for_each(drop)),
            Refused,
        ),
        ("behind the sound", data(|data| data.extend(MARK)), Whole),
        (
            "behind a block",
            {
                let mut file = clean.clone();
                let count = file.at(&below(&STBL, b"stsz")).bytes.len();
                let size = &mut file.at(&below(&STBL, b"stsz")).bytes[count - 1];
                *size += u8::try_from(MARK.len()).unwrap();
                file.at(&[b"mdat"]).bytes.extend(MARK);
                file.write()
            },
            Whole,
        ),
        ("a second mdat", clean.with(|file| file.inside(&[]).push(node(b"mdat", MARK))), Whole),
        ("a second moov", clean.with(|file| file.inside(&[]).push(node(b"moov", MARK))), Refused),
        ("a box to the end of the file", tail(b"\0\0\0\0free"), Whole),
        ("a box of 64 bits", long(16 + 10), Whole),
        ("a box that is too long", long(5000), Refused),
        ("a box of all bytes", long(u64::MAX), Refused),
        ("a box of half of all bytes", long(u64::MAX / 2), Refused),
        ("a box that is too short", long(7), Refused),
        ("half a box", tail(b"\0\0\0\xfffree"), Refused),
        ("bytes behind", tail(b""), Refused),
        ("nothing but a head", [b"\0\0\0\x10ftypM4A \0\0\0\0".as_slice(), MARK].concat(), Refused),
        ("another kind of sound", clean.with(|file| file.at(&ENTRY).kind = *b"samr"), Refused),
        ("locked sound", clean.with(|file| file.at(&ENTRY).kind = *b"enca"), Refused),
        (
            "sound in the head",
            bytes(&below(&STBL, b"stco"), |table| table[8..12].copy_from_slice(&[0, 0, 0, 40])),
            Refused,
        ),
        (
            "sound behind all",
            bytes(&below(&STBL, b"stco"), |table| table[8..12].copy_from_slice(&[0x7f; 4])),
            Refused,
        ),
    ];
    table(sample, files);
}

#[test]
fn a_mark_in_fragments_goes() {
    let sample = sample("fragments.m4a");
    let clean = File::of(sample);
    let paths: [&[&[u8; 4]]; 5] =
        [&[], &[b"moof"], &[b"moof", b"traf"], &[b"moov"], &[b"moov", b"mvex"]];
    let mut files = Vec::new();
    for path in paths {
        for kind in [b"udta", b"meta", b"uuid", b"emsg", b"free", b"XMP_", b"prft", b"ABCD"] {
            let mut file = clean.clone();
            let inside = !path.is_empty();
            let added = node(kind, MARK);
            let length = u32::try_from(added.write().len()).unwrap();
            file.inside(path).push(added);
            if inside && path[0] == b"moof" {
                // The sound lies that much later behind the head of its fragment.
                let run = &mut file.at(&[b"moof", b"traf", b"trun"]).bytes;
                let moved = u32::from_be_bytes(run[8..12].try_into().unwrap()) + length;
                run[8..12].copy_from_slice(&moved.to_be_bytes());
            }
            files.push(("a box in a fragment", file.write(), Whole));
        }
    }
    files.push((
        "behind the sound of a fragment",
        {
            let mut file = clean.clone();
            file.at(&[b"mdat"]).bytes.extend(MARK);
            file.write()
        },
        Whole,
    ));
    table(sample, files);
}

#[test]
fn sound_that_was_cut_away_goes() {
    let sample = strip_metadata(sample("pair.m4a")).unwrap().bytes;
    let clean = File::of(&sample);
    let edit = |edits: &[[u32; 2]]| {
        let mut table = vec![0, u32::try_from(edits.len()).unwrap()];
        table.extend(edits.iter().flat_map(|[from, lasts]| [*lasts, *from, 0x1_0000]));
        let table: Vec<u8> = table.iter().flat_map(|number| number.to_be_bytes()).collect();
        clean.with(|file| file.at(&[b"moov", b"trak", b"edts", b"elst"]).bytes = table)
    };
    // 18 blocks; the sixth to the eleventh are played, and four before them may be needed.
    let found = strip_metadata(&edit(&[[6 * 1024, 5 * 1024]])).unwrap();
    assert_eq!(found.metadata, BTreeSet::from([Metadata::Cut]));
    let cut = File::of(&found.bytes).at(&below(&STBL, b"stsz")).bytes.clone();
    let all = File::of(&sample).at(&below(&STBL, b"stsz")).bytes.clone();
    assert_eq!(cut[12..], all[12 + 4 * 2..12 + 4 * 11]);
    assert_eq!(strip_metadata(&found.bytes).unwrap().bytes, found.bytes);
    assert!(strip_metadata(&edit(&[[0, 2048], [8192, 2048]])).is_err(), "two parts of it");
    assert!(strip_metadata(&edit(&[[1_000_000, 0]])).is_err(), "nothing of it");
}

/// Version 1 of a box has days and times of 64 bits; `between` bytes stand between them.
fn longer(bytes: &[u8], between: usize, days: &[u8; 8]) -> Vec<u8> {
    let (lasts, rest) = bytes[12 + between..].split_at(4);
    let between = &bytes[12..12 + between];
    [&[1], &bytes[1..4], days, days, between, &[0; 4], lasts, rest].concat()
}

#[test]
fn boxes_of_version_1_are_read_as_those_of_version_0() {
    let clean = strip_metadata(sample("pair.m4a")).unwrap().bytes;
    let file = File::of(&clean);
    let mdhd = below(&MDIA, b"mdhd");
    let boxes: [(&[&[u8; 4]], usize); 3] =
        [(&[b"moov", b"mvhd"], 4), (&[b"moov", b"trak", b"tkhd"], 8), (&mdhd, 4)];
    for (path, between) in boxes {
        for (days, said) in
            [(&[0; 8], BTreeSet::new()), (b"SECRETna", BTreeSet::from([Metadata::Days]))]
        {
            let long = file.with(|file| {
                let bytes = &mut file.at(path).bytes;
                assert_eq!(bytes[0], 0);
                *bytes = longer(bytes, between, days);
            });
            let found = strip_metadata(&long).unwrap();
            assert!(found.bytes == clean, "{path:?}");
            assert_eq!(found.metadata, said, "{path:?}");
        }
    }
    // What is played of it, after a wait: the same whichever way its list is written.
    let played = |version: u8| {
        let wide = |number: u64| match version {
            1 => number.to_be_bytes().to_vec(),
            _ => u32::try_from(number & 0xffff_ffff).unwrap().to_be_bytes().to_vec(),
        };
        let head = [&[version, 0, 0, 0][..], &2_u32.to_be_bytes()].concat();
        let wait = [wide(500), wide(u64::MAX), 0x1_0000_u32.to_be_bytes().to_vec()].concat();
        let part = [wide(5 * 1024), wide(6 * 1024), 0x1_0000_u32.to_be_bytes().to_vec()].concat();
        let list = [head, wait, part].concat();
        strip_metadata(
            &file.with(|file| file.at(&[b"moov", b"trak", b"edts", b"elst"]).bytes = list),
        )
        .unwrap()
    };
    let (old, new) = (played(0), played(1));
    assert!(old.bytes == new.bytes && old.bytes != clean);
    assert_eq!((old.metadata, new.metadata), ([Metadata::Cut].into(), [Metadata::Cut].into()));
}

#[test]
fn what_was_found_is_said_and_nothing_else() {
    let clean = File::of(&strip_metadata(sample("pair.m4a")).unwrap().bytes);
    let said = |change: fn(&mut File)| metadata(&clean.with(change));
    assert_eq!(said(|file| file.inside(&[b"moov"]).push(tag())), BTreeSet::from([Metadata::Tags]));
    assert_eq!(
        said(|file| file.at(&[b"moov", b"mvhd"]).bytes[7] = 9),
        BTreeSet::from([Metadata::Days])
    );
    assert_eq!(said(|file| file.inside(&[]).push(node(b"free", &[0; 99]))), BTreeSet::new());
    assert_eq!(
        said(|file| file.inside(&[]).push(node(b"free", MARK))),
        BTreeSet::from([Metadata::Bytes])
    );
    assert_eq!(
        said(|file| file
            .at(&below(&MDIA, b"hdlr"))
            .bytes
            .splice(24.., *b"SoundHandler\0")
            .for_each(drop)),
        BTreeSet::new(),
    );
}
