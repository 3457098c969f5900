// The demo, served, and a browser to go through it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const binary = process.env.CHANCERY ?? new URL("../../target/debug/chancery", import.meta.url).pathname;
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Serves the demo on any free port; gives its address and a way to end it. */
export async function demo() {
  const child = spawn(binary, ["demo", "--open", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  const base = await new Promise((found, failed) => {
    let said = "";
    child.stderr.on("data", (bytes) => {
      said += bytes;
      const url = said.match(/http:\/\/[\d.:]+/);
      if (url) found(url[0]);
    });
    child.on("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  child.removeAllListeners("exit");
  const stop = () => new Promise((ended) => (child.on("exit", ended), child.kill("SIGTERM")));
  return { base, stop };
}

export const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox"] });

/** A page that fails the test on any message of the browser's console: a policy that was broken, a file that is missing. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { page, complaints, close: () => context.close() };
}

/** Looks of the page, kept where somebody asks for them: SHOTS=folder. */
export async function shot(page, name) {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
}
