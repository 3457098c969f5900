//! Who is read, whether they still report, and how reliable the user holds them to be.

use crate::act::GRADES;
use crate::page::{Page, Scene, Shown, Told};
use crate::query::{Param, Sort};
use crate::view::text::text;
use crate::view::when::when;
use crate::view::{field, list, number};
use chancery_record::answers;
use maud::{Markup, html};
use serde_json::Value;

/// The page.
pub static PAGE: Page = Page {
    name: "sources",
    path: "/sources",
    what: "Outlets: what each gave, whether it still does, and how reliable the user holds it to be (A to F).",
    parts: &[],
    params: &[Param {
        name: "done",
        what: "Number of the decision just taken.",
        sort: Sort::Number(1, 1 << 53),
        needed: false,
    }],
    list: true,
    forms: true,
    picture: None,
    answer: |record, query| Ok(Told::from(answers::sources(record, &query.ask())?)),
    view,
};

fn view(scene: &Scene) -> Shown {
    let columns = &scene.told.answer.columns;
    let body = html! {
        p.hint { "Reliability is yours to set: A reliable, B usually, C fairly, D not usually, E unreliable, F can't be judged." }
        table {
            caption { "Outlets by name" }
            thead { tr { @for column in columns { th scope="col" { (column) } } } }
            tbody { @for (n, row) in scene.told.answer.rows.iter().enumerate() { (source(scene, n, row)) } }
        }
    };
    Shown { title: "Sources".into(), body }
}

fn source(scene: &Scene, n: usize, row: &Value) -> Markup {
    let outlet = field(row, "outlet");
    html! {
        tr {
            td data-label="outlet" { a href=(scene.href("/timeline", &[("outlet", outlet)])) { (text(outlet)) } }
            td data-label="languages" { (text(&list(row, "languages").join(", "))) }
            td data-label="articles" { (number(row, "articles")) }
            td data-label="claims" { (number(row, "claims")) }
            td data-label="first" { (when(row["first"].as_str())) }
            td data-label="last" { (when(row["last"].as_str())) }
            td data-label="health" { (field(row, "health")) }
            td data-label="reliability" {
                form method="post" action="/sources" {
                    input type="hidden" name="form" value=(scene.form);
                    input type="hidden" name="outlet" value=(outlet);
                    @let id = format!("grade-{n}");
                    label.hidden for=(id) { "Reliability of " (text(outlet)) }
                    select id=(id) name="grade" {
                        option value="" { "–" }
                        @for grade in GRADES { option value=(grade) selected[field(row, "reliability") == grade] { (grade) } }
                    }
                    button { "Set" }
                }
            }
        }
    }
}
