import { chromium } from "@playwright/test";
import fs from "node:fs";
const [,, out, role, width, scheme, locale, ...paths] = process.argv;
const base = process.env.BASE ?? "http://localhost:4600";
const signIns = JSON.parse(fs.readFileSync(process.env.SIGNINS ?? "/tmp/md/d/demo-sign-ins.json"));
const who = signIns.find((s) => s.role === role);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 }, colorScheme: scheme, locale: locale === "en" ? "en-GB" : locale });
await context.addCookies([{ name: "heard-locale", value: locale, url: base }]);
const page = await context.newPage();
page.on("console", (m) => { if (m.type() === "error") console.log("console:", m.text().slice(0, 300)); });
page.on("pageerror", (e) => console.log("pageerror:", e.message.slice(0, 300)));
await page.goto(base + "/sign-in");
await page.locator('input[type=email]').first().fill(who.email);
await page.locator('input[type=password]').first().fill(who.password);
await page.locator('button[type=submit]').first().click();
await page.waitForURL((u) => !u.pathname.startsWith("/sign-in"), { timeout: 60000 });
let i = 0;
for (const p of paths) {
  const r = await page.goto(base + p, { waitUntil: "networkidle" });
  console.log(p, r.status(), await page.title());
  await page.screenshot({ path: `${out}-${i++}.png`, fullPage: true });
}
await browser.close();
