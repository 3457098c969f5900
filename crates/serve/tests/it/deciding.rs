//! Decisions by form: taken, undone, refused where they don't come from our own page; tokens and their roles.

use super::{Reply, Served, asked, served, served_with, visit};
use axum::body::Body;
use chancery_serve::{Role, Token};

/// The cookie and the form's token of a page.
async fn form(served: &Served, path: &str) -> (String, String) {
    let page = served.get(path).await;
    let cookie = page.header("set-cookie").split(';').next().unwrap_or_default().to_string();
    let token = page.body.split("name=\"form\" value=\"").nth(1).and_then(|t| t.split('"').next());
    (cookie, token.unwrap_or_else(|| panic!("no form: {}", page.body)).to_string())
}

async fn post(served: &Served, path: &str, cookie: &str, body: &str) -> Reply {
    let request = asked(path).method("POST").header("cookie", cookie).header("origin", "http://127.0.0.1:8042");
    served.send(request.body(Body::from(body.to_string())).expect("a request")).await
}

#[tokio::test]
async fn a_claim_is_rejected_and_comes_back() {
    let served = served("review", &visit());
    let (cookie, token) = form(&served, "/review").await;
    let done = post(&served, "/review", &cookie, &format!("form={token}&act=reject&claim=c-two&why=a+test")).await;
    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/review?done=1"), "{}", done.body);
    assert_eq!(served.get("/pair/KEN/THA.json").await.json()["rows"][0]["reports"], 2);
    let told = served.get("/review?done=1").await.body;
    assert!(told.contains("Decision") && told.contains("reject") && told.contains("a test"), "{told}");
    let undone = post(&served, "/review", &cookie, &format!("form={token}&act=undo&decision=1")).await;
    assert_eq!(undone.status, 303);
    assert_eq!(served.get("/pair/KEN/THA.json").await.json()["rows"][0]["reports"], 3);
}

#[tokio::test]
async fn a_field_is_fixed_and_events_are_told_apart_and_joined() {
    let served = served("fix", &visit());
    let (cookie, token) = form(&served, "/review").await;
    let act = |what: &str| format!("form={token}&{what}");
    assert_eq!(
        post(&served, "/review", &cookie, &act("act=fix&claim=c-two&field=status&value=denied")).await.status,
        303
    );
    assert!(served.get("/event/c-two").await.body.contains("denied"));
    assert_eq!(post(&served, "/review", &cookie, &act("act=fix&claim=c-two&field=when&value=soon")).await.status, 400);
    assert_eq!(post(&served, "/review", &cookie, &act("act=different&claim=c-one")).await.status, 303);
    assert_eq!(served.get("/pair/KEN/THA.json").await.json()["rows"].as_array().map(Vec::len), Some(2));
    assert_eq!(post(&served, "/review", &cookie, &act("act=same&claim=c-one&other=c-two")).await.status, 303);
    let joined = served.get("/event/c-one.json").await.json()["rows"].to_string();
    assert!(joined.contains("c-one") && joined.contains("c-two"), "{joined}");
    for wrong in ["act=dance&claim=c-one", "act=accept", "act=undo&decision=x", "act=accept&claim=none"] {
        let reply = post(&served, "/review", &cookie, &act(wrong)).await;
        assert!(matches!(reply.status.as_u16(), 400 | 404), "{wrong}: {}", reply.status);
    }
}

#[tokio::test]
async fn forms_of_others_are_refused() {
    let served = served("csrf", &visit());
    let (cookie, token) = form(&served, "/review").await;
    let body = format!("form={token}&act=reject&claim=c-two");
    let without = post(&served, "/review", "", &body).await;
    let wrong = post(&served, "/review", &cookie, "form=0&act=reject&claim=c-two").await;
    let elsewhere = asked("/review").method("POST").header("cookie", &cookie).header("origin", "http://evil.example");
    let elsewhere = served.send(elsewhere.body(Body::from(body)).expect("a request")).await;
    assert_eq!([without.status, wrong.status, elsewhere.status].map(|s| s.as_u16()), [403; 3]);
    assert_eq!(served.get("/pair/KEN/THA.json").await.json()["rows"][0]["reports"], 3);
}

#[tokio::test]
async fn an_outlet_is_rated() {
    let served = served("rate", &visit());
    let (cookie, token) = form(&served, "/sources").await;
    assert_eq!(post(&served, "/sources", &cookie, &format!("form={token}&outlet=one+Daily&grade=B")).await.status, 303);
    assert_eq!(post(&served, "/sources", &cookie, &format!("form={token}&outlet=one+Daily&grade=Z")).await.status, 400);
    let rows = served.get("/sources.json").await.json();
    let rated = rows["rows"].as_array().into_iter().flatten().find(|r| r["outlet"] == "one Daily");
    assert_eq!(rated.map(|r| r["reliability"].clone()), Some("B".into()));
}

#[tokio::test]
async fn tokens_open_what_their_role_allows() {
    let made = [("reader", Role::Read), ("anna", Role::Review), ("boss", Role::Admin)]
        .map(|(name, role)| Token::new(name, role).expect("a token"));
    let file: String = made.iter().map(|(_, line)| format!("{line}\n")).collect();
    let served = served_with("tokens", &visit(), |options| chancery_serve::Options {
        tokens: Token::parse(&file).expect("tokens"),
        ..options
    });
    let shut = served.get("/timeline.json").await;
    assert_eq!((shut.status.as_u16(), shut.header("content-type")), (401, "application/problem+json"));
    assert_eq!(shut.header("www-authenticate"), "Bearer");
    assert_eq!(served.get("/health").await.status, 200);
    let with = |path: &str, n: usize, method: &str, body: &str| {
        let bearer = format!("Bearer {}", made[n].0);
        asked(path)
            .method(method)
            .header("authorization", bearer)
            .body(Body::from(body.to_string()))
            .expect("a request")
    };
    assert_eq!(served.send(with("/timeline.json", 0, "GET", "")).await.status, 200);
    let accept = "act=accept&claim=c-two";
    assert_eq!(served.send(with("/review", 0, "POST", accept)).await.status, 403);
    assert_eq!(served.send(with("/review", 1, "POST", accept)).await.status, 303);
    assert_eq!(served.send(with("/sources", 1, "POST", "outlet=one+Daily&grade=A")).await.status, 403);
    assert_eq!(served.send(with("/metrics", 1, "GET", "")).await.status, 403);
    assert_eq!(served.send(with("/metrics", 2, "GET", "")).await.status, 200);
    let log = served.send(with("/review", 1, "GET", "")).await.body;
    assert!(log.contains("anna"), "{log}");
}

#[test]
fn beyond_this_machine_only_with_tokens() {
    let options = chancery_serve::Options {
        record: "nowhere.db".into(),
        address: ([0, 0, 0, 0], 0).into(),
        rate: 0,
        tokens: Vec::new(),
        public: None,
    };
    let refused = chancery_serve::state(&options).err().map(|p| p.detail).unwrap_or_default();
    assert!(refused.contains("chancery token"), "{refused}");
}
