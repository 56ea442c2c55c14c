import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { readHistograms } from "../measures/read.ts";
import { foldAll } from "../rollups/fold.ts";
import { rebuildRollups } from "../rollups/rebuild.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { editScale } from "../scales/edit.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { correctResponse } from "./correct.ts";
import { eraseResponse } from "./erase.ts";
import { expireReplies } from "./expire-replies.ts";
import { quarantineResponse, releaseResponse } from "./quarantine.ts";
import { getResponse, unmaskComment } from "./queries.ts";
import { recordResponses } from "./record.ts";
import type { ResponseInput } from "./schema.ts";

useTestDatabase();

const nps = (value: number, rest: Partial<ResponseInput> = {}): ResponseInput => ({
  occurredAt: "2026-06-20T10:00:00+08:00",
  scores: [{ metric: "nps", value }],
  ...rest,
});
const record = (ctx: ServiceContext, responses: unknown[], source = "app") =>
  recordResponses(ctx, { source, responses, mode: "api" });
const acceptedId = (result: Awaited<ReturnType<typeof record>>, index = 0): string => {
  const item = result.results[index];
  if (item?.status !== "accepted") throw new Error(`not accepted: ${JSON.stringify(item)}`);
  return item.id;
};

/** Answers of a metric over all time, through the reader that every screen uses. */
async function counts(ctx: ServiceContext, metric: "nps" | "responses" | "csat" = "nps"): Promise<number[]> {
  return inTenant(ctx, async (tx) => {
    const [row] =
      metric === "responses"
        ? [{ id: 0 }]
        : await tx.execute<{ id: number }>(
            sql`select k.id from measure_keys k join metrics m on m.id = k.metric_id where m.key = ${metric}`,
          );
    const { rows } = await readHistograms(tx, ctx.organisation.id, {
      measureIds: [row?.id ?? -1],
      periods: [{ from: "2020-01-01", to: "2026-12-31" }],
      filters: new Map(),
      groups: [],
      bucket: "none",
    });
    return rows[0]?.counts ?? new Array(11).fill(0);
  });
}
const bar = (...pairs: [bin: number, count: number][]) =>
  Array.from({ length: 11 }, (_, bin) => pairs.find(([at]) => at === bin)?.[1] ?? 0);

describe("recording responses", () => {
  test("text that no database keeps costs its own item, not the batch, and the account of it can be replayed", async () => {
    const ctx = await makeTestOrganisation();
    const responses = [
      nps(9),
      nps(9, { customer: "c\u0000" }),
      nps(9, { answers: [{ question: "q", value: "\ud800" }] }),
      nps(9, { scores: [{ metric: "nps\u0000", value: 1 }] }),
      nps(9, { segments: JSON.parse('{"__proto__":"x"}') }),
      nps(9, { language: `x${"😀".repeat(100)}` }),
      nps(9, { comments: [{ text: `x${"😀".repeat(20_000)}` }] }),
      nps(3, { comments: [{ text: "half \ud800 and \u0000 nothing" }] }),
    ];
    const send = () => recordResponses(ctx, { source: "app", responses, mode: "api", idempotencyKey: "odd" });
    const first = await send();
    expect(first).toMatchObject({ accepted: 2, rejected: 6 });
    expect(first.results.flatMap((item) => (item.status === "rejected" ? [item.errors[0]?.path] : []))).toEqual([
      ...["/customer", "/answers/0/value", "/scores/0/metric", "/segments/__proto__", "/language", "/comments/0/text"],
    ]);
    expect(await send()).toEqual(first);
    expect(await counts(ctx)).toEqual(bar([9, 1], [3, 1]));
  });

  test("an acknowledged response is in the next read, before and after folding, exactly once", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [nps(9), nps(9), nps(3)]);
    expect(await counts(ctx)).toEqual(bar([9, 2], [3, 1]));
    expect(await foldAll(ctx)).toBeGreaterThan(0);
    expect(await counts(ctx)).toEqual(bar([9, 2], [3, 1]));
    expect(await counts(ctx, "responses")).toEqual(bar([0, 3]));
    await record(ctx, [nps(10)]);
    expect(await counts(ctx)).toEqual(bar([9, 2], [3, 1], [10, 1]));
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("the same id with the same content is a duplicate, with other content a conflict, and neither counts twice", async () => {
    const ctx = await makeTestOrganisation();
    const first = await record(ctx, [nps(9, { externalId: "A-1" })], "shop-survey");
    const again = await record(ctx, [nps(9, { externalId: "A-1" }), nps(2, { externalId: "A-1" })], "shop-survey");
    expect(again.results[0]).toEqual({ index: 0, status: "duplicate", id: acceptedId(first) });
    expect(again.results[1]).toMatchObject({
      status: "rejected",
      errors: [{ code: "id_conflict", path: "/externalId", value: "A-1" }],
    });
    expect(await counts(ctx)).toEqual(bar([9, 1]));
  });

  test("the log counts what was stored: a batch sent again leaves no entry, one with something new says how much", async () => {
    const operator = await makeTestOrganisation();
    const ctx: ServiceContext = { ...operator, actor: { kind: "apiKey", keyId: "key", scopes: ["responses:write"] } };
    const batch = (...ids: string[]) =>
      record(
        ctx,
        ids.map((externalId) => nps(9, { externalId })),
      );
    await batch("B-1", "B-2");
    await batch("B-1", "B-2");
    await batch("B-1", "B-2", "B-3");
    const entries = await inTenant(operator, (tx) =>
      tx.execute<{ count: number }>(
        sql`select (after ->> 'count')::int as count from audit_entries where verb = 'responses.record' order by count`,
      ),
    );
    expect(entries.map(({ count }) => count)).toEqual([1, 2]);
  });

  test("the same id and point on another scale is a conflict", async () => {
    const ctx = await makeTestOrganisation();
    const five = (max: number): ResponseInput => ({
      externalId: "A-2",
      occurredOn: "2026-06-20",
      scores: [{ metric: "csat", value: 5, scale: { min: 1, max, direction: "higherIsBetter" } }],
    });
    acceptedId(await record(ctx, [five(5)]));
    await editScale(ctx, { key: "csat-1-5", version: 1, max: 7 });
    expect((await record(ctx, [five(7)])).results[0]).toMatchObject({ errors: [{ code: "id_conflict" }] });
    expect((await record(ctx, [five(5)])).results[0]).toMatchObject({ status: "duplicate" });
  });

  test("fifty parallel sends of one id store one response", async () => {
    const ctx = await makeTestOrganisation();
    const replies = await Promise.all(Array.from({ length: 50 }, () => record(ctx, [nps(7, { externalId: "once" })])));
    expect(replies.filter(({ accepted }) => accepted === 1)).toHaveLength(1);
    expect(replies.filter(({ duplicate }) => duplicate === 1)).toHaveLength(49);
    expect(await counts(ctx)).toEqual(bar([7, 1]));
  });

  test("an Idempotency-Key replays its reply, and refuses another body", async () => {
    const ctx = await makeTestOrganisation();
    const send = (value: number) =>
      recordResponses(ctx, {
        source: "app",
        responses: [nps(value), { scores: [] }],
        mode: "api",
        idempotencyKey: "k-1",
      });
    const first = await send(8);
    expect(first).toMatchObject({ accepted: 1, rejected: 1 });
    expect(await send(8)).toEqual(first);
    await expect(send(9)).rejects.toMatchObject({ code: "conflict", reason: "idempotency_mismatch" });
    expect(await counts(ctx)).toEqual(bar([8, 1]));
  });

  test("a stored reply is kept for a day, and then makes room for the next one under its key", async () => {
    const ctx = await makeTestOrganisation();
    const later = (hours: number): ServiceContext => ({
      ...ctx,
      now: () => new Date(ctx.now().getTime() + hours * 3_600_000),
    });
    const send = (at: ServiceContext, value: number) =>
      recordResponses(at, { source: "app", responses: [nps(value)], mode: "api", idempotencyKey: "k-1" });
    const first = await send(ctx, 8);
    await expireReplies(later(23));
    expect(await send(later(23), 8)).toEqual(first);
    expect(await expireReplies(later(25))).toBeGreaterThanOrEqual(1);
    // Its items are known for ever, whatever becomes of the reply.
    const again = await send(later(25), 8);
    expect(again).toMatchObject({ accepted: 0, duplicate: 1 });
    expect(await send(later(26), 8)).toEqual(again);
  });

  test("each bad item is refused with code, path and value, and the rest of the batch goes in", async () => {
    const ctx = await makeTestOrganisation();
    const items: [unknown, object][] = [
      [
        nps(11),
        { code: "score_off_scale", path: "/scores/0/value", value: 11, expected: "a whole number from 0 to 10" },
      ],
      [nps(4.5), { code: "score_not_whole", path: "/scores/0/value", value: 4.5 }],
      [
        { ...nps(5), scores: [{ metric: "nps", value: "5" }] },
        { code: "invalid_value", path: "/scores/0/value", value: "5" },
      ],
      [
        { ...nps(5), scores: [{ metric: "nps", value: 5, scale: { min: 1, max: 10, direction: "higherIsBetter" } }] },
        { code: "nps_scale", path: "/scores/0/scale" },
      ],
      [nps(5, { touchpoint: "moon" }), { code: "unknown_key", path: "/touchpoint", value: "moon" }],
      [nps(5, { channel: "pigeon" }), { code: "unknown_key", path: "/channel", value: "pigeon" }],
      [nps(5, { occurredAt: "2026-07-02T00:00:00Z" }), { code: "time_in_future", path: "/occurredAt" }],
      [nps(5, { occurredAt: "2026-02-31T00:00:00Z" }), { code: "invalid_value", path: "/occurredAt" }],
      [nps(5, { occurredOn: "2026-06-01" }), { code: "time_missing", path: "/occurredAt" }],
      [nps(5, { language: "klingon!" }), { code: "language_unknown", path: "/language" }],
      [nps(5, { segments: { mood: "good" } }), { code: "unknown_key", path: "/segments/mood" }],
      [
        { ...nps(5), orgId: 7 },
        { code: "unknown_field", path: "/orgId" },
      ],
      [nps(5, { externalId: "heard:row:1" }), { code: "invalid_value", path: "/externalId" }],
      [{ occurredAt: "2026-06-20T10:00:00Z" }, { code: "not_answer", path: "" }],
      [
        { occurredOn: "2026-06-20", comments: [{ text: " \n " }] },
        { code: "not_answer", path: "" },
      ],
      ["text", { code: "invalid_value", path: "" }],
    ];
    const result = await record(ctx, [...items.map(([item]) => item), nps(10)]);
    for (const [index, [, expected]] of items.entries())
      expect(result.results[index]).toMatchObject({ status: "rejected", errors: [expected] });
    expect(result).toMatchObject({ accepted: 1, duplicate: 0, rejected: items.length });
    expect(await counts(ctx)).toEqual(bar([10, 1]));
  });

  test("a comment is redacted before it is stored; the original is kept apart and shown only by grant, and the look is logged", async () => {
    const ctx = await makeTestOrganisation();
    const id = acceptedId(await record(ctx, [{ ...nps(2), comments: [{ text: "Call me on 13812345678, please" }] }]));
    const detail = await getResponse(ctx, { responseId: id });
    expect(detail.comments[0]?.text).not.toContain("13812345678");
    expect(detail.comments[0]?.redactions).toBe(1);
    const employee: ServiceContext = {
      ...ctx,
      actor: {
        kind: "member",
        memberId: 1,
        userId: 1,
        roles: ["employee"],
        grants: { canUnmask: false, canSeeCustomers: false },
      },
    };
    await expect(unmaskComment(employee, { responseId: id, item: 0 })).rejects.toMatchObject({ code: "forbidden" });
    expect(await unmaskComment(ctx, { responseId: id, item: 0 })).toEqual({ text: "Call me on 13812345678, please" });
    expect((await getResponse(ctx, { responseId: id })).history.map(({ verb }) => verb)).toContain("comment.unmask");
    const hidden = await inTenant(ctx, (tx) => tx.execute(sql`select text from comment_originals`));
    expect(hidden).toEqual([]);
  });

  test("a comment that turns directions about and never ends it is stored with the end, and its original as it came", async () => {
    const ctx = await makeTestOrganisation();
    const text = "good \u202etxt.exe";
    const id = acceptedId(await record(ctx, [{ ...nps(2), comments: [{ text }] }]));
    expect((await getResponse(ctx, { responseId: id })).comments[0]?.text).toBe(`${text}\u202c`);
    expect(await unmaskComment(ctx, { responseId: id, item: 0 })).toEqual({ text });
  });

  test("the day of an answer is the organisation's calendar day; a date without time is not shifted", async () => {
    const ctx = await makeTestOrganisation();
    const result = await record(ctx, [
      nps(9, { occurredAt: "2026-06-20T16:30:00Z" }),
      { ...nps(9), occurredAt: undefined, occurredOn: "2026-06-20" },
    ]);
    expect((await getResponse(ctx, { responseId: acceptedId(result, 0) })).day).toBe("2026-06-21");
    expect((await getResponse(ctx, { responseId: acceptedId(result, 1) })).day).toBe("2026-06-20");
  });
});

describe("changing what was recorded", () => {
  test("correction, quarantine, release and erasure leave every rollup equal to the raw rows", async () => {
    const ctx = await makeTestOrganisation();
    const result = await record(ctx, [
      nps(0, { touchpoint: "checkout", segments: { region: "East" } }),
      nps(9),
      nps(9),
    ]);
    await foldAll(ctx);
    await correctResponse(ctx, { responseId: acceptedId(result, 0), scores: [{ item: 0, value: 10 }] });
    expect(await counts(ctx)).toEqual(bar([10, 1], [9, 2]));
    await quarantineResponse(ctx, { responseId: acceptedId(result, 1), reason: "test traffic" });
    expect(await counts(ctx)).toEqual(bar([10, 1], [9, 1]));
    expect(await counts(ctx, "responses")).toEqual(bar([0, 2]));
    expect(await verifyRollups(ctx)).toEqual([]);
    await releaseResponse(ctx, { responseId: acceptedId(result, 1) });
    await eraseResponse(ctx, { responseId: acceptedId(result, 2) });
    expect(await counts(ctx)).toEqual(bar([10, 1], [9, 1]));
    await foldAll(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
    await expect(getResponse(ctx, { responseId: acceptedId(result, 2) })).rejects.toMatchObject({ code: "not_found" });
    await expect(quarantineResponse(ctx, { responseId: acceptedId(result, 2), reason: "gone" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      correctResponse(ctx, { responseId: acceptedId(result, 0), scores: [{ item: 0, value: 11 }] }),
    ).rejects.toMatchObject({ reason: "score_off_scale" });
    expect(await counts(ctx)).toEqual(bar([10, 1], [9, 1]));
  });

  test("another organisation's response is not found", async () => {
    const [mine, theirs] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const id = acceptedId(await record(theirs, [nps(9)]));
    await expect(getResponse(mine, { responseId: id })).rejects.toMatchObject({ code: "not_found" });
    await expect(eraseResponse(mine, { responseId: id })).rejects.toMatchObject({ code: "not_found" });
    expect(await counts(theirs)).toEqual(bar([9, 1]));
  });
});

describe("two scores of one metric", () => {
  test("at one touchpoint are one too many, whichever way the touchpoint is said; the rest of the batch goes in", async () => {
    const ctx = await makeTestOrganisation();
    const twice = (first: object, second: object, rest: object = {}) => ({
      ...nps(0, rest),
      scores: [
        { metric: "nps", value: 9, ...first },
        { metric: "csat", value: 4 },
        { metric: "nps", value: 3, ...second },
      ],
    });
    const at = { touchpoint: "checkout" };
    const result = await record(ctx, [
      nps(10),
      twice({}, {}),
      twice(at, at),
      twice({}, at, at),
      twice(at, { touchpoint: "delivery" }),
      twice(at, {}),
    ]);
    expect(result).toMatchObject({ accepted: 3, rejected: 3 });
    expect(result.results.map(({ status }) => status === "accepted")).toEqual([true, false, false, false, true, true]);
    for (const index of [1, 2, 3])
      expect(result.results[index]).toMatchObject({
        errors: [
          {
            code: "score_twice",
            path: "/scores/2",
            value: 3,
            message: "The response scores “nps” twice at one touchpoint.",
            expected: "one score for each metric and touchpoint",
          },
        ],
      });
    expect(await counts(ctx)).toEqual(bar([10, 1], [9, 2], [3, 2]));
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("on two scales of it are two scores of it all the same", async () => {
    const ctx = await makeTestOrganisation();
    await editScale(ctx, { key: "csat-1-5", version: 1, max: 7 });
    const scale = (max: number) => ({ min: 1, max, direction: "higherIsBetter" });
    const scores = [5, 7].map((max) => ({ metric: "csat", value: 2, scale: scale(max) }));
    expect((await record(ctx, [{ ...nps(1), scores }])).results).toMatchObject([{ errors: [{ code: "score_twice" }] }]);
  });
});

describe("verify and rebuild", () => {
  test("verify finds a rollup that was tampered with, and rebuild mends it", async () => {
    const ctx = await makeTestOrganisation();
    await record(ctx, [nps(9, { touchpoint: "checkout" }), nps(3)]);
    await foldAll(ctx);
    await inTenant(ctx, (tx) => tx.execute(sql`update rollup_dimension_days set h9 = h9 + 1 where dim = 2`));
    expect((await verifyRollups(ctx)).map(({ table }) => table)).toEqual(["rollup_dimension_days"]);
    await rebuildRollups(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
    expect(await counts(ctx)).toEqual(bar([9, 1], [3, 1]));
  });
});
