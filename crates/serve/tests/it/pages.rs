//! Every page in every form, and what goes along with it.

use super::{asked, filing, served, served_with, visit};
use axum::body::Body;
use chancery_record::synthetic;

/// Pages with something on them.
const PATHS: [&str; 22] = [
    "/",
    "/timeline",
    "/pair/KEN/THA",
    "/state/ken",
    "/organisation/IGO:UN",
    "/person?name=Nobody",
    "/event/c-two",
    "/article?key=two",
    "/agreements",
    "/members",
    "/programmes",
    "/offices",
    "/relations?parties=KEN,THA",
    "/plans",
    "/checks",
    "/conflicts",
    "/coverage",
    "/search?words=bangkok",
    "/map",
    "/network",
    "/sources",
    "/review",
];

fn in_form(path: &str, end: &str) -> String {
    let (path, query) = path.split_once('?').map_or((path, String::new()), |(p, q)| (p, format!("?{q}")));
    format!("{}{end}{query}", if path == "/" { "/today" } else { path })
}

#[tokio::test]
async fn every_page_comes_in_three_forms() {
    let served = served("forms", &visit());
    for path in PATHS {
        let page = served.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.body);
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        assert!(page.body.contains("<h1>") && page.body.contains("Cite this"), "{path}");
        let json = served.get(&in_form(path, ".json")).await;
        assert!(json.json()["rows"].is_array(), "{path}");
        let csv = served.get(&in_form(path, ".csv")).await;
        assert_eq!((csv.status.as_u16(), csv.header("content-type").starts_with("text/csv")), (200, true), "{path}");
    }
}

#[tokio::test]
async fn pictures_come_as_files_and_in_pages() {
    let world: Vec<_> = synthetic::filings(7, 40).collect();
    let served = served("pictures", &world);
    let event =
        served.get("/timeline.json").await.json()["rows"][0]["event_id"].as_str().unwrap_or_default().to_string();
    let event = format!("/event/{event}");
    for path in ["/timeline", "/state/USA", "/map", "/network", "/agreements", "/offices", "/plans", &event] {
        let page = served.get(path).await;
        assert!(path == event || page.body.contains("<figure>"), "{path}");
        assert!(
            !page.body.contains(" style=") && !page.body.contains("<style"),
            "{path}: styles inline are not allowed"
        );
        let file = served.get(&format!("{path}.svg")).await;
        assert!(file.status == 200 && file.header("content-type") == "image/svg+xml", "{path}: {}", file.body);
        let svg = roxmltree::Document::parse(&file.body).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert_eq!(svg.root_element().tag_name().namespace(), Some("http://www.w3.org/2000/svg"));
        assert!(svg.root_element().attribute("aria-label").is_some_and(|a| a.len() > 20), "{path}");
        assert!(file.header("content-security-policy").contains("style-src 'sha256-"), "{path}");
    }
    assert_eq!(served.get("/conflicts.svg").await.status, 404);
}

#[tokio::test]
async fn an_event_shows_all_reports_and_an_article_its_words() {
    let served = served("words", &visit());
    let event = served.get("/event/c-two").await.body;
    for words in ["will visit Bangkok", "visited Bangkok on Tuesday", "Визит в Бангкок", "one Daily"] {
        assert!(event.contains(words), "{words}");
    }
    let article = served.get("/article?key=%D1%82%D1%80%D0%B8").await.body;
    assert!(article.contains(r##"href="#f-0-kind" data-f="0-kind" data-q="0">Визит в Бангкок</a>"##), "{article}");
    assert!(article.contains(r##"id="f-0-kind""##) && article.contains(r##"href="#w-0""##), "{article}");
    let json = served.get("/article.json?key=two").await;
    assert!(!json.body.contains("He visited"), "the API gives quotes, not texts: {}", json.body);
}

#[tokio::test]
async fn the_day_of_knowledge_moves_and_stays_in_links() {
    let served = served("as-of", &visit());
    let before = served.get("/pair/KEN/THA.json?as_of=2024-03-02").await.json();
    assert_eq!(before["rows"][0]["status"], "planned");
    assert_eq!(before["rows"][0]["reports"], 1);
    assert_eq!(served.get("/pair/KEN/THA.json").await.json()["rows"][0]["reports"], 3);
    let page = served.get("/pair/KEN/THA?as_of=2024-03-02").await.body;
    assert!(page.contains("/state/THA?as_of=2024-03-02") && page.contains("As it was known on"));
    let cited = served.get("/pair/KEN/THA").await.body;
    assert!(cited.contains("http://127.0.0.1:8042/pair/KEN/THA?as_of=2024-03-07"), "{cited}");
}

#[tokio::test]
async fn lists_go_on_where_they_ended() {
    let world: Vec<_> = synthetic::filings(7, 40).collect();
    let served = served("next", &world);
    for path in ["/timeline.json?limit=7", "/timeline.json?limit=7&as_of=2005-01-04", "/plans.json?limit=3"] {
        let base = path.split("limit").next().unwrap_or_default();
        let day = path.split_once("&as_of").map_or("", |_| "&as_of=2005-01-04");
        let whole = served.get(&format!("{base}limit=500{day}")).await.json();
        let (mut rows, mut next) = (Vec::new(), String::new());
        loop {
            let on = if next.is_empty() { String::new() } else { format!("&next={next}") };
            let page = served.get(&format!("{path}{on}")).await.json();
            rows.extend(page["rows"].as_array().cloned().unwrap_or_default());
            let Some(token) = page["next"].as_str() else { break };
            next = token.to_string();
        }
        let ids = |rows: &[serde_json::Value]| rows.iter().map(|r| r["event_id"].to_string()).collect::<Vec<_>>();
        assert!(rows.len() > 10, "{path}: {}", rows.len());
        assert_eq!(ids(&rows), ids(whole["rows"].as_array().map_or(&[], Vec::as_slice)), "{path}");
    }
}

#[tokio::test]
async fn problems_have_one_shape() {
    let served = served("problems", &visit());
    for (path, status) in [
        ("/event/E0000000000000000.json", 404),
        ("/article.json?key=none", 404),
        ("/article.json", 400),
        ("/timeline.json?colour=red", 400),
        ("/timeline.json?as_of=2024-13-01", 400),
        ("/plans.json?outcome=lost", 400),
        ("/timeline.json?next=123", 400),
        ("/state/%FF.json", 400),
        ("/nothing.json", 404),
    ] {
        let reply = served.get(path).await;
        let problem = reply.json();
        assert_eq!(reply.status.as_u16(), status, "{path}: {problem}");
        assert_eq!(reply.header("content-type"), "application/problem+json", "{path}");
        assert_eq!(problem["status"], status);
        assert!(problem["title"].is_string() && problem["type"].is_string() && problem["detail"].is_string());
    }
    let posted = served.send(asked("/timeline.json").method("POST").body(Body::empty()).expect("a request")).await;
    assert_eq!((posted.status.as_u16(), posted.json()["status"].as_u64()), (405, Some(405)));
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let served = served("etag", &visit());
    let first = served.get("/timeline").await;
    let tag = first.header("etag").to_string();
    let again = asked("/timeline").header("if-none-match", &tag).body(Body::empty()).expect("a request");
    assert_eq!(served.send(again).await.status, 304);
    let mut record = chancery_record::Record::open(&served.folder.join("r.db")).expect("a record");
    let more = filing("four", "2024-03-09", "A visit to Bangkok took place.", "visit to Bangkok", |_, _| {});
    record.file(&[more], true, 0).expect("filed");
    record.settle(|_| {}).expect("gathered");
    let again = asked("/timeline").header("if-none-match", &tag).body(Body::empty()).expect("a request");
    let changed = served.send(again).await;
    assert_eq!(changed.status, 200);
    assert!(changed.body.contains("4 reports"), "{}", changed.body);
}

#[tokio::test]
async fn other_hosts_and_hurried_clients_are_sent_away() {
    let served = served_with("guard", &visit(), |options| options);
    for host in ["evil.example", "127.0.0.1.evil.example:80", "localhost:x"] {
        let request =
            axum::http::Request::builder().uri("/").header("host", host).body(Body::empty()).expect("a request");
        assert_eq!(served.send(request).await.status, 421, "{host}");
    }
    for host in ["localhost", "127.0.0.1:1", "[::1]:80"] {
        let request =
            axum::http::Request::builder().uri("/").header("host", host).body(Body::empty()).expect("a request");
        assert_eq!(served.send(request).await.status, 200, "{host}");
    }
}

#[tokio::test]
async fn the_description_names_every_page() {
    let served = served("api", &visit());
    let api = served.get("/api").await.json();
    assert_eq!(api["openapi"], "3.1.0");
    for path in PATHS {
        let bare = in_form(path.split('?').next().unwrap_or_default(), ".json");
        let known = api["paths"].as_object().into_iter().flatten().any(|(p, _)| alike(p, &bare));
        assert!(known, "{bare} is not in /api");
    }
    assert_eq!(served.get("/health").await.json()["status"], "ok");
    assert!(served.get("/metrics").await.body.contains("chancery_requests_total"));
}

/// A path of the description and one that was asked for.
fn alike(pattern: &str, path: &str) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || a.starts_with('{'))
}
