//! Pages of questions: each answer leads on, to a question that was not asked before or to help,
//! and help is near.

use std::collections::{BTreeMap, BTreeSet};

use super::{EntryId, Kind, Site, Target, Text};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::markdown::Question;

/// How many answers lead to help at most, the last of them included.
const ANSWERS: usize = 5;

/// Components that are help by themselves.
const HELP: [&str; 2] = ["contact", "help"];

/// Checks all pages of questions, translations too: their links are their own.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for (entry, _) in site.entries() {
        for language in site.config.languages().map(|(id, _)| id) {
            let Some(id) = site.exact(entry, language) else { continue };
            if site.kind(entry, language) == Kind::Questions {
                let text = site.text(id);
                let questions = text.document().questions();
                let places = questions.iter().enumerate();
                let places = places.filter_map(|(at, q)| Some((text.ids().get(q.heading)?, at)));
                let places = places.collect();
                Flow { site, entry, text, questions: &questions, places }.check(sink);
            }
        }
    }
}

/// One page of questions.
struct Flow<'a> {
    site: &'a Site,
    entry: EntryId,
    text: &'a Text,
    questions: &'a [Question],
    /// By its id, the place of each question.
    places: BTreeMap<&'a str, usize>,
}

/// Where an answer leads: by the place of its link, to the place of a question.
type Way = (usize, usize);

/// How far the walk through a question has come.
#[derive(Clone, Copy, PartialEq)]
enum Walked {
    Not,
    /// Its answers are being followed.
    Open,
    Done,
}

impl Flow<'_> {
    fn check(&self, sink: &mut Sink) {
        if self.questions.is_empty() {
            let source = self.text.source();
            let place = source.span(self.text.body()..source.text().len());
            let fault = fault(Code::QuestionsDeadEnd, "there is no question", &place);
            sink.push(fault.help("write each question as a heading, `## What happened? {#a}`"));
        }
        let ways: Vec<Vec<Way>> = self.questions.iter().map(|q| self.ways(q, sink)).collect();
        let (order, circles) = walk(&ways);
        for link in &circles {
            let fault = self.at_link(
                Code::QuestionsCircle,
                "this answer leads back to a question that was asked before it",
                *link,
            );
            sink.extend(fault.map(|fault| {
                fault.help(
                    "lead to another question or to a guide; the way back to the first question is there by itself",
                )
            }));
        }
        self.check_reach(&ways, &order, &circles, sink);
    }

    /// The answers of a question that lead to another; reports those that lead to no help.
    fn ways(&self, question: &Question, sink: &mut Sink) -> Vec<Way> {
        let components =
            question.components.iter().filter_map(|at| self.text.outline().components.get(*at));
        let mut components = components
            .flat_map(|found| self.site.shown(std::slice::from_ref(found), self.text.language));
        let ends = components.any(|(component, _)| HELP.contains(&component.name.as_str()));
        if (question.answers.is_empty() && !ends) || question.silent_answer {
            let message = match question.silent_answer {
                true => "an answer of this question leads nowhere",
                false => "this question has no answers",
            };
            let place = self.place(question);
            sink.extend(place.map(|place| {
                fault(Code::QuestionsDeadEnd, message, place).help(
                    "write each answer as an item with a link, `- [words](#b)`; or end with `{{ help(need=\"…\") }}`",
                )
            }));
        }
        let mut ways = Vec::new();
        for link in &question.answers {
            match self.leads_to(*link) {
                Some(to) => ways.push((*link, to)),
                None if self.is_help(*link) => {}
                None => sink.extend(
                    self.at_link(
                        Code::QuestionsNoHelp,
                        "this answer leads neither to a question nor to help",
                        *link,
                    )
                    .map(|fault| fault.help("lead to a heading `##` of this page, or to a guide")),
                ),
            }
        }
        ways
    }

    /// The question of this page that a link leads to.
    fn leads_to(&self, link: usize) -> Option<usize> {
        let anchor = match self.text.targets().get(link)? {
            Target::Here(anchor) => anchor,
            Target::Page(entry, Some(anchor)) if *entry == self.entry => anchor,
            Target::Page(entry, None) if *entry == self.entry => return Some(0),
            _ => return None,
        };
        self.places.get(anchor.as_str()).copied()
    }

    /// Whether a link leads to a page that helps. One that leads nowhere is reported elsewhere.
    fn is_help(&self, link: usize) -> bool {
        match self.text.targets().get(link) {
            Some(Target::Here(anchor)) => !self.text.ids().contains(anchor),
            Some(Target::Page(entry, Some(anchor))) if *entry == self.entry => {
                !self.text.ids().contains(anchor)
            }
            Some(Target::Page(entry, _)) => {
                let kind = self.site.kind(*entry, self.text.language);
                kind.is_guide() || kind == Kind::Page
            }
            Some(Target::Broken) | None => true,
            Some(Target::File(_) | Target::Outside(_)) => false,
        }
    }

    /// Questions that nobody comes to, or only after too many answers.
    fn check_reach(
        &self,
        ways: &[Vec<Way>],
        order: &[usize],
        circles: &BTreeSet<usize>,
        sink: &mut Sink,
    ) {
        // For each question, the most answers that come before it; none where no way leads to it.
        let mut before: Vec<Option<usize>> = vec![None; ways.len()];
        before.iter_mut().take(1).for_each(|first| *first = Some(0));
        for at in order {
            let (Some(Some(count)), Some(ways)) = (before.get(*at).copied(), ways.get(*at)) else {
                continue;
            };
            for (_, to) in ways.iter().filter(|(link, _)| !circles.contains(link)) {
                if let Some(most) = before.get_mut(*to) {
                    *most = Some(most.unwrap_or(0).max(count + 1));
                }
            }
        }
        for (question, before) in self.questions.iter().zip(before) {
            let Some(place) = self.place(question) else { continue };
            if before.is_none() {
                let fault =
                    fault(Code::QuestionsUnreachable, "no answer leads to this question", place);
                sink.push(fault.help("link to it from an answer, or remove it"));
            } else if before == Some(ANSWERS) && !question.answers.is_empty() {
                let message = format!("{ANSWERS} answers come before this question");
                let fault = fault(Code::QuestionsTooDeep, &message, place);
                sink.push(fault.help(format!(
                    "help must be at most {ANSWERS} answers away: ask less, or put two questions into one"
                )));
            }
        }
    }

    fn place(&self, question: &Question) -> Option<&Span> {
        Some(&self.text.outline().headings.get(question.heading)?.span)
    }

    fn at_link(&self, code: Code, message: &str, link: usize) -> Option<Diagnostic> {
        Some(fault(code, message, &self.text.outline().links.get(link)?.span))
    }
}

fn fault(code: Code, message: &str, place: &Span) -> Diagnostic {
    Diagnostic::new(code, message).at(place.clone())
}

/// All questions, each before those that its answers lead to, and the links that close a circle.
fn walk(ways: &[Vec<Way>]) -> (Vec<usize>, BTreeSet<usize>) {
    let mut walked = vec![Walked::Not; ways.len()];
    let (mut done, mut circles) = (Vec::with_capacity(ways.len()), BTreeSet::new());
    for root in 0..ways.len() {
        // Not recursive, so that no page can fill the stack.
        let mut open = vec![(root, 0)];
        while let Some((at, next)) = open.pop() {
            let Some(state) = walked.get_mut(at) else { continue };
            if *state == Walked::Done || (*state == Walked::Open && next == 0) {
                continue;
            }
            let Some((link, to)) = ways.get(at).and_then(|ways| ways.get(next)) else {
                *state = Walked::Done;
                done.push(at);
                continue;
            };
            *state = Walked::Open;
            open.push((at, next + 1));
            match walked.get(*to) {
                Some(Walked::Open) => drop(circles.insert(*link)),
                Some(Walked::Not) => open.push((*to, 0)),
                _ => {}
            }
        }
    }
    done.reverse();
    (done, circles)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_chain_is_walked_in_order() {
        let last = 200_000;
        let chain: Vec<Vec<Way>> =
            (0..=last).map(|at| vec![(at, if at == last { 0 } else { at + 1 })]).collect();
        let (order, circles) = walk(&chain);
        assert!(order.into_iter().eq(0..=last));
        assert_eq!(circles, BTreeSet::from([last]));
    }
}
