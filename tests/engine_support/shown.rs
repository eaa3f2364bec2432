//! What an outcome says, in words for tests: its own `Debug` says nothing, since it tells what a patient answered.

#![allow(dead_code, reason = "each test file uses its own part")]

use waitwise::engine::outcome::{Cause, Caution, Given, GivenAnswer};

pub fn given(given: &Given) -> String {
    match given {
        Given::Choice(choice) => format!("Choice({choice})"),
        Given::Value(value) => format!("Value({value})"),
        Given::NotSure => "NotSure".to_owned(),
        Given::Declined => "Declined".to_owned(),
    }
}

pub fn answer(answer: &GivenAnswer) -> String {
    format!("{} {}", answer.question, given(&answer.given))
}

pub fn cause(cause: &Cause) -> String {
    match cause {
        Cause::True => "True".to_owned(),
        Cause::NotSure(question) => format!("NotSure({question})"),
        Cause::Declined(question) => format!("Declined({question})"),
    }
}

pub fn caution(caution: &Caution) -> String {
    let Caution { rule, text, because, source, part } = caution;
    format!("{rule} {text} {because} {source:?} {part:?}")
}
