//! What others wrote is shown as text: nothing runs, nothing breaks, nothing turns what stands beside it.

use super::{filing, served};

const SCRIPT: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>";

#[tokio::test]
async fn scripts_and_turned_text_are_shown_as_they_are() {
    let text = format!("A \u{202e}turned \u{0} word {SCRIPT} visited Bangkok.");
    let hostile = filing("bad", "2024-03-05", &text, &format!("{SCRIPT} visited Bangkok"), |claim, article| {
        article.title = Some(format!("{SCRIPT}\u{202e}"));
        article.outlet = Some("</title><script>".into());
        article.url = Some("javascript:alert(3)".into());
        claim.title = Some("\"><svg onload=alert(4)>".into());
        claim.actors[0].id = "NSA:<b>x</b>".into();
    });
    let served = served("hostile", &[hostile]);
    for path in
        ["/", "/timeline", "/event/c-bad", "/article?key=javascript%3Aalert(3)", "/search?words=bangkok", "/coverage"]
    {
        let reply = served.get(path).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        for wrong in ["<script>", "<img src=x", "<svg onload", "href=\"javascript", "\u{202e}", "\u{0}", "<b>x"] {
            assert!(!reply.body.contains(wrong), "{path} holds {wrong:?}");
        }
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    }
    let echo = served.get("/search?words=%3Cscript%3E&as_of=2024-03-05").await;
    assert!(echo.status == 200 && !echo.body.contains("<script>"));
}

#[tokio::test]
async fn fields_of_ten_megabytes_are_cut() {
    let long = "ж".repeat(5 << 20);
    let text = format!("He visited Bangkok. {long}");
    let huge = filing("huge", "2024-03-05", &text, "visited Bangkok", |claim, article| {
        article.title = Some(long.clone());
        claim.title = Some(long.clone());
        claim.quote.prefix = long.clone();
    });
    let served = served("huge", &[huge]);
    for path in ["/", "/timeline", "/event/c-huge", "/article?key=huge", "/search?words=bangkok"] {
        let reply = served.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert!(reply.body.len() < 2 << 20, "{path}: {} bytes", reply.body.len());
    }
}

#[tokio::test]
async fn a_spreadsheet_runs_nothing() {
    let formula = filing("sheet", "2024-03-05", "He visited Bangkok.", "visited Bangkok", |claim, _| {
        claim.title = Some("=HYPERLINK(\"http://x.example\")".into());
    });
    let served = served("sheet", &[formula]);
    let csv = served.get("/timeline.csv").await.body;
    assert!(csv.contains("'=HYPERLINK"), "{csv}");
}
