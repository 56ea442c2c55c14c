import { useTestDatabase } from "@heard/db/testing";
import { entryOf, ruleOfParts } from "@heard/text/themes/parts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { correctComments } from "../readings/correct.ts";
import { countThemes } from "../readings/queries.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { archiveTheme, createTheme, previewTheme, updateTheme } from "./index.ts";

const database = useTestDatabase();

const add = (ctx: ServiceContext, key: string, rule: string) => createTheme(ctx, { key, name: { en: key }, rule });

const words = [
  "验证码",
  "驗證碼",
  "收不到",
  "没收到",
  "收唔到",
  "优惠码",
  "優惠碼",
  "code",
  "never came",
  "gift",
  "the",
];
const comments = fc.array(
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom("", " ", "，", ". ", "。")), {
      minLength: 1,
      maxLength: 8,
    })
    .map((pieces) => pieces.flat().join("")),
  { minLength: 60, maxLength: 60 },
);
const entries = fc.array(
  fc.constantFrom(...words).map((word) => entryOf(word) ?? word),
  { minLength: 1, maxLength: 3 },
);
const rules = fc
  .record({
    any: entries,
    near: fc.oneof(entries, fc.constant([])),
    distance: fc.integer({ min: 1, max: 12 }),
    not: fc.oneof(entries, fc.constant([])),
  })
  .map(ruleOfParts);

describe("a preview of a theme's rule", () => {
  test("finds what the worker finds once the draft is saved, in Simplified and Traditional Chinese and English", async () => {
    const seen = { found: 0, moved: 0 };
    for (const [texts, before, draft] of fc.sample(fc.tuple(comments, rules, rules), { numRuns: 8, seed: 20260630 })) {
      const ctx = await makeTestOrganisation();
      await add(ctx, "code", before);
      await recordComments(ctx, texts);
      await workOnReadings(ctx);
      const stored = await found(ctx);
      const preview = await previewTheme(ctx, { key: "code", rule: draft, examples: 50 });
      await updateTheme(ctx, { key: "code", rule: draft });
      await workOnReadings(ctx);
      const after = await found(ctx);
      expect(preview).toMatchObject({ readCount: 60, isAll: true, draftCount: after.size, storedCount: stored.size });
      expect(preview.newCount).toBe(without(after, stored).size);
      expect(preview.droppedCount).toBe(without(stored, after).size);
      if (after.size <= 50) expect(idsOf(preview.found)).toEqual(after);
      expect(idsOf(preview.changed)).toEqual(new Set([...without(after, stored), ...without(stored, after)]));
      const { themes } = await countThemes(ctx, { period: { from: "2026-06-01", to: "2026-06-30" } });
      const counts = themes.find(({ key }) => key === "code")?.counts;
      expect(Object.values(counts ?? {}).reduce((sum, n) => sum + n, 0)).toBe(preview.draftCount);
      seen.found += after.size;
      seen.moved += preview.newCount + preview.droppedCount;
    }
    expect(seen.found).toBeGreaterThan(50);
    expect(seen.moved).toBeGreaterThan(50);
  });

  test("says which words were found, and by which word of a NOT a comment is dropped", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "code", "验证码 OR code");
    await recordComments(ctx, ["優惠碼的驗證碼收不到", "the code never came", "my phone 13800138000 got no OTP"]);
    const preview = await previewTheme(ctx, { key: "code", rule: "(验证码 OR otp) NOT 优惠码" });
    const shown = preview.changed.map(({ comment: { text }, change, spans, stoppedBy }) => ({
      change,
      found: spans.map(({ start, end }) => text.slice(start, end)),
      stopped: stoppedBy.map(({ start, end }) => text.slice(start, end)),
    }));
    expect(shown).toHaveLength(3);
    expect(shown).toEqual(
      expect.arrayContaining([
        { change: "dropped", found: ["驗證碼"], stopped: ["優惠碼"] },
        { change: "dropped", found: ["code"], stopped: [] },
        { change: "new", found: ["OTP"], stopped: [] },
      ]),
    );
    expect(preview.found.map(({ comment }) => comment.text)).toEqual([expect.not.stringContaining("13800138000")]);
    // A new theme has nothing to be compared with.
    expect(await previewTheme(ctx, { rule: "code" })).toMatchObject({ draftCount: 1, storedCount: null, changed: [] });
  });

  test("what people said of single comments teaches the rule: how far it agrees, and which words bring it nearer", async () => {
    const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    await add(ctx, "wait", "queue OR 排队");
    const missed = ["we stood in line for an hour", "an hour in line, really", "等位等了半天", "等位太久了"];
    const strayed = ["a queue of songs plays in the shop", "my queue of songs was played"];
    const right = ["the queue was long", "排隊很久", "an hour in the queue"];
    const others = Array.from({ length: 20 }, (_, at) => `really fine, an hour well spent in the shop ${at}`);
    const ids = await recordComments(ctx, [...missed, ...strayed, ...right, ...others]);
    await workOnReadings(ctx);
    const place = (from: number, count: number) =>
      ids.slice(from, from + count).map((responseId) => ({ responseId, item: 0 }));
    const say = (comments: { responseId: string; item: number }[], isMentioned: boolean) =>
      correctComments(ctx, { comments, themes: [{ theme: "wait", isMentioned }] });
    const lessonsOf = async (rule: string, one = ctx) => (await previewTheme(one, { key: "wait", rule })).lessons;

    const stored = "queue OR 排队";
    expect(await lessonsOf(stored)).toEqual({ saidCount: 0, draftAgrees: 0, storedAgrees: 0, add: [], leaveOut: [] });
    await say(place(0, 4), true);
    await say(place(4, 2), false);
    await say(place(6, 3), true);
    const lessons = await lessonsOf(stored);
    expect(lessons).toMatchObject({ saidCount: 9, draftAgrees: 3, storedAgrees: 3 });
    // What comments of no theme say as well, and what those say that are rightly found, is no lesson.
    expect(lessons?.add.map(({ phrase, count }) => [phrase, count])).toEqual([
      ["等位", 2],
      ["line", 2],
    ]);
    expect(lessons?.leaveOut.map(({ phrase, count }) => [phrase, count])).toEqual([["songs", 2]]);

    const taught = `(${stored} OR ${lessons?.add.map(({ rule }) => rule).join(" OR ")}) NOT ${lessons?.leaveOut[0]?.rule}`;
    expect(await lessonsOf(taught)).toEqual({ saidCount: 9, draftAgrees: 9, storedAgrees: 3, add: [], leaveOut: [] });
    // A word that was taken back teaches no more, and nobody else's theme of that name learns.
    await correctComments(ctx, { comments: place(0, 2), themes: [{ theme: "wait", isMentioned: null }] });
    expect((await lessonsOf(stored))?.add.map(({ phrase }) => phrase)).toEqual(["等位"]);
    await add(other, "wait", stored);
    expect(await lessonsOf(stored, other)).toMatchObject({ saidCount: 0 });
    expect((await previewTheme(ctx, { rule: stored })).lessons).toBeNull();
  });

  test("learns of fewer of the newest where comments are long", async () => {
    const ctx = await makeTestOrganisation();
    await add(ctx, "wait", "queue");
    const long = Array.from({ length: 25 }, (_, at) => `${at} queue `.padEnd(20_000, "and so on "));
    const ids = await recordComments(ctx, long);
    await workOnReadings(ctx);
    const comments = ids.map((responseId) => ({ responseId, item: 0 }));
    await correctComments(ctx, { comments, themes: [{ theme: "wait", isMentioned: true }] });
    // Four hundred thousand characters.
    expect((await previewTheme(ctx, { key: "wait", rule: "queue" })).lessons).toMatchObject({
      ...{ saidCount: 20, draftAgrees: 20, storedAgrees: 20 },
    });
  });

  test("tries what counts, at the touchpoints that its reader sees", async () => {
    const organisation = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(organisation, ["cxLeader"]);
    const [id] = await recordComments(organisation, ["slow till", "slow again"]);
    await recordComments(organisation, ["slow parcel"], { touchpoint: "delivery" });
    expect(await previewTheme(ctx, { rule: "slow" })).toMatchObject({ readCount: 3, draftCount: 3 });
    const checkout = await database.asOwner(
      `select id from touchpoints where org_id = ${organisation.organisation.id} and key = 'checkout'`,
    );
    const limited: ServiceContext = { ...ctx, touchpoints: [Number(checkout[0]?.id)] };
    expect(await previewTheme(limited, { rule: "slow" })).toMatchObject({ readCount: 2, draftCount: 2 });
    await quarantineResponse(organisation, { responseId: id ?? "", reason: "test" });
    expect(await previewTheme(limited, { rule: "slow" })).toMatchObject({ readCount: 1, draftCount: 1 });
  });

  test("is for whoever may edit themes, says what is wrong in a rule, and knows no theme that is put away", async () => {
    const organisation = await makeTestOrganisation();
    const { ctx: employee } = await makeTestPerson(organisation, ["employee"]);
    await expect(previewTheme(employee, { rule: "slow" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(previewTheme(organisation, { rule: "slow till" })).rejects.toMatchObject({
      reason: "theme_operator_expected",
      params: { found: "till", at: 6 },
    });
    await add(organisation, "code", "code");
    await archiveTheme(organisation, { key: "code" });
    await expect(previewTheme(organisation, { key: "code", rule: "slow" })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(previewTheme(organisation, { key: "other", rule: "slow" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

const without = (these: Set<string>, those: Set<string>) => new Set([...these].filter((one) => !those.has(one)));
const idsOf = (examples: { comment: { responseId: string } }[]) =>
  new Set(examples.map(({ comment }) => comment.responseId));

/** Responses in which the worker found the theme. */
async function found({ organisation }: ServiceContext): Promise<Set<string>> {
  const rows = await database.asOwner(
    `select m.response_id as id from mentions m join themes t on t.id = m.theme_id and t.org_id = m.org_id
     where m.org_id = ${organisation.id} and t.key = 'code' and m.counted and m.replaced_at is null`,
  );
  return new Set(rows.map(({ id }) => String(id)));
}
