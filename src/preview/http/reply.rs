//! What is sent back: headers, parts of files, what the client has already.

use std::ops::RangeInclusive;

use http_body_util::{Either, Full};
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Response, StatusCode};

use super::File;
use super::events::Stream;
use super::request::Refusal;

pub(super) type Reply = Response<Either<Full<Bytes>, Stream>>;

/// An answer that has no body. Of an interim status, hyper makes 500.
pub(super) fn status(status: StatusCode) -> Reply {
    reply(status, Either::Left(Full::default()))
}

/// The way to another address, for now.
pub(super) fn redirect(to: &str) -> Reply {
    let mut reply = status(StatusCode::FOUND);
    set(&mut reply, header::LOCATION, to);
    reply
}

/// No to a request: says why, and ends the connection.
pub(super) fn refusal((status, why): Refusal) -> Reply {
    let mut reply = reply(status, Either::Left(Full::new(Bytes::from(format!("{why}\n")))));
    set(&mut reply, header::CONTENT_TYPE, "text/plain; charset=utf-8");
    set(&mut reply, header::CONNECTION, "close");
    if status == StatusCode::METHOD_NOT_ALLOWED {
        set(&mut reply, header::ALLOW, "GET, HEAD");
    }
    reply
}

/// An endless answer.
pub(super) fn stream(stream: Stream) -> Reply {
    let mut reply = reply(StatusCode::OK, Either::Right(stream));
    set(&mut reply, header::CONTENT_TYPE, "text/event-stream");
    reply
}

/// A file, or the part of it that is asked for, or that it is what the client has already. To HEAD
/// hyper sends no body, and says how long it would be.
pub(super) fn file(file: File, method: &Method, asked: &HeaderMap) -> Reply {
    let bytes = Bytes::from_owner(file.bytes);
    let mut reply = status(file.status);
    if file.mime.starts_with("text/html") {
        set(&mut reply, header::VARY, "Accept");
    }
    if file.status != StatusCode::OK {
        set(&mut reply, header::CONTENT_TYPE, &file.mime);
        return with(reply, bytes);
    }
    let mark = mark(&bytes);
    set(&mut reply, header::ETAG, &mark);
    set(&mut reply, header::ACCEPT_RANGES, "bytes");
    if has_already(asked, &mark) {
        *reply.status_mut() = StatusCode::NOT_MODIFIED;
        return reply;
    }
    let length = bytes.len();
    match part(method, asked, &mark, length) {
        Part::Whole => {
            set(&mut reply, header::CONTENT_TYPE, &file.mime);
            with(reply, bytes)
        }
        Part::Of(range) => {
            set(&mut reply, header::CONTENT_TYPE, &file.mime);
            let (start, end) = (range.start(), range.end());
            let place = format!("bytes {start}-{end}/{length}");
            set(&mut reply, header::CONTENT_RANGE, &place);
            *reply.status_mut() = StatusCode::PARTIAL_CONTENT;
            with(reply, bytes.slice(range))
        }
        Part::Beyond => {
            set(&mut reply, header::CONTENT_RANGE, &format!("bytes */{length}"));
            *reply.status_mut() = StatusCode::RANGE_NOT_SATISFIABLE;
            reply
        }
    }
}

/// The strong `ETag` of these bytes.
fn mark(bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    format!("\"{}\"", hash.get(..16).unwrap_or_default())
}

/// Whether `If-None-Match` names what would be sent.
fn has_already(asked: &HeaderMap, mark: &str) -> bool {
    let values = asked.get_all(header::IF_NONE_MATCH).iter();
    values.filter_map(|value| value.to_str().ok()).any(|value| {
        value
            .split(',')
            .map(str::trim)
            .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == mark)
    })
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Whole,
    Of(RangeInclusive<usize>),
    /// The file ends before.
    Beyond,
}

/// Which part of a file of this length is asked for. What is not one range is not a range.
fn part(method: &Method, asked: &HeaderMap, mark: &str, length: usize) -> Part {
    let mut ranges = asked.get_all(header::RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Part::Whole };
    let same =
        asked.get_all(header::IF_RANGE).iter().all(|known| known.as_bytes() == mark.as_bytes());
    let range = range.to_str().ok().and_then(|range| {
        http_range_header::parse_range_header(range).ok().filter(|ranges| ranges.len() == 1)
    });
    let Some(range) = range.filter(|_| method == Method::GET && same) else { return Part::Whole };
    let Ok(found) = range.validate(length as u64) else { return Part::Beyond };
    // None is found in an empty file only, of which a suffix is the whole.
    let Some(found) = found.first() else { return Part::Whole };
    match (usize::try_from(*found.start()), usize::try_from(*found.end())) {
        (Ok(start), Ok(end)) if start <= end && end < length => Part::Of(start..=end),
        _ => Part::Beyond,
    }
}

fn with(mut reply: Reply, bytes: Bytes) -> Reply {
    *reply.body_mut() = Either::Left(Full::new(bytes));
    reply
}

/// An answer with what every answer says.
fn reply(status: StatusCode, body: Either<Full<Bytes>, Stream>) -> Reply {
    let mut reply = Response::new(body);
    *reply.status_mut() = status;
    set(&mut reply, header::CACHE_CONTROL, "no-store");
    set(&mut reply, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    set(&mut reply, policy, "same-origin");
    // A page elsewhere could lay the desk below its own buttons.
    set(&mut reply, header::X_FRAME_OPTIONS, "SAMEORIGIN");
    reply
}

fn set(reply: &mut Reply, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        reply.headers_mut().insert(name, value);
    }
}
