//! Marks in blocks of AAC.

use super::boxes::*;
use super::*;

/// A block of AAC with a part before its channels.
fn with_part(block: &[u8], part: &[(u32, usize)]) -> Vec<u8> {
    let mut bits: Vec<bool> = Vec::new();
    let mut write =
        |number: u32, count: usize| bits.extend((0..count).rev().map(|at| number >> at & 1 == 1));
    part.iter().for_each(|(number, count)| write(*number, *count));
    block.iter().for_each(|byte| write(u32::from(*byte), 8));
    bits.chunks(8)
        .map(|bits| bits.iter().enumerate().map(|(at, bit)| u8::from(*bit) << (7 - at)).sum())
        .collect()
}

#[test]
fn a_mark_within_a_block_of_aac_goes() {
    let sample = strip_metadata(sample("pair.m4a")).unwrap().bytes;
    let clean = File::of(&sample);
    let letters: Vec<(u32, usize)> = MARK.iter().map(|byte| (u32::from(*byte), 8)).collect();
    let with = |part: &[(u32, usize)]| {
        clean.with(|file| {
            let sizes = &mut file.at(&below(&STBL, b"stsz")).bytes;
            let size =
                usize::try_from(u32::from_be_bytes(sizes[12..16].try_into().unwrap())).unwrap();
            let block = with_part(&file.at(&[b"mdat"]).bytes[..size], part);
            let more = u32::try_from(block.len() - size).unwrap();
            file.at(&below(&STBL, b"stsz")).bytes[12..16]
                .copy_from_slice(&u32::try_from(block.len()).unwrap().to_be_bytes());
            file.at(&[b"mdat"]).bytes.splice(..size, block);
            // The chunks behind have moved too.
            for place in file.at(&below(&STBL, b"stco")).bytes[12..].chunks_mut(4) {
                let moved = u32::from_be_bytes(place.try_into().unwrap()) + more;
                place.copy_from_slice(&moved.to_be_bytes());
            }
        })
    };
    let part = |head: &[(u32, usize)]| with(&[head, &letters].concat());
    let fill = part(&[(6, 3), (10, 4)]);
    let data = part(&[(4, 3), (0, 4), (0, 1), (10, 8)]);
    let aligned = part(&[(4, 3), (0, 4), (1, 1), (10, 8)]);
    assert!(!heard(&data).is_empty() && holds(&aligned, MARK));
    // High frequencies are sound.
    let high = part(&[(6, 3), (11, 4), (13, 4), (0, 4)]);
    assert!(strip_metadata(&high).unwrap().bytes == high && metadata(&high).is_empty());
    let files = vec![
        ("what fills a block", fill, Whole),
        ("data of a block", data, Whole),
        ("data of a block, in whole bytes", aligned, Whole),
        ("a table of channels", part(&[(5, 3), (0, 4)]), Refused),
        ("channels that go with others", part(&[(2, 3), (0, 4)]), Refused),
        ("no block", part(&[]), Refused),
    ];
    for (place, file, fate) in &files {
        let found = strip_metadata(file);
        assert_eq!(found.is_err(), *fate == Refused, "{place}");
        // Within the bits of a block a mark may begin anywhere: only what is written anew is
        // compared.
        assert!(found.is_err() || found.unwrap().bytes == sample, "{place}");
    }
    table(&sample, files);
}
