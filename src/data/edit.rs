//! TOML in which one value is another, and all else as it was.

use jiff::civil::Date;
use toml_edit::{Datetime, Item, TableLike};

/// Sets a value; the spaces and the comment around the one that was there stay.
pub fn set_value(table: &mut dyn TableLike, name: &str, item: Item) {
    match (table.get_mut(name).and_then(Item::as_value_mut), item) {
        (Some(before), Item::Value(mut value)) => {
            *value.decor_mut() = before.decor().clone();
            *before = value;
        }
        (_, item) => drop(table.insert(name, item)),
    }
}

/// A day as TOML has it (a local date).
pub fn toml_day(day: Date) -> Datetime {
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    let date = toml_edit::Date {
        year: u16::try_from(day.year()).unwrap_or_default(),
        month: part(day.month()),
        day: part(day.day()),
    };
    Datetime { date: Some(date), time: None, offset: None }
}
