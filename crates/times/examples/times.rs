//! What a language makes of lines of text: `times packs/en/times.toml 2024-05-14 < lines`.

use chancery_times::{Context, Times, TimesData};
use std::io::BufRead;

fn main() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(day)) = (args.next(), args.next()) else { return Err("times TIMES.TOML PUBLISHED".into()) };
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))?;
    let data: TimesData = toml::from_str(&text).map_err(|e| format!("{path}: {e}"))?;
    let times = Times::new(&data)?;
    let published = day.parse().map_err(|e| format!("{day}: {e}"))?;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|e| e.to_string())?;
        println!("{line}");
        let chars: Vec<char> = line.chars().collect();
        for found in times.find(&line) {
            let words: String = chars[found.start..found.end].iter().collect();
            for (past, future) in [(false, false), (true, false), (false, true)] {
                let context = Context { published, last: None, past, future };
                let edtf = times.resolve(&found.value, &context).map_or("-".into(), |r| r.edtf);
                print!("  {edtf}");
            }
            println!("   {words:?}   {:?}", found.value);
        }
    }
    Ok(())
}
