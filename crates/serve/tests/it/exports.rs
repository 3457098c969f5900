//! Exports from the pages: links that work, with the filters of the page.

use super::{asked, served, visit};
use axum::body::Body;

const FORMATS: [&str; 10] = ["csv", "jsonl", "parquet", "plover", "jsonld", "geojson", "gexf", "ics", "atom", "ftm"];

#[tokio::test]
async fn every_format_is_fetched_and_not_sent_twice() {
    let served = served("exports", &visit());
    for format in FORMATS {
        let path = format!("/export/{format}?parties=KEN,THA");
        let first = served.get(&path).await;
        assert_eq!(first.status, 200, "{path}: {}", first.body);
        assert!(first.header("content-disposition").contains("filename="), "{path}");
        let again = asked(&path).header("if-none-match", first.header("etag")).body(Body::empty()).expect("a request");
        assert_eq!(served.send(again).await.status, 304, "{path}");
    }
}

#[tokio::test]
async fn pages_link_to_what_they_show() {
    let served = served("exports-links", &visit());
    let event =
        served.get("/timeline.json").await.json()["rows"][0]["event_id"].as_str().unwrap_or_default().to_string();
    for (page, link) in [
        (
            "/pair/KEN/THA?as_of=2024-03-02&kind=visit".to_string(),
            "/export/csv?parties=KEN%2CTHA&amp;as_of=2024-03-02&amp;kind=visit",
        ),
        ("/plans?outcome=held".to_string(), "/export/ics?outcome=held"),
        ("/state/ken".to_string(), "/export/atom?parties=KEN"),
        (format!("/event/{event}"), "/export/jsonld?event=E"),
        ("/map?limit=5".to_string(), "/export/geojson\""),
    ] {
        let body = served.get(&page).await.body;
        assert!(body.contains(link), "{page}: no {link}");
    }
    assert!(!served.get("/sources").await.body.contains("/export/"));
    let early = served.get("/export/geojson?parties=KEN,THA&as_of=2024-03-02").await.body;
    assert!(early.contains(r#""reports":1"#) && early.contains(r#""status":"planned""#), "{early}");
}

#[tokio::test]
async fn a_feed_leads_to_pages_here() {
    let served = served("exports-feed", &visit());
    let feed = served.get("/export/atom?parties=KEN").await;
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    let feed = roxmltree::Document::parse(&feed.body).expect("XML");
    let links: Vec<&str> = feed.descendants().filter_map(|n| n.attribute("href")).collect();
    assert!(links.contains(&"http://127.0.0.1:8042/export/atom?parties=KEN"), "{links:?}");
    assert!(links.iter().any(|l| l.starts_with("http://127.0.0.1:8042/event/E")), "{links:?}");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let served = served("exports-faults", &visit());
    for (path, status, words) in [
        ("/export/xls", 404, "geojson"),
        ("/export/csv?limit=5", 400, "limit"),
        ("/export/csv?outcome=lost", 400, "held"),
        ("/export/ics?event=E0000000000000000", 404, "no event"),
        ("/export/decisions", 404, "no such format"),
    ] {
        let reply = served.get(path).await;
        assert_eq!(
            (reply.status.as_u16(), reply.header("content-type")),
            (status, "application/problem+json"),
            "{path}"
        );
        assert!(reply.body.contains(words), "{path}: {}", reply.body);
    }
}
