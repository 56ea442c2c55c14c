import { screenCaller } from "@heard/api/testing/exports";
import { organisationWithKey, publicApiForTests } from "@heard/api/testing/public-api";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { homeQueries } from "#features/home/home-queries.ts";
import { newestAnswersQueries } from "#features/scores/newest-answers.ts";
import { scoresQueries } from "#features/scores/scores-queries.ts";
import { parseScoresView } from "#features/scores/scores-view.ts";
import { openSlice } from "#lib/slice.ts";

// biome-ignore lint/correctness/useHookAtTopLevel: it sets this file's tests up and is no hook of React
const database = useTestDatabase();

test("everything that Home and Scores ask for is answered to who is limited to touchpoints, of those alone", async () => {
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey();
  const answers = (count: number, touchpoint: string, value: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ externalId: `${touchpoint}-${at}`, occurredOn: "2026-06-15", touchpoint },
      scores: [{ metric: "csat", value }],
    }));
  const reply = await app.request("/api/v1/responses", {
    method: "POST",
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      source: "app",
      responses: [...answers(40, "checkout", 4), ...answers(50, "delivery", 2)],
    }),
  });
  expect(await reply.json()).toMatchObject({ accepted: 90 });
  const [touchpoint] = await database.asOwner(
    `select id from touchpoints where org_id = ${ctx.organisation.id} and key = 'checkout'`,
  );
  const caller = screenCaller({ ...ctx, touchpoints: [Number(touchpoint?.id)] });
  const catalogue = await caller.catalogue.read();
  const frame = { period: { from: "2026-06-01", to: "2026-06-30" }, grain: "week" as const };
  const slice = openSlice({}, catalogue);
  const view = { ...parseScoresView(new URLSearchParams()), slice };
  for (const queries of [
    homeQueries(catalogue, { ...frame, slice }).queries,
    scoresQueries(view, catalogue, { ...frame, by: "touchpoint" }).queries,
    newestAnswersQueries(slice, "2026-06-30"),
  ]) {
    const results = await caller.measures.many({ queries });
    const answered = results.map(({ total }) => total.n).filter((n) => n > 0);
    expect(new Set(answered)).toEqual(new Set([40]));
    const rows = results.flatMap(({ groups }) => groups ?? []).filter(({ measure }) => measure.n > 0);
    for (const row of rows) expect(["checkout", "purchase"]).toContain(row.key);
  }
  // Without that slice there is no total to show.
  await expect(caller.measures.many({ queries: newestAnswersQueries({}, "2026-06-30") })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
