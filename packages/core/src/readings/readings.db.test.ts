import { shardKeyOfId } from "@heard/db/shard-key";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { eraseResponse } from "../responses/erase.ts";
import { quarantineResponse, releaseResponse } from "../responses/quarantine.ts";
import { foldAll } from "../rollups/fold.ts";
import { rebuildRollups } from "../rollups/rebuild.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { recordComments, workOnReadings } from "../testing/readings.ts";
import { archiveTheme, createTheme, listThemes, updateTheme } from "../themes/index.ts";
import { correctComments, countThemes, listMentions, type SentimentCounts } from "./index.ts";
import { makeReader, type Reader } from "./make-reader.ts";
import { readComments } from "./read-comments.ts";
import { readNewComments } from "./read-new.ts";
import { rereadComments } from "./reread.ts";

const database = useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };
const at = (ctx: ServiceContext, hours: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + hours * 3_600_000),
});
const speed = { key: "speed", name: { en: "Speed" }, rule: "slow OR fast OR 慢" };
const countsOf = async (
  ctx: ServiceContext,
  more: { asOf?: string } = {},
): Promise<Record<string, SentimentCounts | undefined>> => {
  const { comments, themes } = await countThemes(ctx, { period: june, ...more });
  return { comments, ...Object.fromEntries(themes.map(({ key, counts }) => [key, counts])) };
};
const none = { negative: 0, neutral: 0, mixed: 0, positive: 0 };

describe("new comments", () => {
  test("are read once, in both languages, and each count opens to its comments with what speaks for it", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    await recordComments(ctx, ["The delivery was terribly slow", "送货太慢了，很失望", "Great, so fast!", "Lovely"]);
    expect(await readNewComments(ctx)).toBe(4);
    expect(await readNewComments(ctx)).toBe(0);
    expect(await countsOf(ctx)).toEqual({
      comments: { ...none, negative: 2, positive: 2 },
      speed: { ...none, negative: 2, positive: 1 },
    });
    const { items } = await listMentions(ctx, { theme: "speed", period: june, sentiment: "positive" });
    expect(items).toMatchObject([
      {
        sentiment: "positive",
        foundBy: "rule",
        comments: [{ text: "Great, so fast!", spans: [{ start: 10, end: 14 }], reading: { sentiment: "positive" } }],
      },
    ]);
    await workOnReadings(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("in a language that is not read are kept and count nowhere", async () => {
    const ctx = await makeTestOrganisation();
    const [responseId = ""] = await recordComments(ctx, [
      "La livraison était beaucoup trop lente, je ne suis pas content",
    ]);
    await workOnReadings(ctx);
    expect(await countsOf(ctx)).toEqual({ comments: none });
    expect(await verifyRollups(ctx)).toEqual([]);
    await correctComments(ctx, { comments: [{ responseId, item: 0 }], sentiment: "negative" });
    expect(await countsOf(ctx)).toEqual({ comments: { ...none, negative: 1 } });
  });

  test("a reading that is cut off between taking them and writing loses nothing and counts nothing twice", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    await recordComments(ctx, ["so slow", "so fast"]);
    const other = new Client({ connectionString: database.ownerUrl() });
    await other.connect();
    try {
      // The worker has taken them out of the queue by the time it meets this lock.
      await other.query("begin; lock table comment_readings in access exclusive mode");
      const outcome = expect(readNewComments(ctx)).rejects.toThrow();
      const waiting = () =>
        database.asOwner(
          "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into comment_readings%' and usename = 'heard_app'",
        );
      await expect.poll(async () => (await waiting()).length).toBe(1);
      // Cancelled and not terminated: postgres.js throws outside of any promise when it writes to a connection that has just ended (database.db.test).
      for (const { pid } of await waiting()) await database.asOwner(`select pg_cancel_backend(${pid})`);
      await outcome;
    } finally {
      await other.end();
    }
    expect(await countsOf(ctx)).toEqual({ comments: none, speed: none });
    expect(await verifyRollups(ctx)).toEqual([]);
    await workOnReadings(ctx);
    expect(await countsOf(ctx)).toMatchObject({ speed: { negative: 1 } });
    expect((await listMentions(ctx, { theme: "speed", period: june })).items).toHaveLength(2);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("one that cannot be read holds up nobody: it is told of without its words, stands as unread, and is tried again with history", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    const ids = await recordComments(ctx, ["so slow", "so slow, and it breaks"]);
    const errors: Error[] = [];
    await inTenant(ctx, async (tx) => {
      const reader = await makeReader(tx, ctx);
      const failing: Reader = {
        ...reader,
        read: (text) => {
          if (text.includes("breaks")) throw new Error("no way");
          return reader.read(text);
        },
      };
      const byShard = Map.groupBy(ids, shardKeyOfId);
      for (const [shardKey, of] of byShard)
        await readComments(tx, ctx, failing, { shardKey, ids: of, onError: (error) => errors.push(error) });
    });
    expect(errors.map(({ message }) => message)).toEqual([`comment 0 of response ${ids[1]} is left unread`]);
    await foldAll(ctx);
    expect(await countsOf(ctx)).toMatchObject({ speed: { negative: 1 } });
    expect(await verifyRollups(ctx)).toEqual([]);
    await workOnReadings(ctx);
    expect(await countsOf(ctx)).toMatchObject({ speed: { negative: 2 } });
  });

  test("of a response that somebody is changing in this moment are read in the next round, and nobody waits", async () => {
    const ctx = await makeTestOrganisation();
    const [held = ""] = await recordComments(ctx, ["so slow", "so fast"]);
    await inTenant(ctx, async (tx) => {
      await tx.execute(
        sql`select id from responses where shard_key = ${shardKeyOfId(held)} and id = ${held}::uuid for update`,
      );
      expect(await readNewComments(ctx)).toBe(1);
      expect(await verifyRollups(ctx)).toEqual([]);
    });
    expect(await readNewComments(ctx)).toBe(1);
  });
});

describe("what was read", () => {
  test("counts where its response counts: not while that is set aside, never after it is erased", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    const [responseId = ""] = await recordComments(ctx, ["so slow, terrible"]);
    const before = await countsOf(ctx);
    await workOnReadings(ctx);
    const read = await countsOf(ctx);
    await quarantineResponse(ctx, { responseId, reason: "doubt" });
    expect(await countsOf(ctx)).toEqual(before);
    await releaseResponse(ctx, { responseId });
    expect(await countsOf(ctx)).toEqual(read);
    await eraseResponse(ctx, { responseId });
    expect(await countsOf(ctx)).toEqual(before);
    for (const table of ["mentions", "comment_readings", "comment_corrections"])
      expect(await database.asOwner(`select * from ${table} where response_id = '${responseId}'`)).toEqual([]);
    await rebuildRollups(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("a report can be made again as of its instant, after the tree has changed and been changed again", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    await recordComments(ctx, ["so slow, terrible", "what a price, terrible"]);
    await workOnReadings(at(ctx, 1));
    const first = await countsOf(ctx);
    await updateTheme(at(ctx, 2), { key: "speed", rule: "price", tone: "positive" });
    await workOnReadings(at(ctx, 3));
    const second = await countsOf(ctx);
    await createTheme(at(ctx, 4), { key: "all", name: { en: "All" }, rule: "terrible" });
    await workOnReadings(at(ctx, 5));
    expect(first.speed).toEqual({ ...none, negative: 1 });
    expect(second.speed).toEqual({ ...none, positive: 1 });
    const asOf = (hours: number) => countsOf(ctx, { asOf: at(ctx, hours).now().toISOString() });
    expect(await asOf(0)).toMatchObject({ comments: none, speed: none });
    expect(await asOf(1)).toMatchObject(first);
    expect(await asOf(2.5)).toMatchObject(first);
    expect(await asOf(3)).toMatchObject(second);
    expect(await asOf(6)).toEqual(await countsOf(ctx));
  });

  test("as of an instant, the themes are those of then, and its filters are those of now", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    await recordComments(ctx, ["so slow"], { touchpoint: "checkout" });
    await recordComments(ctx, ["so slow", "so slow"], { touchpoint: "delivery" });
    await workOnReadings(at(ctx, 1));
    await updateTheme(at(ctx, 2), { key: "speed", name: { en: "Pace" } });
    await archiveTheme(at(ctx, 3), { key: "speed" });
    await workOnReadings(at(ctx, 4));
    const asked = (hours: number, filters = {}) =>
      countThemes(ctx, { period: june, filters, asOf: at(ctx, hours).now().toISOString() });
    expect((await asked(1)).themes).toMatchObject([{ name: { en: "Speed" }, counts: { negative: 3 } }]);
    expect((await asked(2.5, { touchpoint: ["delivery"] })).themes).toMatchObject([
      { name: { en: "Pace" }, counts: { negative: 2 } },
    ]);
    expect((await asked(4)).themes).toEqual([]);
    await expect(asked(1, { touchpoint: ["nowhere"] })).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("another organisation sees nothing of it, and a member of some touchpoints sees theirs alone", async () => {
    const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    for (const one of [ctx, other]) await createTheme(one, speed);
    await recordComments(ctx, ["so slow"], { touchpoint: "checkout" });
    await recordComments(ctx, ["so slow", [{ text: "so slow here", touchpoint: "checkout" }]], {
      touchpoint: "delivery",
    });
    await workOnReadings(ctx);
    expect(await countsOf(other)).toEqual({ comments: none, speed: none });
    expect((await listMentions(other, { theme: "speed", period: june })).items).toEqual([]);
    const { touchpoints } = await inTenant(ctx, readCatalogue);
    const limited = (key: string): ServiceContext => ({ ...ctx, touchpoints: [touchpoints.get(key)?.id ?? 0] });
    const seen = async (one: ServiceContext) => [
      Object.values((await countThemes(one, { period: june })).themes[0]?.counts ?? {}).reduce((a, b) => a + b, 0),
      (await listMentions(one, { theme: "speed", period: june })).items.length,
      (await inTenant(one, (tx) => tx.execute(sql`select * from comment_readings`))).length,
    ];
    expect(await seen(ctx)).toEqual([3, 3, 3]);
    expect(await seen(limited("checkout"))).toEqual([2, 2, 2]);
    expect(await seen(limited("delivery"))).toEqual([1, 1, 1]);
    expect(await seen(limited("returns"))).toEqual([0, 0, 0]);
  });
});

describe("reading history again", () => {
  test("goes on where it was cut off, and begins again when the tree changes meanwhile", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, { ...speed, rule: "nothing" });
    for (const source of ["app", "shop-survey"])
      await recordComments(ctx, ["so slow", "so slow", "so dear"], { source });
    await workOnReadings(ctx);
    await updateTheme(ctx, { key: "speed", rule: "slow" });
    const places: Parameters<Parameters<typeof rereadComments>[2]>[0][] = [];
    const stopAfter = (steps: number) => async (step: (typeof places)[number]) => {
      places.push(step);
      return places.length < steps ? ("go" as const) : ("left" as const);
    };
    expect(await rereadComments(ctx, null, stopAfter(1))).toBe("left");
    const seen = places.at(-1);
    expect((await listThemes(ctx)).readAt).toBeNull();
    // Somebody else goes on from there, until the tree changes under it.
    let changed = false;
    const outcome = await rereadComments(ctx, seen?.place ?? null, async (step) => {
      places.push(step);
      if (!changed) {
        changed = true;
        await updateTheme(ctx, { key: "speed", rule: "slow OR dear" });
      }
      return "go";
    });
    expect(outcome).toBe("read");
    expect(places[0]?.place.version).toBe(2);
    expect(places.at(-1)?.place.version).toBe(3);
    expect(await listThemes(ctx)).toMatchObject({ version: 3 });
    expect((await listThemes(ctx)).readAt).not.toBeNull();
    expect((await listMentions(ctx, { theme: "speed", period: june })).items).toHaveLength(6);
    await workOnReadings(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});

describe("a person's word", () => {
  test("changes the numbers at once and stands above every later reading, until it is taken back", async () => {
    const ctx = await makeTestOrganisation();
    await createTheme(ctx, speed);
    await createTheme(ctx, { key: "price", name: { en: "Price" }, rule: "price" });
    const [responseId = ""] = await recordComments(ctx, ["so slow, terrible"]);
    await workOnReadings(ctx);
    const read = await countsOf(ctx);
    const themes = [
      { theme: "price", isMentioned: true },
      { theme: "speed", isMentioned: false },
    ];
    await correctComments(ctx, { comments: [{ responseId, item: 0 }], sentiment: "positive", emotion: "joy", themes });
    const said = { comments: { ...none, positive: 1 }, speed: none, price: { ...none, positive: 1 } };
    expect(await countsOf(ctx)).toEqual(said);
    await updateTheme(ctx, { key: "speed", rule: "slow OR terrible" });
    await workOnReadings(ctx);
    expect(await countsOf(ctx)).toEqual(said);
    const { items } = await listMentions(ctx, { theme: "price", period: june });
    expect(items).toMatchObject([
      { foundBy: "person", comments: [{ reading: { sentiment: "positive", emotion: "joy", isCorrected: true } }] },
    ]);
    const back = themes.map(({ theme }) => ({ theme, isMentioned: null }));
    await correctComments(ctx, { comments: [{ responseId, item: 0 }], sentiment: null, emotion: null, themes: back });
    expect(await countsOf(ctx)).toEqual(read);
    await workOnReadings(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("names a comment and a theme that are there", async () => {
    const ctx = await makeTestOrganisation();
    const [responseId = ""] = await recordComments(ctx, ["so slow"]);
    await expect(
      correctComments(ctx, { comments: [{ responseId, item: 1 }], sentiment: "mixed" }),
    ).rejects.toMatchObject({
      params: { what: "comment", id: `${responseId}/1` },
    });
    const themes = [{ theme: "speed", isMentioned: true }];
    await expect(correctComments(ctx, { comments: [{ responseId, item: 0 }], themes })).rejects.toMatchObject({
      params: { what: "theme", id: "speed" },
    });
    const stranger = await makeTestOrganisation();
    await expect(
      correctComments(stranger, { comments: [{ responseId, item: 0 }], sentiment: "mixed" }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
