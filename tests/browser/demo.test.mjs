// What people do with the demo.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { demo, launch, open, shot } from "./browser.mjs";

let served, browser;
before(async () => ([served, browser] = await Promise.all([demo(), launch()])));
after(async () => {
  await browser?.close();
  await served?.stop();
});

/** Runs in a fresh page; nothing may be complained of. */
const visit = (name, act, options) =>
  test(name, async () => {
    const { page, complaints, close } = await open(browser, { baseURL: served.base, ...options });
    await act(page);
    assert.deepEqual(complaints, []);
    await close();
  });

visit("from the first page to the marked article, and both ways between field and words", async (page) => {
  await page.goto("/");
  await page.locator(".events a.kind").first().click();
  await page.locator(".report .source a").first().click();
  assert.match(page.url(), /\/article\?key=/);
  const field = page.locator(".claim .field[data-f$='-kind']").first();
  await field.locator(".show").click();
  const words = page.locator(".text .lit");
  assert.ok((await words.count()) > 0, "words light up");
  const name = await field.getAttribute("data-f");
  for (const lit of await words.all()) assert.ok((await lit.getAttribute("data-f")).split(" ").includes(name));
  await shot(page, "article-lit");
  const other = page.locator(".text .words:not(.lit)").first();
  const wanted = (await other.getAttribute("data-f")).split(" ");
  await other.click();
  const answered = await page.locator(".claims .lit").evaluateAll((all) => all.map((e) => e.dataset.f));
  assert.ok(answered.length > 0 && answered.every((f) => wanted.includes(f)), "the field answers");
});

visit("a pair as it was known on a day, and the day stays", async (page) => {
  await page.goto("/pair/IDN/KAZ");
  const now = await page.locator(".events > li").count();
  await page.getByLabel("As known on").fill("2025-03-01");
  await page.getByRole("button", { name: "Go" }).click();
  await page.getByText("As it was known on").waitFor();
  const then = await page.locator(".events > li").count();
  assert.ok(then > 0 && then < now, `${then} of ${now}`);
  await page.locator(".related a", { hasText: "Kazakhstan" }).click();
  assert.match(page.url(), /\/state\/KAZ\?as_of=2025-03-01/);
  await shot(page, "state-as-of");
  await page.getByText("Back to all that is known").click();
  assert.doesNotMatch(page.url(), /as_of/);
  await page.getByText("Cite this").click();
  assert.match(await page.locator(".cite code").innerText(), /as_of=\d{4}-\d\d-\d\d/);
});

visit("review by keys, with undo", async (page) => {
  await page.goto("/review");
  const quote = await page.locator(".review mark").innerText();
  await page.keyboard.press("r");
  await page.waitForURL(/done=/);
  assert.notEqual(await page.locator(".review mark").innerText(), quote);
  assert.match(await page.locator(".earlier").innerText(), /reject/);
  await shot(page, "review-done");
  await page.keyboard.press("z");
  await page.waitForURL((url) => url.searchParams.get("done") === "2");
  assert.equal(await page.locator(".review mark").innerText(), quote, "the claim waits again");
  await page.keyboard.press("s");
  assert.equal(await page.evaluate(() => document.activeElement.id), "other");
});

visit("search in Chinese", async (page) => {
  await page.goto("/");
  await page.getByLabel("Search", { exact: true }).fill("国防部长");
  await page.getByRole("button", { name: "Find" }).click();
  assert.ok((await page.locator(".events > li").count()) > 0);
  assert.match(await page.locator(".events").innerText(), /国防部长/);
  await shot(page, "search");
});

visit("answers are fetched as files", async (page) => {
  await page.goto("/pair/IDN/KAZ");
  for (const [name, type] of [["JSON", "application/json"], ["CSV", "text/csv"], ["SVG", "image/svg+xml"]]) {
    const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    const reply = await page.request.get(href);
    assert.equal(reply.status(), 200, href);
    assert.ok(reply.headers()["content-type"].startsWith(type), href);
    assert.ok((await reply.body()).length > 200, href);
  }
});

visit("exports are downloaded", async (page) => {
  await page.goto("/pair/IDN/KAZ");
  for (const [name, file] of [["CSV tables", "chancery-csv.zip"], ["GeoJSON", "events.geojson"], ["JSON-LD", "chancery.jsonld"]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name, exact: true }).click()]);
    assert.equal(download.suggestedFilename(), file);
    assert.equal(await download.failure(), null);
  }
  const calendar = await page.request.get(await page.getByRole("link", { name: /iCalendar/ }).getAttribute("href"));
  assert.match(await calendar.text(), /^BEGIN:VCALENDAR/);
});

visit("without any script: the article's fields lead to words, words to fields", async (page) => {
  await page.goto("/pair/IDN/KAZ");
  await page.locator(".events a.kind").first().click();
  await page.locator(".report .source a").first().click();
  await page.locator(".claim .show").first().click();
  const target = page.locator(".text :target");
  assert.equal(await target.count(), 1);
  const lit = await target.evaluate((e) => getComputedStyle(e).backgroundColor);
  const plain = await page.locator(".text .words:not(:target)").first().evaluate((e) => getComputedStyle(e).backgroundColor);
  assert.notEqual(lit, plain, "the words light up by their address alone");
  await page.locator(".text .words").first().click();
  assert.equal(await page.locator(".claims .field:target").count(), 1);
  await page.goto("/review");
  await page.getByRole("button", { name: /Accept/ }).click();
  await page.getByText("Decision").first().waitFor();
  await page.getByRole("button", { name: /^Undo z/ }).click();
  await page.waitForURL(/done=/);
}, { javaScriptEnabled: false });

visit("keyboard only: skip, search, open an event", async (page) => {
  await page.goto("/timeline");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  for (let n = 0; n < 60 && !(await page.evaluate(() => document.activeElement.matches("a.kind"))); n++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/event\//);
});

const paths = ["/", "/timeline", "/map", "/network", "/pair/IDN/KAZ", "/state/KAZ", "/plans", "/agreements", "/members", "/offices", "/programmes", "/relations",
  "/checks", "/conflicts", "/coverage", "/sources", "/review", "/about", "/search?words=Kazakhstan", "/person?name=Abdrasilov"];

visit("360 pixels wide: nothing sticks out", async (page) => {
  for (const path of paths) {
    await page.goto(path);
    const out = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(out <= 0, `${path}: ${out} pixels too wide`);
  }
  await page.goto("/pair/IDN/KAZ");
  await shot(page, "pair-360");
}, { viewport: { width: 360, height: 740 } });
