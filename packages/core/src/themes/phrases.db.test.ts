import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { workOnReadings } from "../testing/readings.ts";
import { createTheme } from "./create.ts";
import { discoverPhrases } from "./discover-phrases.ts";
import { listQuotes } from "./list-quotes.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
const occurredOn = "2026-06-15";

async function say(ctx: ServiceContext, texts: readonly string[], customer?: string): Promise<void> {
  await recordResponses(ctx, {
    ...{ source: "app", mode: "api" as const },
    responses: texts.map((text) => ({
      ...{ occurredOn, touchpoint: "checkout", ...(customer === undefined ? {} : { customer }) },
      ...{ scores: [{ metric: "nps", value: 3 }], comments: [{ text }] },
    })),
  });
  await workOnReadings(ctx);
}

const lockers = [
  "The parcel locker would not open for me",
  "No receipt, and my parcel locker was full",
  "Twenty minutes to find a parcel locker in the yard",
  "My wife could not reach the parcel locker at all",
  "Why is your parcel locker closed at night",
  "A parcel locker near the station would help, they said on phone 13812345678",
];
const others = ["Gift wrap was pretty", "Music far too loud", "Nice view from upstairs", "座椅很舒服", "音樂太大聲了"];
const queues = [
  "The queue at the till was slow and far too long",
  "Far too long and slow a queue at the only till",
  "Slow long queue again, only one till open today",
];

describe("phrases in no theme", () => {
  test("what comments without a theme repeat is found with a rule, and is gone when a theme speaks of it", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { key: "waiting", name: { en: "Waiting" }, rule: "queue" });
    await say(ctx, [
      ...lockers,
      ...others,
      ...queues,
      ...queues.map((text) => `${text}, truly`),
      "Queue by the parcel locker",
    ]);
    const found = await discoverPhrases(ctx, { period });
    expect(found).toMatchObject({ readCount: lockers.length + others.length, isAll: true });
    // Six say it and have no theme; a search finds a seventh, which has one.
    expect(found.phrases).toEqual([
      { phrase: "parcel locker", rule: '"parcel locker"', sayers: 6, matches: 7, matchesAreCapped: false },
    ]);

    await createTheme(ctx, { key: "lockers", name: { en: "Lockers" }, rule: found.phrases[0]?.rule ?? "" });
    await workOnReadings(ctx);
    expect(await discoverPhrases(ctx, { period })).toEqual({ readCount: others.length, isAll: true, phrases: [] });
  });

  test("one customer is one voice, however often, and copies are one", async () => {
    const ctx = await makeTestOrganisation();
    await say(ctx, others);
    await say(ctx, lockers, "C-1");
    await say(
      ctx,
      Array.from({ length: 6 }, () => "The fitting room was closed to all of us"),
    );
    expect((await discoverPhrases(ctx, { period })).phrases).toEqual([]);
    await say(ctx, lockers.slice(1, 5), "C-2");
    expect((await discoverPhrases(ctx, { period })).phrases).toEqual([]);
  });

  test("a Chinese phrase is shown in the characters of whoever said it, and what was removed is no phrase", async () => {
    const ctx = await makeTestOrganisation();
    await say(ctx, [
      ...others,
      "自提櫃又打不開",
      "樓下自提櫃滿了",
      "自提櫃太高夠不到",
      "想找自提櫃找了半天",
      "夜裏自提櫃不能用",
      "把自提櫃放近一點吧",
    ]);
    const [phrase] = (await discoverPhrases(ctx, { period })).phrases;
    expect(phrase).toMatchObject({ phrase: "自提櫃", rule: "自提櫃", sayers: 6, matches: 6 });
  });

  test("whoever sees no touchpoint is told of none", async () => {
    const ctx = await makeTestOrganisation();
    await say(ctx, lockers);
    const none = { ...ctx, touchpoints: [] };
    expect(await discoverPhrases(none, { period })).toMatchObject({ readCount: 0, phrases: [] });
  });
});

describe("quotes of a theme", () => {
  test("they come redacted, without copies, as the theme is spoken of", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { key: "waiting", name: { en: "Waiting" }, rule: "queue", tone: "negative" });
    await say(ctx, [...queues, `${queues[0]}!`, "The queue was long, call 13812345678", "Nothing to add"]);
    const of = [{ theme: "waiting", sentiment: "negative" as const }];
    const [waiting] = await listQuotes(ctx, { period, of, limit: 2 });
    expect(waiting?.quotes).toHaveLength(2);
    const texts = waiting?.quotes.map(({ text }) => text.replace("!", "")) ?? [];
    expect(new Set(texts).size).toBe(2);
    for (const text of texts) expect(queues).toContain(text);
    expect(waiting?.quotes[0]).toMatchObject({ day: occurredOn, touchpoint: "checkout", scores: [{ value: 3 }] });
    expect(await listQuotes(ctx, { period, of: [{ theme: "waiting", sentiment: "positive" }] })).toMatchObject([
      { theme: "waiting", quotes: [] },
    ]);
    await expect(listQuotes(ctx, { period, of: [{ theme: "gone", sentiment: "negative" }] })).rejects.toThrow();
  });
});
