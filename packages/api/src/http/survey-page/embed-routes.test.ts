import { gunzipSync } from "node:zlib";
import { DomainError } from "@heard/core/errors";
import { expect, test } from "vitest";
import { surveyGateway } from "../../testing/survey-guest.ts";
import { everyType, fieldsOf, inThree, surveyOf } from "../../testing/survey-page.ts";

const nps = everyType.find(({ question }) => question.id === "nps")?.question;
if (!nps) throw new Error("no question nps");
const survey = () => surveyOf([nps, { type: "text", id: "why", whyOf: "nps", text: inThree("Why?") }]);
const shop = { origin: "https://shop.example" };
const others = ["https://evil.example", "https://shop.example:8443", "http://shop.example", "null", ""];
const openTo = (reply: Response) => reply.headers.get("access-control-allow-origin");

test("a page that may show the survey learns by which rules, in its language, and which script shows it", async () => {
  const { app } = surveyGateway(survey());
  const reply = await app.request("/s/demo/embed?lang=zh-TW", { headers: shop });
  expect([reply.status, openTo(reply), reply.headers.get("vary")]).toEqual([200, shop.origin, "Origin"]);
  const rules = (await reply.json()) as { runtime: string };
  expect(rules).toMatchObject({
    state: "open",
    language: "zh-Hant",
    words: { close: "關閉" },
    settings: { quietDays: 30 },
  });
  expect(JSON.stringify(rules)).not.toContain("shop.example");
  const script = await app.request(rules.runtime, { headers: { "accept-encoding": "gzip" } });
  expect(gunzipSync(await script.arrayBuffer()).toString()).toBe("runtime()");
  expect(script.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
});

test("a runtime is kept for good under its own address alone, and a script comes as it is understood", async () => {
  const { app } = surveyGateway(survey());
  const { runtime } = (await (await app.request("/s/demo/embed", { headers: shop })).json()) as { runtime: string };
  const keptOf = async (address: string) => (await app.request(address)).headers.get("cache-control");
  expect(await keptOf(runtime)).toContain("immutable");
  for (const other of ["/embed-runtime.js", "/embed-runtime.js?v=another", "/embed.js"])
    expect(await keptOf(other), other).toBe("public, max-age=600");
  const plain = await app.request("/embed.js", { headers: { "accept-encoding": "br, gzip;q=0" } });
  expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, "loader()"]);
});

test.each(others)("a page of %j reads nothing and sends nothing", async (origin) => {
  const { app, kept } = surveyGateway(survey());
  const own = await app.request("/s/demo/embed/form", { headers: shop });
  const body = fieldsOf(await own.text());
  for (const ask of [
    app.request("/s/demo/embed", { headers: { origin } }),
    app.request("/s/demo/embed/form", { headers: { origin } }),
    app.request("/s/demo/embed/form", {
      method: "POST",
      body: new URLSearchParams([...body, ["nps", "9"]]),
      headers: { origin },
    }),
  ]) {
    const reply = await ask;
    expect([reply.status, openTo(reply)]).toEqual([403, null]);
  }
  expect(kept).toEqual([]);
});

test("the form is that of the survey page without what a foreign page could not show, and is answered where it stands", async () => {
  const world = surveyGateway(survey());
  const form = await world.app.request("/s/demo/embed/form?heard-page=https%3A%2F%2Fshop.example%2F", {
    headers: shop,
  });
  const html = await form.text();
  expect(openTo(form)).toBe(shop.origin);
  expect(html).not.toContain("<script");
  world.wait(5000);
  const body = new URLSearchParams([...fieldsOf(html), ["nps", "9"], ["_go", "next"]]);
  body.set("why", "Light");
  const reply = await world.app.request("/s/demo/embed/form", { method: "POST", body, headers: shop });
  expect([reply.status, openTo(reply)]).toEqual([200, shop.origin]);
  const thanks = await reply.text();
  expect(thanks).toContain("data-done");
  expect(thanks).not.toContain("close this page");
  expect(world.kept).toMatchObject([{ answers: { nps: 9, why: "Light" }, isComplete: true }]);
});

test("where a survey leads elsewhere, the page that shows it stays", async () => {
  const world = surveyGateway(surveyOf([nps], { ending: { redirect: "https://www.example.org/thanks" } }));
  const html = await (await world.app.request("/s/demo/embed/form", { headers: shop })).text();
  const body = new URLSearchParams([...fieldsOf(html), ["nps", "9"], ["_go", "next"]]);
  const reply = await world.app.request("/s/demo/embed/form", { method: "POST", body, headers: shop });
  expect(reply.status).toBe(200);
  expect(await reply.text()).toContain('href="https://www.example.org/thanks"');
});

test("a kiosk is a page with its own script and no PIN, that leads nowhere", async () => {
  const world = surveyGateway(surveyOf([nps], { ending: { redirect: "https://www.example.org/thanks" } }));
  const html = await (await world.app.request("/s/demo?kiosk=token")).text();
  expect(html).toContain("kiosk()");
  expect(html).toContain("data-kiosk");
  expect(html).not.toContain("4711");
  const body = new URLSearchParams([...fieldsOf(html), ["nps", "9"], ["_go", "next"], ["_at", "1782820800000"]]);
  const reply = await world.app.request("/s/demo?kiosk=token", { method: "POST", body });
  expect(reply.status).toBe(200);
  const said = await reply.text();
  expect(said).not.toContain("www.example.org");
  expect(world.kept).toMatchObject([{ answeredAt: new Date(1782820800000) }]);
  expect(world.kept[0]?.suspicion).toBeUndefined();
});

test("a kiosk thanks without sending anybody away, and what it sends without end is looked at", async () => {
  const full = (bucket: string) => (bucket === "survey-kiosks:7:somebody" ? 60 : null);
  const world = surveyGateway(survey(), { take: full });
  const html = await (await world.app.request("/s/demo?kiosk=token")).text();
  const body = new URLSearchParams([...fieldsOf(html), ["nps", "9"], ["_go", "next"]]);
  const thanks = await (await world.app.request("/s/demo?kiosk=token", { method: "POST", body })).text();
  expect(thanks).toContain("Thank you");
  expect(thanks).not.toContain("close this page");
  expect(world.kept).toMatchObject([{ suspicion: "manyFromOneAddress" }]);
});

test("a PIN is right or wrong, and nothing more is said", async () => {
  const { app } = surveyGateway(survey());
  const check = async (pin: string) =>
    (await app.request("/s/demo/kiosk-pin", { method: "POST", body: new URLSearchParams({ kiosk: "token", pin }) }))
      .status;
  expect([await check("4711"), await check("0000"), await check("")]).toEqual([200, 403, 403]);
});

test("a page of an agent says in whose name it is kept", async () => {
  const { app } = surveyGateway(survey());
  expect(await (await app.request("/s/demo?agent=token")).text()).toContain("You are typing in what a customer says.");
});

test.each(["survey_closed", "survey_paused", "survey_full"] as const)("%s says whose survey it was", async (reason) => {
  const { app } = surveyGateway(survey(), { refuse: new DomainError("invalid_state", reason) });
  expect(await (await app.request("/s/demo")).text()).toContain("Lanternway");
});
