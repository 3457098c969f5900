//! Every example of every pack entry holds.

use chancery::Knowledge;
use chancery::examples::run_examples;
use chancery_pack::Folder;

#[test]
fn pack_examples_hold() {
    let folder = Folder::new(super::root().join("packs"));
    let knowledge = Knowledge::from_folder(&folder).unwrap_or_else(|e| panic!("packs/{e}"));
    let mut wrong = Vec::new();
    for code in folder.languages() {
        let outcomes = run_examples(&knowledge, &folder, &code).unwrap_or_else(|e| panic!("packs/{e}"));
        assert!(outcomes.len() > 100, "{code}: only {} examples", outcomes.len());
        wrong.extend(
            outcomes
                .into_iter()
                .filter(|o| !o.holds)
                .map(|o| format!("{code} {}: {} -> {}", o.entry, o.example, o.got)),
        );
    }
    assert!(wrong.is_empty(), "{} examples don't hold; run `chancery pack check`:\n{}", wrong.len(), wrong.join("\n"));
}
