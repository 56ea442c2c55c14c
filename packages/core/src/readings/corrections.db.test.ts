import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { searchComments } from "../comments/search.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { createTheme, mergeTheme, updateTheme } from "../themes/index.ts";
import {
  confirmReadings,
  correctComments,
  countThemes,
  listMentions,
  measureDisagreement,
  undoCorrection,
} from "./index.ts";

const database = useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
const none = { negative: 0, neutral: 0, mixed: 0, positive: 0 };
const another: ServiceContext["actor"] = {
  ...{ kind: "member", memberId: 7, userId: 7, roles: ["cxLeader"] },
  grants: { canUnmask: false, canSeeCustomers: false },
};

async function withSpeed(texts: readonly string[]) {
  const ctx = await makeTestOrganisation();
  await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow OR fast OR 慢" });
  const ids = await recordComments(ctx, texts);
  await workOnReadings(ctx);
  const comments = ids.map((responseId) => ({ responseId, item: 0 }));
  return { ctx, ids, comments };
}
const countsOf = async (ctx: ServiceContext) => {
  const { comments, themes } = await countThemes(ctx, { period });
  return { comments, ...Object.fromEntries(themes.map(({ key, counts }) => [key, counts])) };
};
/** In the order in which they were recorded. */
const readingsOf = async (ctx: ServiceContext, ids: readonly string[]) => {
  const { items } = await searchComments(ctx, { period });
  return ids.map((id) => items.find(({ responseId }) => responseId === id)?.reading ?? null);
};
const logged = (ctx: ServiceContext, verb: string) =>
  database.asOwner(`select fields from audit_entries where org_id = ${ctx.organisation.id} and verb = '${verb}'`);

describe("an act on many comments", () => {
  test("moves the counts by all of them at once, and the log says so of each", async () => {
    const { ctx, comments } = await withSpeed(Array.from({ length: 10 }, () => "so slow, terrible"));
    const before = await countsOf(ctx);
    expect(before).toEqual({ comments: { ...none, negative: 10 }, speed: { ...none, negative: 10 } });
    const themes = [{ theme: "speed", isMentioned: false }];
    const { actId, changedCount } = await correctComments(ctx, { comments, sentiment: "mixed", themes });
    expect(changedCount).toBe(10);
    expect(await countsOf(ctx)).toEqual({ comments: { ...none, mixed: 10 }, speed: none });
    expect(await logged(ctx, "comment.correct")).toEqual(
      Array.from({ length: 10 }, () => ({ fields: ["comment 0", "sentiment", "theme"] })),
    );
    expect(await undoCorrection(ctx, { actId: actId ?? "" })).toEqual({ restoredCount: 10, leftCount: 0 });
    expect(await countsOf(ctx)).toEqual(before);
    expect(await logged(ctx, "comment.undoCorrection")).toHaveLength(10);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("its one undo puts back the word that a person had said before, and takes no word that came after", async () => {
    const { ctx, ids, comments } = await withSpeed(["so slow", "so slow", "so slow"]);
    const [first, second, third] = comments;
    if (!first || !second || !third) throw new Error("not recorded");
    await correctComments({ ...ctx, actor: another }, { comments: [first], sentiment: "positive" });
    const { actId } = await correctComments(ctx, { comments, sentiment: "mixed" });
    await correctComments({ ...ctx, actor: another }, { comments: [third], sentiment: "neutral" });
    expect(await undoCorrection(ctx, { actId: actId ?? "" })).toEqual({ restoredCount: 2, leftCount: 1 });
    const said = (await readingsOf(ctx, ids)).map((reading) => [reading?.sentiment, reading?.isCorrected]);
    expect(said).toEqual([
      ["positive", true],
      ["negative", false],
      ["neutral", true],
    ]);
    // A word taken back comes back as well.
    const back = await correctComments(ctx, { comments, sentiment: null });
    expect(back.changedCount).toBe(2);
    await undoCorrection(ctx, { actId: back.actId ?? "" });
    expect((await readingsOf(ctx, ids)).map((reading) => reading?.sentiment)).toEqual([
      "positive",
      "negative",
      "neutral",
    ]);
  });

  test("what stands already is not said again, and nobody undoes what somebody else said", async () => {
    const { ctx, comments } = await withSpeed(["so slow"]);
    const { actId } = await correctComments(ctx, { comments, sentiment: "mixed" });
    expect(await correctComments(ctx, { comments, sentiment: "mixed" })).toEqual({ actId: null, changedCount: 0 });
    const stranger = await makeTestOrganisation();
    for (const one of [{ ...ctx, actor: another }, stranger])
      await expect(undoCorrection(one, { actId: actId ?? "" })).rejects.toMatchObject({ code: "not_found" });
    expect(await logged(ctx, "comment.correct")).toHaveLength(1);
  });

  test("is undone where its maker still sees, and stands elsewhere", async () => {
    const { ctx, ids, comments } = await withSpeed(["so slow"]);
    const [there = ""] = await recordComments(ctx, ["so slow"], { touchpoint: "delivery" });
    await workOnReadings(ctx);
    const both = [...comments, { responseId: there, item: 0 }];
    const { actId } = await correctComments(ctx, { comments: both, sentiment: "mixed" });
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited = { ...ctx, touchpoints: [touchpoints.get("delivery")?.id ?? 0] };
    expect(await undoCorrection(limited, { actId: actId ?? "" })).toEqual({ restoredCount: 1, leftCount: 0 });
    expect((await readingsOf(ctx, [...ids, there])).map((reading) => reading?.sentiment)).toEqual([
      "mixed",
      "negative",
    ]);
    expect((await countsOf(ctx)).comments).toEqual({ ...none, mixed: 1, negative: 1 });
    expect(await undoCorrection(ctx, { actId: actId ?? "" })).toEqual({ restoredCount: 1, leftCount: 1 });
    expect((await countsOf(ctx)).comments).toEqual({ ...none, negative: 2 });
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("says one thing of a theme that it names twice: the last", async () => {
    const { ctx, ids, comments } = await withSpeed(["so slow"]);
    const themes = [true, false].map((isMentioned) => ({ theme: "speed", isMentioned }));
    expect(await correctComments(ctx, { comments, themes })).toMatchObject({ changedCount: 1 });
    expect((await readingsOf(ctx, ids))[0]?.themes).toEqual([]);
  });

  test("stands at the comment that it was said of, and no other of its response opens with the count", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { key: "speed", name: { en: "Speed" }, rule: "slow" });
    const [responseId = ""] = await recordComments(ctx, [[{ text: "Friendly staff" }, { text: "It took ages" }]]);
    await workOnReadings(ctx);
    const second = { responseId, item: 1 };
    await correctComments(ctx, { comments: [second], themes: [{ theme: "speed", isMentioned: true }] });
    const { items } = await searchComments(ctx, { period });
    expect(items.map(({ item, reading }) => [item, reading?.themes])).toEqual([
      [0, []],
      [1, [expect.objectContaining({ key: "speed", foundBy: "person", spans: [] })]],
    ]);
    const opened = await searchComments(ctx, { period, themes: ["speed"] });
    expect(opened).toMatchObject({ count: 1, items: [second] });
    const { items: mentions } = await listMentions(ctx, { theme: "speed", period });
    expect(mentions[0]?.comments.map(({ spans }) => spans)).toEqual([[], []]);
  });

  test("reaches no comment at a touchpoint that its maker does not see", async () => {
    const { ctx, comments } = await withSpeed(["so slow"]);
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited = { ...ctx, touchpoints: [touchpoints.get("delivery")?.id ?? 0] };
    await expect(correctComments(limited, { comments, sentiment: "mixed" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("a confirmation", () => {
  test("holds what its reader saw, changes no number, and freezes nothing else", async () => {
    const { ctx, ids, comments } = await withSpeed(["so slow, but the shop is lovely and the price is great"]);
    const before = await countsOf(ctx);
    const [read] = await readingsOf(ctx, ids);
    const seen = { sentiment: read?.sentiment ?? null, themes: ["speed"] };
    expect(await confirmReadings(ctx, { comments: comments.map((one) => ({ ...one, ...seen })) })).toMatchObject({
      changedCount: 1,
    });
    expect(await countsOf(ctx)).toEqual(before);
    expect(await readingsOf(ctx, ids)).toMatchObject([{ ...read, isConfirmed: true, isCorrected: false }]);
    // The rule no longer finds what a person confirmed: it stays. What nobody confirmed follows the tree.
    await updateTheme(ctx, { key: "speed", rule: "nothing" });
    await createTheme(ctx, { key: "price", name: { en: "Price" }, rule: "price" });
    await workOnReadings(ctx);
    const [after] = await readingsOf(ctx, ids);
    expect(after?.themes.map(({ key }) => key).sort()).toEqual(["price", "speed"]);
    await updateTheme(ctx, { key: "price", rule: "nothing" });
    await workOnReadings(ctx);
    expect((await readingsOf(ctx, ids))[0]?.themes.map(({ key }) => key)).toEqual(["speed"]);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("holds once what two themes said that came together since its reader looked", async () => {
    const { ctx, ids, comments } = await withSpeed(["so slow, terrible price"]);
    await createTheme(ctx, { key: "price", name: { en: "Price" }, rule: "price" });
    await workOnReadings(ctx);
    const [read] = await readingsOf(ctx, ids);
    expect(read?.themes.map(({ key }) => key)).toEqual(["speed", "price"]);
    await mergeTheme(ctx, { key: "price", into: "speed" });
    await workOnReadings(ctx);
    const saw = { sentiment: read?.sentiment ?? null, themes: ["speed", "price"] };
    expect(await confirmReadings(ctx, { comments: comments.map((one) => ({ ...one, ...saw })) })).toMatchObject({
      changedCount: 1,
    });
    expect(await readingsOf(ctx, ids)).toMatchObject([{ isConfirmed: true, themes: [{ key: "speed" }] }]);
  });

  test("says nothing of what came after its reader looked, and leaves a person's word alone", async () => {
    const { ctx, ids, comments } = await withSpeed(["so slow", "so slow"]);
    const [first, second] = comments;
    if (!first || !second) throw new Error("not recorded");
    await correctComments(ctx, { comments: [first], sentiment: "positive" });
    const seen = { sentiment: "positive" as const, themes: [] };
    expect(
      await confirmReadings(ctx, {
        comments: [
          { ...first, ...seen },
          { ...second, ...seen },
        ],
      }),
    ).toEqual({ actId: null, changedCount: 0 });
    expect((await readingsOf(ctx, ids)).map((one) => [one?.sentiment, one?.isConfirmed])).toEqual([
      ["positive", false],
      ["negative", false],
    ]);
  });
});

describe("the rate of disagreement", () => {
  test("counts each comment once beside what was read when it was said, whatever is read later", async () => {
    const { ctx, comments } = await withSpeed([...Array.from({ length: 6 }, () => "so slow"), "太慢了", "slow"]);
    const [first, second, ...rest] = comments;
    if (!first || !second) throw new Error("not recorded");
    const themes = [{ theme: "speed", isMentioned: false }];
    await correctComments(ctx, { comments: [first], sentiment: "positive", themes });
    await correctComments(ctx, { comments: [second], themes });
    await confirmReadings(ctx, {
      comments: rest.map((one) => ({ ...one, sentiment: "negative" as const, themes: ["speed"] })),
    });
    const report = await measureDisagreement(ctx, { period });
    expect(report).toMatchObject({
      overall: { n: 8, otherwiseCount: 2, share: 0.25, base: "lowBase", interval: { method: "wilson" } },
      sentiment: { n: 7, otherwiseCount: 1 },
      themes: { n: 8, otherwiseCount: 2 },
      byLanguage: [
        { language: "en", n: 7, otherwiseCount: 2 },
        { language: "zh-Hans", n: 1, otherwiseCount: 0, share: null, interval: null, base: "withheld" },
      ],
      bySentiment: [{ sentiment: "negative", n: 7, otherwiseCount: 1 }],
      byTheme: [{ theme: "speed", n: 8, otherwiseCount: 2 }],
    });
    await updateTheme(ctx, { key: "speed", rule: "nothing" });
    await workOnReadings(ctx);
    expect(await measureDisagreement(ctx, { period })).toEqual(report);
    expect((await measureDisagreement(await makeTestOrganisation(), { period })).overall).toMatchObject({ n: 0 });
  });

  test("a comment that nobody could read, and a word taken back, are none", async () => {
    const { ctx, comments } = await withSpeed([
      "La livraison était beaucoup trop lente, je ne suis pas content",
      "slow",
    ]);
    await correctComments(ctx, { comments, sentiment: "mixed" });
    expect((await measureDisagreement(ctx, { period })).overall).toMatchObject({ n: 1, otherwiseCount: 1 });
    await correctComments(ctx, { comments, sentiment: null });
    expect((await measureDisagreement(ctx, { period })).overall).toMatchObject({ n: 0, share: null });
  });
});
