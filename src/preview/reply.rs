//! Answers of a few bytes, and what a query says.

use std::borrow::Cow;

use serde_json::Value;

use super::http::{Answer, File, Request, StatusCode, mime};
use crate::plan::Bytes;

/// A file that is there.
pub(super) fn file(mime: Cow<'static, str>, bytes: Bytes) -> Answer {
    Answer::File(File { status: StatusCode::OK, mime, bytes })
}

/// A file of JSON.
pub(super) fn json_file(value: &Value) -> Answer {
    file(mime("data.json"), value.to_string().into_bytes().into())
}

/// The value of a parameter of the query.
pub(super) fn value(request: &Request, name: &str) -> Option<String> {
    let query = request.query.as_deref()?;
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(found, _)| found == name).map(|(_, value)| value.into_owned())
}
