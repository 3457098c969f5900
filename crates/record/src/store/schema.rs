//! The tables, as a list of migrations: a record of any older schema is brought up step by step.

/// Each entry brings the schema from its index to the next. Never change an entry that was released; add one.
pub const MIGRATIONS: [&str; 5] = [
    r"
CREATE TABLE articles (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE versions (
  id INTEGER PRIMARY KEY, article BIGINT NOT NULL REFERENCES articles(id), hash TEXT NOT NULL, given TEXT NOT NULL,
  outlet TEXT NOT NULL, published BIGINT, title TEXT NOT NULL, language TEXT NOT NULL, url TEXT,
  ingested BIGINT NOT NULL, reading TEXT NOT NULL, text TEXT, sketch TEXT NOT NULL, doc BIGINT NOT NULL UNIQUE,
  UNIQUE (article, hash));
CREATE INDEX versions_published ON versions (published);
CREATE TABLE blocks (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE dirty (block BIGINT PRIMARY KEY);
CREATE TABLE claims (
  id INTEGER PRIMARY KEY, cid TEXT NOT NULL, version BIGINT NOT NULL REFERENCES versions(id), anchor BIGINT NOT NULL,
  block BIGINT NOT NULL REFERENCES blocks(id), reading TEXT NOT NULL, live BIGINT NOT NULL,
  published BIGINT NOT NULL, until BIGINT NOT NULL, body TEXT NOT NULL, sketch BLOB NOT NULL);
CREATE INDEX claims_version ON claims (version);
CREATE TABLE progress (name TEXT PRIMARY KEY, value BIGINT NOT NULL);
CREATE TABLE names (cid TEXT NOT NULL, claim BIGINT NOT NULL, PRIMARY KEY (cid, claim)) WITHOUT ROWID;
CREATE TABLE anchors (anchor BIGINT NOT NULL, claim BIGINT NOT NULL, PRIMARY KEY (anchor, claim)) WITHOUT ROWID;
CREATE TABLE members (
  block BIGINT NOT NULL, claim BIGINT NOT NULL, live BIGINT NOT NULL, sketch BLOB NOT NULL, PRIMARY KEY (block, claim)) WITHOUT ROWID;
CREATE TABLE filed (block BIGINT NOT NULL, event BIGINT NOT NULL, claim BIGINT NOT NULL, PRIMARY KEY (block, event, claim)) WITHOUT ROWID;
CREATE TABLE homes (block BIGINT NOT NULL, claim BIGINT NOT NULL, event BIGINT NOT NULL, PRIMARY KEY (block, claim)) WITHOUT ROWID;
CREATE TABLE events (
  block BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, at BIGINT NOT NULL, planned BIGINT NOT NULL,
  compared BIGINT NOT NULL, known BIGINT NOT NULL, PRIMARY KEY (block, id)) WITHOUT ROWID;
CREATE TABLE taking_part (
  key TEXT NOT NULL, at BIGINT NOT NULL, event BIGINT NOT NULL, block BIGINT NOT NULL, PRIMARY KEY (key, at, event)) WITHOUT ROWID;
CREATE TABLE persons (
  sound TEXT NOT NULL, at BIGINT NOT NULL, event BIGINT NOT NULL, block BIGINT NOT NULL, PRIMARY KEY (sound, at, event)) WITHOUT ROWID;
CREATE TABLE heard (key TEXT PRIMARY KEY, day BIGINT NOT NULL) WITHOUT ROWID;
CREATE TABLE decisions (id INTEGER PRIMARY KEY, made BIGINT NOT NULL, who TEXT NOT NULL, body TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(tokens, content='', columnsize=0, detail=none, tokenize='unicode61 remove_diacritics 0');
",
    r"
CREATE TABLE notes (drawer TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (drawer, key)) WITHOUT ROWID;
ALTER TABLE versions ADD COLUMN fetched BIGINT;
",
    r"
DROP INDEX claims_version;
CREATE INDEX claims_version ON claims (version, live);
CREATE INDEX versions_outlet ON versions (outlet, language, published);
CREATE INDEX claims_replaced ON claims (published) WHERE until < 2147483647;
",
    // Events with their claims and their digest, listed by sort. All are gathered afresh.
    r"
DROP TABLE taking_part;
DROP TABLE filed;
DROP TABLE events;
DELETE FROM homes;
DELETE FROM persons;
CREATE TABLE events (
  row INTEGER PRIMARY KEY, block BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, claims BLOB NOT NULL,
  digest BLOB NOT NULL, papers BLOB NOT NULL);
CREATE UNIQUE INDEX events_block ON events (block, id);
CREATE TABLE listed (
  key TEXT NOT NULL, sort TEXT NOT NULL, at BIGINT NOT NULL, event BIGINT NOT NULL, block BIGINT NOT NULL,
  PRIMARY KEY (key, sort, at, event)) WITHOUT ROWID;
DROP TABLE members;
CREATE TABLE members (
  block BIGINT NOT NULL, claim BIGINT NOT NULL, since BIGINT NOT NULL, until BIGINT NOT NULL, sketch BLOB NOT NULL,
  PRIMARY KEY (block, claim)) WITHOUT ROWID;
INSERT INTO members SELECT block, id, published, until, sketch FROM claims
  WHERE live = 1 AND id <= (SELECT COALESCE(MAX(value), 0) FROM progress WHERE name = 'indexed') ORDER BY block, id;
INSERT OR IGNORE INTO dirty SELECT id FROM blocks;
DROP INDEX versions_outlet;
ALTER TABLE versions ADD COLUMN claims BIGINT NOT NULL DEFAULT 0;
UPDATE versions SET claims = (SELECT COUNT(*) FROM claims c WHERE c.version = versions.id AND c.live = 1);
CREATE INDEX versions_outlet ON versions (outlet, language, published, claims);
",
    // Texts lie beside their versions, so that these stand close together; events are kept with what lists show of them. All are
    // gathered afresh.
    r"
CREATE TABLE texts (version INTEGER PRIMARY KEY, sketch TEXT NOT NULL, text TEXT);
INSERT INTO texts SELECT id, sketch, text FROM versions;
ALTER TABLE versions DROP COLUMN sketch;
ALTER TABLE versions DROP COLUMN text;
DROP TABLE events;
DELETE FROM homes;
DELETE FROM listed;
DELETE FROM persons;
CREATE TABLE events (
  row INTEGER PRIMARY KEY, block BIGINT NOT NULL, id BIGINT NOT NULL, at BIGINT NOT NULL, claims BLOB NOT NULL,
  digest BLOB NOT NULL, face BLOB NOT NULL, papers BLOB NOT NULL);
CREATE UNIQUE INDEX events_block ON events (block, id);
INSERT OR IGNORE INTO dirty SELECT id FROM blocks;
",
];

/// Newest schema this program knows.
pub const NEWEST: i64 = MIGRATIONS.len() as i64;
