//! The tables of the README are made from the tables of the program. `UPDATE_README=1`
//! writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use sizeup::cross::rules;
use sizeup::estimate::formulas;
use sizeup::gate::checks;
use sizeup::screens::TABLES;
use sizeup::shell::commands::keys;

fn checks_table() -> String {
    let mut table = String::from("| check | holds back | why |\n| --- | --- | --- |\n");
    for check in checks::ALL {
        let _ = writeln!(
            table,
            "| `{}` | {} | {} |",
            check.id,
            if check.blocks { "yes" } else { "no" },
            cell(check.reason)
        );
    }
    table
}

fn formulas_table() -> String {
    let mut table = String::from("| number | formula | source |\n| --- | --- | --- |\n");
    for formula in formulas::ALL {
        let _ =
            writeln!(table, "| {} | {} | {} |", formula.title, cell(formula.formula), cell(formula.source));
    }
    table
}

fn rules_table() -> String {
    let mut table = String::from("| rule | severity | why |\n| --- | --- | --- |\n");
    for rule in rules::ALL {
        let _ = writeln!(table, "| `{}` | {} | {} |", rule.id, rule.severity.id(), cell(rule.reason));
    }
    table
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('<', "&lt;")
}

#[test]
fn readme_tables_are_those_of_the_program() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let before = fs::read_to_string(&path).unwrap();
    let keys = format!("```text\n{}\n```\n", keys::in_words(TABLES).trim_end());
    let mut after = before.clone();
    for (name, table) in
        [("checks", checks_table()), ("rules", rules_table()), ("formulas", formulas_table()), ("keys", keys)]
    {
        let open = after.find(&format!("<!-- {name}:")).expect("the block is there");
        let start = open + after[open..].find("-->\n").expect("the mark ends") + 4;
        let end = after.find(&format!("<!-- /{name} -->")).expect("the block ends");
        after.replace_range(start..end, &format!("\n{table}\n"));
    }
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, &after).unwrap();
        return;
    }
    assert_eq!(before, after, "UPDATE_README=1 cargo test readme writes the tables anew");
}
