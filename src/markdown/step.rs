//! What headings of session plans say.

use pulldown_cmark::CowStr;

use super::Step;
use crate::diag::{Code, Diagnostic, Sink, Span};

/// The longest step, in minutes: a day.
const LONGEST: u32 = 24 * 60;

impl Step {
    /// Reads what stands in braces behind the heading at `span`.
    pub(super) fn read(
        classes: &[CowStr<'_>],
        attributes: &[(CowStr<'_>, Option<CowStr<'_>>)],
        span: &Span,
        sink: &mut Sink,
    ) -> Self {
        let written = attributes.iter().find(|(name, _)| &**name == "minutes");
        let minutes = written.and_then(|(_, value)| {
            let minutes = value.as_ref().and_then(|value| value.parse().ok());
            let minutes = minutes.filter(|minutes| (1..=LONGEST).contains(minutes));
            if minutes.is_none() {
                let message = "the minutes of a step are a whole number";
                let fault = Diagnostic::new(Code::TrainingMinutes, message).at(span.clone());
                sink.push(fault.help(format!("write one from 1 to {LONGEST}, `{{minutes=10}}`")));
            }
            minutes
        });
        let is = |name| classes.iter().any(|class| &**class == name);
        Self { minutes, hand_out: is("hand-out"), open: is("open"), screen: is("screen") }
    }
}
