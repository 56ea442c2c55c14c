import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { inTenant } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { collect } from "../testing/collect.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { listTrace } from "./list.ts";
import { traceBatches } from "./queries.ts";
import { TraceQuery } from "./schema.ts";

useTestDatabase();

const query = { metric: "nps", period: { from: "2026-06-01", to: "2026-06-30" }, filters: { channel: ["app"] } };

test("a whole trace is the list's pages put together, in every size of batch", async () => {
  const ctx = await makeTestOrganisation();
  const responses = Array.from({ length: 57 }, (_, place) => ({
    externalId: `A-${place}`,
    occurredOn: `2026-06-${String((place % 20) + 5).padStart(2, "0")}`,
    channel: place % 3 === 0 ? "shop" : "app",
    customer: `C-${place}`,
    scores: [{ metric: "nps", value: place % 11 }],
  }));
  await recordResponses(ctx, { source: "app", responses, mode: "api" });
  const { items } = await listTrace(ctx, { query, limit: 1000 });
  expect(items).toHaveLength(38);
  for (const size of [1, 7, 38, 1000]) {
    const batches = await inTenant(ctx, (tx) => collect(traceBatches(tx, ctx, TraceQuery.parse({ query }), size)), {
      snapshot: true,
    });
    expect(batches.flat(), `batches of ${size}`).toEqual(items);
    expect(Math.max(...batches.map((batch) => batch.length))).toBeLessThanOrEqual(size);
  }
  const nines = await inTenant(ctx, (tx) => collect(traceBatches(tx, ctx, TraceQuery.parse({ query, value: 9 }))), {
    snapshot: true,
  });
  expect(nines.flat().map(({ value }) => value)).toEqual(items.flatMap(({ value }) => (value === 9 ? [9] : [])));
});

test("customers are named only with the grant", async () => {
  const ctx = await makeTestOrganisation();
  await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [{ occurredOn: "2026-06-05", channel: "app", customer: "C-1", scores: [{ metric: "nps", value: 9 }] }],
  });
  const seenBy = async (canSeeCustomers: boolean) => {
    const actor = {
      kind: "member",
      memberId: 1,
      userId: 1,
      roles: ["cxLeader"],
      grants: { canUnmask: false, canSeeCustomers },
    } as const;
    return (await listTrace({ ...ctx, actor }, { query })).items[0]?.customer;
  };
  expect(await seenBy(true)).toBe("C-1");
  expect(await seenBy(false)).toBeNull();
});
