import { gunzipSync } from "node:zlib";
import { DomainError } from "@heard/core/errors";
import type { Question } from "@heard/survey";
import type { AnswerProblem } from "@heard/survey/runtime";
import { describe, expect, test } from "vitest";
import { surveyGateway, visit } from "../../testing/survey-guest.ts";
import { everyType, fieldsOf, inThree, surveyOf } from "../../testing/survey-page.ts";

const only = (id: string): Question => {
  const found = everyType.find(({ question }) => question.id === id)?.question;
  if (!found) throw new Error(`no question ${id}`);
  return found;
};
const nps = only("nps");
const why: Question = { type: "text", id: "why", whyOf: "nps", text: inThree("Why {{answer.nps|that}}") };

describe("a survey without scripts", () => {
  test("is answered and thanked for in two requests", async () => {
    const world = surveyGateway(surveyOf([nps, { ...why, text: inThree("Why?") }]));
    const guest = await visit(world);
    expect(guest.reply.status).toBe(200);
    await guest.press("next", { nps: "9", why: "The lamps." });
    expect(guest.html).toContain("Thank you");
    expect(guest.html).toContain("data-done");
    expect(world.kept).toMatchObject([{ language: "en", answers: { nps: 9, why: "The lamps." }, isComplete: true }]);
    expect(world.kept[0]?.suspicion).toBeUndefined();
  });

  test("is kept page by page, repeats answers, and counts once it is whole", async () => {
    const world = surveyGateway(surveyOf([nps, why, { ...only("reason"), newPage: true }]));
    const guest = await visit(world);
    expect(guest.html).toContain("<progress");
    await guest.press("next", { nps: "3" });
    expect(guest.html).toContain("Why 3");
    await guest.press("next", { why: "Slow" });
    await guest.press("next", { reason: "other", "reason.other.words": "a cat" });
    expect(world.kept.map(({ isComplete }) => isComplete)).toEqual([false, false, true]);
    expect(world.kept.at(-1)?.answers).toEqual({ nps: 3, why: "Slow", reason: { choice: "other", text: "a cat" } });
    expect(new Set(world.kept.map(({ token }) => token)).size).toBe(1);
  });

  test("says what is wrong beside its field and keeps what was typed", async () => {
    const world = surveyGateway(surveyOf([{ ...only("visits"), required: true }, only("story")]));
    const guest = await visit(world);
    await guest.press("next", { visits: "ninety", story: "Kept" });
    expect(guest.html).toContain("Enter a number, such as 12.");
    expect(guest.html).toContain('aria-invalid="true"');
    expect(guest.html).toContain("autofocus");
    expect(fieldsOf(guest.html).get("visits")).toBe("ninety");
    expect(fieldsOf(guest.html).get("story")).toBe("Kept");
    expect(world.kept).toEqual([]);
    await guest.press("next", { visits: "" });
    expect(guest.html).toContain("This one is needed to go on.");
    await guest.press("next", { visits: "2,5" });
    expect(world.kept).toMatchObject([{ answers: { visits: 2.5, story: "Kept" } }]);
  });

  test("lets people go back, with their answers in the fields", async () => {
    const world = surveyGateway(
      surveyOf([nps, { ...only("reason"), newPage: true }, { ...only("story"), newPage: true }]),
    );
    const guest = await visit(world);
    await guest.press("next", { nps: "9" });
    await guest.press("next", { reason: "buy" });
    const progress = () => /<progress[^>]* value="(\d+)"/.exec(guest.html)?.[1];
    expect(progress()).toBe("67");
    await guest.press("back", { story: "Half" });
    expect(progress()).toBe("33");
    expect(fieldsOf(guest.html).get("reason")).toBe("buy");
    await guest.press("back");
    expect(fieldsOf(guest.html).get("nps")).toBe("9");
    expect(guest.html).not.toContain('value="back"');
    await guest.press("next", { nps: "2" });
    expect(fieldsOf(guest.html).get("reason")).toBe("buy");
    await guest.press("next");
    expect(fieldsOf(guest.html).get("story")).toBe("Half");
    await guest.press("next");
    expect(world.kept.at(-1)).toMatchObject({ answers: { nps: 2, reason: "buy", story: "Half" }, isComplete: true });
  });

  test("does not go back where its author says so, whatever is sent", async () => {
    const world = surveyGateway(surveyOf([nps, { ...only("reason"), newPage: true }], { noWayBack: true }));
    const guest = await visit(world);
    await guest.press("next", { nps: "9" });
    expect(guest.html).not.toContain('value="back"');
    await guest.press("back");
    expect(guest.html).toContain("What brought you");
  });

  test("goes the way that the answers lead, and forgets what was said on another", async () => {
    const definition = surveyOf([nps, { ...only("story"), newPage: true }, only("reason")], {
      logic: [{ id: "low", do: "show", question: "story", when: { question: "nps", is: "atMost", value: 6 } }],
    });
    const world = surveyGateway(definition);
    const guest = await visit(world);
    // What follows is not known yet.
    expect(guest.html).toContain(">Next</button>");
    await guest.press("next", { nps: "3" });
    await guest.press("back", { story: "Slow" });
    await guest.press("next", { nps: "9" });
    await guest.press("next", { reason: "buy" });
    expect(world.kept.at(-1)).toMatchObject({ answers: { nps: 9, reason: "buy" }, isComplete: true });
    expect(world.kept.at(-1)?.answers).not.toHaveProperty("story");
  });

  test("takes every type of question on one page", async () => {
    const world = surveyGateway(surveyOf(everyType.map(({ question }) => question)));
    const guest = await visit(world);
    await guest.press("next", {
      nps: "0",
      csat: "5",
      ces: "1",
      stars: "3",
      price: "-3",
      reason: "buy",
      used: ["app", "web"],
      "areas.price": "1",
      "when.app": "day",
      "matters.care": "1",
      "matters.speed": "2",
      story: "One\r\ntwo",
      order: "A-1",
      visits: "7",
      day: "2026-06-30",
      expected: "as",
      contact: "yes",
    });
    expect(world.kept.at(-1)?.answers).toEqual({
      nps: 0,
      csat: 5,
      ces: 1,
      stars: 3,
      price: -3,
      reason: "buy",
      used: ["app", "web"],
      areas: { price: 1 },
      when: { app: "day" },
      matters: ["care", "speed"],
      story: "One\ntwo",
      order: "A-1",
      visits: 7,
      day: "2026-06-30",
      expected: "as",
      contact: true,
      photo: null,
    });
  });

  test("takes a file along, and says what is wrong with one that cannot be taken", async () => {
    const world = surveyGateway(
      surveyOf([
        { ...only("photo"), required: true },
        { ...only("reason"), newPage: true },
      ]),
    );
    const guest = await visit(world);
    const file = (bytes: number, type = "image/png") => ({
      files: { photo: new File([new Uint8Array(bytes)], "a.png", { type }) },
    });
    await guest.press("next", {}, file(0));
    expect(guest.html).toContain("This one is needed to go on.");
    await guest.press("next", {}, file(10, "text/plain"));
    expect(guest.html).toContain("This kind of file cannot be taken. These can: PNG.");
    await guest.press("next", {}, file(3000));
    expect(guest.html).toContain("This file has 2.9 kB; up to 2 kB fit.");
    await guest.press("next", {}, file(12));
    await guest.press("back");
    expect(guest.html).toContain("a.png is attached.");
    await guest.press("next");
    await guest.press("next", { reason: "buy" });
    expect(world.kept.at(-1)?.answers).toMatchObject({ photo: { name: "a.png", mediaType: "image/png", bytes: 12 } });
  });

  test("takes no more files from one address than a shop full of people has", async () => {
    const world = surveyGateway(surveyOf([only("photo")]), {
      take: (bucket) => (bucket === "survey-files:somebody" ? 60 : null),
    });
    const guest = await visit(world);
    await guest.press("next", {}, { files: { photo: new File([], "") } });
    expect(guest.html).toContain("Thank you");
    const more = await visit(world);
    await more.press("next", {}, { files: { photo: new File([new Uint8Array(12)], "a.png", { type: "image/png" }) } });
    expect([more.reply.status, more.reply.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(more.html).toContain("Many people are answering right now");
  });

  test("changes its language on the way, and loses nothing", async () => {
    const world = surveyGateway(surveyOf([nps, { ...why, text: inThree("Why?") }]));
    const guest = await visit(world, "/s/demo", { "Accept-Language": "fr, zh-TW;q=0.8" });
    expect(guest.html).toContain('<html lang="zh-Hant"');
    await guest.press("speak:zh-Hans", { nps: "8", why: "好" });
    expect(guest.html).toContain('<html lang="zh-Hans"');
    expect(Object.fromEntries(fieldsOf(guest.html))).toMatchObject({ nps: "8", why: "好" });
    expect(world.kept).toEqual([]);
    await guest.press("next");
    expect(guest.html).toContain("Thank you（简）");
    expect(world.kept).toMatchObject([{ language: "zh-Hans", answers: { nps: 8, why: "好" } }]);
  });

  test("believes nothing that a page carries", async () => {
    const world = surveyGateway(surveyOf([nps, { ...only("reason"), newPage: true }]));
    const guest = await visit(world);
    await guest.press("next", { _answers: '{"reason":"nobody","__proto__":{"x":1},"nps":77}', _page: "reason" });
    expect(guest.html).toContain("Recommend");
    await guest.press("next", { _answers: "no json", nps: "11" });
    expect(guest.html).toContain("Choose one from 0 to 10.");
    expect(world.kept.flatMap(({ answers }) => Object.values(answers)).filter((answer) => answer !== null)).toEqual([]);
    expect(world.kept.some(({ isComplete }) => isComplete)).toBe(false);
  });

  test("shows what the keeper of the answers refuses on the page of that question", async () => {
    const problem: AnswerProblem = {
      code: "answer_missing",
      path: "/answers/nps",
      value: null,
      expected: "",
      params: {},
    };
    const world = surveyGateway(surveyOf([nps, { ...only("reason"), newPage: true }]), { problems: [problem] });
    const guest = await visit(world);
    await guest.press("next", { nps: "9" });
    expect(guest.html).toContain("Recommend");
    expect(guest.html).toContain("This one is needed to go on.");
  });
});

describe("what is doubtful is kept, out of the numbers", () => {
  const definition = surveyOf([nps]);

  test("a field that people do not see was filled in", async () => {
    const world = surveyGateway(definition);
    const guest = await visit(world);
    await guest.press("next", { nps: "10", _website: "https://buy.example" });
    expect(guest.html).toContain("Thank you");
    expect(world.kept).toMatchObject([{ suspicion: "honeypot", isComplete: true }]);
  });

  test("a page was answered faster than it can be read", async () => {
    const world = surveyGateway(definition);
    const guest = await visit(world);
    world.wait(-4500);
    await guest.press("next", { nps: "10" });
    expect(world.kept).toMatchObject([{ suspicion: "tooFast" }]);
  });

  test("a page that was opened before the clock was set back is not held against whoever answers it", async () => {
    const world = surveyGateway(definition);
    const guest = await visit(world);
    world.wait(-3_600_000);
    await guest.press("next", { nps: "10" });
    expect(world.kept).toMatchObject([{ isComplete: true }]);
    expect(world.kept[0]).not.toHaveProperty("suspicion");
  });

  test("very many came from one address", async () => {
    const world = surveyGateway(definition, {
      take: (bucket) => (bucket.startsWith("survey-completions:7:") ? 60 : null),
    });
    const guest = await visit(world);
    await guest.press("next", { nps: "10" });
    expect(guest.html).toContain("Thank you");
    expect(world.kept).toMatchObject([{ suspicion: "manyFromOneAddress" }]);
  });

  test("what is sent twice or refused is no completion more of its address", async () => {
    const world = surveyGateway(definition);
    const guest = await visit(world);
    const page = guest.html;
    await guest.press("next", { nps: "10" });
    expect(world.givenBack).toEqual([]);
    const again = new URLSearchParams([...fieldsOf(page), ["nps", "10"], ["_go", "next"]]);
    const reply = await world.app.request("/s/demo", { method: "POST", body: again });
    expect(await reply.text()).toContain("Thank you");
    expect(world.kept).toHaveLength(1);
    expect(world.givenBack).toEqual(["survey-completions:7:somebody"]);

    const problem: AnswerProblem = {
      ...{ code: "answer_missing", path: "/answers/nps", value: null, expected: "", params: {} },
    };
    const strict = surveyGateway(definition, { problems: [problem] });
    const refused = await visit(strict);
    await refused.press("next", { nps: "9" });
    expect(strict.givenBack).toEqual(["survey-completions:7:somebody"]);
  });
});

describe("a page that cannot be shown", () => {
  const definition = surveyOf([nps]);
  const refusals = [
    ["closed", "survey_closed", "This survey is closed"],
    ["full", "survey_full", "This survey has all the answers it needs"],
    ["paused", "survey_paused", "This survey is taking a break"],
    ["answered", "survey_answered", "You have answered already"],
    ["not found", "not_found", "There is no survey here"],
    ["changed", "survey_link_changed", "Something is missing from this link"],
    ["too old", "survey_token_invalid", "This link has run out"],
  ] as const;

  test.each(refusals)("says kindly that it is %s", async (_, reason, words) => {
    const refuse = new DomainError("invalid_state", reason as never, { what: "survey", id: "x", parameter: "shop" });
    const guest = await visit(surveyGateway(definition, { refuse }));
    expect(guest.reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(guest.reply.status).toBeGreaterThanOrEqual(400);
    expect(guest.reply.status).toBeLessThan(500);
    expect(guest.html).toContain(`>${words}</h1>`);
  });

  test("says when it opens, in the reader’s language", async () => {
    const refuse = new DomainError("invalid_state", "survey_not_open" as never, { day: "2026-07-01" });
    expect((await visit(surveyGateway(definition, { refuse }))).html).toContain("It opens on July 1, 2026.");
    expect(
      (await visit(surveyGateway(definition, { refuse }), "/s/demo", { "Accept-Language": "zh-CN" })).html,
    ).toContain("2026年7月1日开始");
  });

  test("is no survey of that name, and no token of ours", async () => {
    const world = surveyGateway(definition);
    expect((await visit(world, "/s/nothing")).reply.status).toBe(404);
    const guest = await visit(world);
    await guest.press("next", { _token: "forged", nps: "9" });
    expect(guest.reply.status).toBe(400);
    expect(guest.html).toContain("This page has been open for a long time");
    expect(world.kept).toEqual([]);
  });

  test("asks to wait when too many come, and says for how long", async () => {
    const { reply, html } = await visit(
      surveyGateway(definition, { take: (bucket) => (bucket === "survey-page:somebody" ? 30 : null) }),
    );
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([429, "30"]);
    expect(html).toContain("Try again in 30 seconds.");
  });

  test("limits a survey by what it is, not by what somebody typed", async () => {
    const taken: string[] = [];
    const world = surveyGateway(definition, {
      take: (bucket) => {
        taken.push(bucket);
        return bucket === "survey:7" ? 2 : null;
      },
    });
    expect((await visit(world)).html).toContain("Many people are answering right now");
    expect((await visit(world, "/s/another")).reply.status).toBe(404);
    expect(taken).toEqual(["survey-page:somebody", "survey:7", "survey-page:somebody"]);
  });

  test("takes no more than fits and nothing but forms", async () => {
    const { app } = surveyGateway(definition);
    const large = await app.request("/s/demo", {
      method: "POST",
      body: new URLSearchParams({ why: "x".repeat(1_100_000) }),
    });
    expect(large.status).toBe(413);
    expect(await large.text()).toContain("That is more than fits");
    const json = await app.request("/s/demo", {
      method: "POST",
      body: "{}",
      headers: { "Content-Type": "application/json" },
    });
    expect(json.status).toBe(415);
  });

  test("tells nobody but the log what broke", async () => {
    const world = surveyGateway(definition, { refuse: new TypeError("secret detail") as unknown as DomainError });
    const guest = await visit(world);
    expect(guest.reply.status).toBe(500);
    expect(guest.html).not.toContain("secret");
    expect(world.reported).toHaveLength(1);
  });
});

describe("every page", () => {
  test("runs its own script and style by their hash, and nothing else", async () => {
    const { reply, html } = await visit(surveyGateway(surveyOf([nps]), { script: "console.log(1)" }));
    const policy = reply.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'sha256-[A-Za-z0-9+/=]+';/);
    expect(policy).not.toContain("unsafe");
    expect(html).toContain("<script>console.log(1)</script>");
    expect(html.replace(/<style>.*?<\/style>/s, "")).not.toMatch(/\sstyle=|\son[a-z]+=/);
    expect(reply.headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(reply.headers.get("cache-control")).toBe("no-store");
  });

  test("is compressed for those who can read it so", async () => {
    const { app } = surveyGateway(surveyOf([nps]));
    const plain = await (await app.request("/s/demo")).text();
    const reply = await app.request("/s/demo", { headers: { "Accept-Encoding": "br, gzip" } });
    expect(reply.headers.get("content-encoding")).toBe("gzip");
    expect(gunzipSync(Buffer.from(await reply.arrayBuffer())).length).toBe(Buffer.byteLength(plain));
    expect(
      (await app.request("/s/demo", { headers: { "Accept-Encoding": "gzip;q=0" } })).headers.get("content-encoding"),
    ).toBeNull();
  });

  test("goes back to its own address, parameters included", async () => {
    const { html } = await visit(surveyGateway(surveyOf([nps])), "/s/demo?shop=chiado&sig=x");
    expect(html).toContain('action="/s/demo?shop=chiado&amp;sig=x"');
  });
});
