//! The committed tables are what the rebuild makes of the hand tables and the extracts beside it.

use std::process::Command;

#[test]
fn the_committed_tables_are_what_the_rebuild_makes() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let run = Command::new("python3").arg("-B").arg(format!("{folder}/world/rebuild/build.py")).arg("--check").output();
    let output = run.expect("this test runs python3, from its standard library alone");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{said}\nA names.tsv was edited by hand? `python3 packs/world/rebuild/build.py --reconcile` takes the edit over.\n\
         A table beside the rebuild was edited? `python3 packs/world/rebuild/build.py` writes what follows from it."
    );
}
