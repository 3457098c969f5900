// Every page, light and dark, held against the rules of axe-core.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { demo, launch, open, shot } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const paths = ["/", "/timeline", "/map", "/network", "/pair/IDN/KAZ", "/state/KAZ", "/organisation/IGO:EAEU", "/plans", "/agreements", "/members", "/offices",
  "/programmes", "/relations", "/checks", "/conflicts", "/coverage", "/sources", "/review", "/about", "/search?words=Kazakhstan", "/person?name=Abdrasilov",
  "/login", "/nowhere"];

test("no serious finding on any page", async () => {
  const [served, browser] = await Promise.all([demo(), launch()]);
  const findings = [];
  try {
    for (const colorScheme of ["light", "dark"]) {
      // axe is put into the page from outside, which the page's own policy rightly forbids.
      const { page, close } = await open(browser, { baseURL: served.base, colorScheme, bypassCSP: true });
      const rows = (await (await page.request.get("/pair/IDN/KAZ.json")).json()).rows;
      const event = rows.reduce((a, b) => (b.reports > a.reports ? b : a)).event_id;
      const report = (await (await page.request.get(`/event/${event}.json`)).json()).rows[0];
      for (const path of [...paths, `/event/${event}`, `/article?key=${encodeURIComponent(report.article)}`]) {
        await page.goto(path);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run());
        for (const v of violations.filter((v) => ["serious", "critical"].includes(v.impact)))
          findings.push(`${colorScheme} ${path}: ${v.id} ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
        if (colorScheme === "dark") await shot(page, `dark${path.replaceAll(/[^a-z]+/gi, "-")}`);
      }
      await close();
    }
  } finally {
    await browser.close();
    await served.stop();
  }
  assert.deepEqual(findings, []);
});
