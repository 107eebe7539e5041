//! A page of questions: each heading of the second level asks, and the items of bulleted lists
//! below it that have a link are its answers. A numbered list is one of steps.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Document;
use super::piece::Piece;

/// A question of a guide, by places in its [`Document`].
#[derive(Debug, Default)]
pub struct Question {
    /// Its heading.
    pub heading: usize,
    /// The link of each answer, in order.
    pub answers: Vec<usize>,
    /// The components below it.
    pub components: Vec<usize>,
    /// Whether an item among its answers has no link.
    pub silent_answer: bool,
}

/// A list that is open.
struct List {
    numbered: bool,
    items: usize,
    answers: usize,
}

impl Document {
    /// The questions, in order. What stands above the first belongs to none.
    pub fn questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        let mut lists: Vec<List> = Vec::new();
        for (at, piece) in self.pieces.iter().copied().enumerate() {
            if let Piece::Heading(heading) = piece
                && lists.is_empty()
                && self.headings.get(heading.get()).is_some_and(|heading| heading.level == 2)
            {
                questions.push(Question { heading: heading.get(), ..Question::default() });
            }
            let Some(question) = questions.last_mut() else { continue };
            match (piece, self.event(piece)) {
                (Piece::Component(component), _) => question.components.push(component.get()),
                (_, Some(Event::Start(Tag::List(start)))) => {
                    lists.push(List { numbered: start.is_some(), items: 0, answers: 0 });
                }
                (_, Some(Event::Start(Tag::Item))) => {
                    if let Some(list) = lists.last_mut().filter(|list| !list.numbered) {
                        let answer = self.link_of_item(at);
                        list.items += 1;
                        list.answers += usize::from(answer.is_some());
                        question.answers.extend(answer);
                    }
                }
                (_, Some(Event::End(TagEnd::List(_)))) => {
                    let list = lists.pop();
                    let mixed = |list: List| (1..list.items).contains(&list.answers);
                    question.silent_answer |= list.is_some_and(mixed);
                }
                _ => {}
            }
        }
        questions
    }

    /// The first link of the item at piece `at`, but for those of lists inside it.
    pub(super) fn link_of_item(&self, at: usize) -> Option<usize> {
        let own = self.pieces.iter().skip(at + 1).take_while(|piece| {
            !matches!(
                self.event(**piece),
                Some(Event::Start(Tag::List(_)) | Event::End(TagEnd::Item))
            )
        });
        own.into_iter().find_map(|piece| match piece {
            Piece::Link(link) => Some(link.get()),
            _ => None,
        })
    }
}
