import { randomUUID } from "node:crypto";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cellOf } from "./cells.ts";
import { ingest, type ResponseRow } from "./ingest.ts";
import { lookup } from "./lookup.ts";
import { homeShardKeyOf, shardKeyOf, withShardKey } from "./shard-key.ts";
import { useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
let owner: Sql;
let organisationId = 0;
beforeAll(async () => {
  owner = postgres(database.ownerUrl(), { max: 2, onnotice: () => {} });
  const identity = { key: "shop", name: "Shop", locale: "en", timeZone: "UTC", isDemo: false } as const;
  organisationId = await lookup.createOrganisation({ ...identity, homeShardKey: homeShardKeyOf("shop") });
});
afterAll(() => owner.end());

/** An answer without scores or comments, as the catalogue of now prepares it. */
async function answer(): Promise<ResponseRow> {
  const fresh = randomUUID();
  const shardKey = shardKeyOf(organisationId, { id: 1, slots: 1 }, fresh);
  const [organisation] = await owner<{ version: number }[]>`
    select catalogue_version as version from organisations where id = ${organisationId}`;
  const segments = [0, 0, 0, 0, 0, 0] as const;
  const cell = { sourceId: 1, touchpointId: 0, channelId: 0, mode: 4, language: 1, segments: [...segments] };
  return {
    ...{ shardKey, id: withShardKey(fresh, shardKey), externalId: fresh, contentHash: fresh, batchId: 0 },
    cell: cellOf(organisationId, cell as Parameters<typeof cellOf>[1]),
    ...{ customer: null, occurredAt: "2026-06-01T08:00:00Z", occurredOn: null, receivedAt: "2026-06-01T08:00:00Z" },
    ...{ day: "2026-06-01", state: 2, answers: null, replyKey: null, scores: [], comments: [] },
    catalogueVersion: organisation?.version ?? 0,
  };
}

test.each([
  [4, 2],
  [8, 3],
])(
  "%i rows that come one by one go in by %i statements: what comes while one is under way goes in together, and beside it once it is four",
  async (callers, statements) => {
    const rows = await Promise.all(Array.from({ length: callers }, answer));
    const stored = await Promise.all(rows.map((row) => ingest({ responses: [row] })));
    expect(stored.map((ids, place) => ids.has(rows[place]?.id ?? ""))).toEqual(rows.map(() => true));
    const transactions =
      await owner`select distinct xmin::text from responses where id in ${owner(rows.map(({ id }) => id))}`;
    expect(transactions).toHaveLength(statements);
  },
);

test("whoever comes while a statement waits for somebody else's lock is not made to wait with it", async () => {
  const [held, free] = [await answer(), await answer()];
  await ingest({ responses: [held] });
  const holder = await owner.reserve();
  try {
    await holder`begin`;
    // Until this ends nobody knows whether the key is taken.
    await holder`delete from responses where id = ${held.id}`;
    const late = ingest({ responses: [held] });
    expect((await ingest({ responses: [free] })).has(free.id)).toBe(true);
    await holder`commit`;
    expect((await late).has(held.id)).toBe(true);
  } finally {
    holder.release();
  }
});

/** One that stands, whose key somebody holds: whoever sends it again waits for that. */
async function holdAnswers(count: number) {
  const held = await Promise.all(Array.from({ length: count }, answer));
  await ingest({ responses: held });
  const holder = await owner.reserve();
  await holder`begin`;
  await holder`delete from responses where id in ${holder(held.map(({ id }) => id))}`;
  return { held, holder };
}
const codeOf = (stored: Promise<unknown>) =>
  stored.then(
    () => "stored",
    ({ code }) => code,
  );

/** The next `count` statements that wait for somebody are cancelled one after another, as by a time limit. */
async function cancelNext(count: number): Promise<void> {
  // One that was told so may wait a moment longer, and is no next one.
  const cancelled = new Set<string>();
  const cancelOne = async () => {
    const waiting = await owner<
      { pid: number; begun: string }[]
    >`select pid, query_start::text as begun from pg_stat_activity
      where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
    const next = waiting.find(({ pid, begun }) => !cancelled.has(`${pid} ${begun}`));
    if (!next) return false;
    cancelled.add(`${next.pid} ${next.begun}`);
    await owner`select pg_cancel_backend(${next.pid})`;
    return true;
  };
  for (let time = 0; time < count; time += 1) await expect.poll(cancelOne, { timeout: 30_000 }).toBe(true);
}

test("whoever was sent along with what takes too long is tried on their own", async () => {
  const { held, holder } = await holdAnswers(1);
  const free = await Promise.all([answer(), answer(), answer()]);
  try {
    // Those behind it go in as one group while it is under way.
    const first = ingest({ responses: [await answer()] });
    const codes = [...held, ...free].map((row) => codeOf(ingest({ responses: [row] })));
    await cancelNext(2);
    expect(await Promise.all(codes)).toEqual(["57014", "stored", "stored", "stored"]);
    await first;
  } finally {
    await holder`rollback`;
    holder.release();
  }
});

test("where one after another takes too long nobody behind them waits for that anew", async () => {
  const { held, holder } = await holdAnswers(2);
  const free = await Promise.all([answer(), answer()]);
  try {
    const first = ingest({ responses: [await answer()] });
    const codes = [...held, ...free].map((row) => codeOf(ingest({ responses: [row] })));
    await cancelNext(3);
    expect(await Promise.all(codes)).toEqual(["57014", "57014", "57014", "57014"]);
    await first;
  } finally {
    await holder`rollback`;
    holder.release();
  }
});

test("a score or a comment at another touchpoint is stored and waits there, the others where their response is", async () => {
  const answers = await Promise.all([answer(), answer()]);
  const there = cellOf(organisationId, { ...answers[0].cell, touchpointId: 7 });
  const comment = { item: 0, language: 1, text: "Fine.", tokens: "'fine'", redactions: 0, original: "Fine." };
  const rows = answers.map(
    (row, place): ResponseRow => ({
      ...row,
      scores: [
        { item: 0, measureId: 1, cell: row.cell, bin: place },
        { item: 1, measureId: 2, cell: there, bin: 4 },
      ],
      comments: [{ ...comment, cell: place === 0 ? row.cell : there }],
    }),
  );
  const [here] = answers.map(({ cell }) => cell.cellId);
  await owner`delete from pending`;
  expect((await ingest({ responses: rows })).size).toBe(2);
  // Sent again they are there already: nothing of them may be added.
  expect((await ingest({ responses: rows.map((row) => ({ ...row, id: randomUUID() })) })).size).toBe(0);
  for (const [place, { id }] of rows.entries()) {
    expect(
      await owner`select item, touchpoint_id, cell_id::text, bin from scores where response_id = ${id} order by item`,
    ).toEqual([
      { item: 0, touchpoint_id: 0, cell_id: here, bin: place },
      { item: 1, touchpoint_id: 7, cell_id: there.cellId, bin: 4 },
    ]);
    const [kept] = await owner`
      select c.touchpoint_id, c.cell_id::text, o.text from comments c join comment_originals o using (shard_key, response_id, item) where response_id = ${id}`;
    expect(kept).toEqual({
      touchpoint_id: place === 0 ? 0 : 7,
      cell_id: place === 0 ? here : there.cellId,
      text: "Fine.",
    });
  }
  expect(
    await owner`select measure_id, touchpoint_id, cell_id::text, core_id::text, bin, count from pending order by measure_id, bin`,
  ).toEqual([
    { measure_id: 0, touchpoint_id: 0, cell_id: here, core_id: answers[0].cell.coreId, bin: 0, count: 2 },
    { measure_id: 1, touchpoint_id: 0, cell_id: here, core_id: answers[0].cell.coreId, bin: 0, count: 1 },
    { measure_id: 1, touchpoint_id: 0, cell_id: here, core_id: answers[0].cell.coreId, bin: 1, count: 1 },
    { measure_id: 2, touchpoint_id: 7, cell_id: there.cellId, core_id: there.coreId, bin: 4, count: 2 },
  ]);
});

test("what all rows of a group have alike is sent once, what one of them has otherwise is each one's own", async () => {
  const likeEachOther = await Promise.all([answer(), answer(), answer()]);
  const [first, ...others] = await Promise.all([answer(), answer(), answer()]);
  const elsewhere = {
    ...first,
    cell: cellOf(organisationId, { ...first.cell, sourceId: 2, channelId: 3, mode: 5, language: 4 }),
    ...{ day: "2026-05-31", receivedAt: "2026-06-02T09:30:00Z" },
  };
  const kept = async (rows: readonly ResponseRow[]) => {
    await ingest({ responses: rows });
    const found = await owner<{ id: string }[]>`
      select id, source_id, channel_id, mode, language, day::text, received_at from responses where id in ${owner(rows.map(({ id }) => id))}`;
    return rows.map(({ id }) => found.find((row) => row.id === id));
  };
  const asSent = ({ id, cell, day, receivedAt }: ResponseRow) => ({
    id,
    ...{ source_id: cell.sourceId, channel_id: cell.channelId, mode: cell.mode, language: cell.language, day },
    received_at: new Date(receivedAt),
  });
  expect(await kept(likeEachOther)).toEqual(likeEachOther.map(asSent));
  for (const rows of [
    [elsewhere, ...others],
    [...(await Promise.all([answer(), answer()])), { ...elsewhere, ...(await fresh()) }],
  ])
    expect(await kept(rows)).toEqual(rows.map(asSent));
});

/** The names of an answer that nobody has sent yet. */
async function fresh(): Promise<Pick<ResponseRow, "shardKey" | "id" | "externalId" | "contentHash">> {
  const { shardKey, id, externalId, contentHash } = await answer();
  return { shardKey, id, externalId, contentHash };
}
