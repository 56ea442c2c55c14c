import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { correctResponse } from "./correct.ts";
import { eraseResponse } from "./erase.ts";
import { quarantineResponse, releaseResponse } from "./quarantine.ts";
import { recordResponses } from "./record.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };

/** One response at the checkout that also rated the delivery, and somebody who may look at the checkout alone. */
async function setting() {
  const ctx = await makeTestOrganisation();
  const { results } = await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [
      {
        occurredOn: "2026-06-15",
        touchpoint: "checkout",
        scores: [
          { metric: "csat", value: 4 },
          { metric: "csat", value: 2, touchpoint: "delivery" },
        ],
        comments: [{ text: "The courier was late", touchpoint: "delivery" }],
      },
    ],
  });
  const [item] = results;
  if (item?.status !== "accepted") throw new Error(JSON.stringify(results));
  const { touchpoints } = await inTenant(ctx, readCatalogue);
  const idOf = (key: string) => touchpoints.get(key)?.id ?? 0;
  const limitedTo = (key: string): ServiceContext => ({ ...ctx, touchpoints: [idOf(key)] });
  return { ctx, responseId: item.id, limitedTo };
}

const ratings = async (ctx: ServiceContext) => (await getMeasures(ctx, [{ metric: "csat", period: june }]))[0]?.total.n;

test("who is limited to touchpoints sets a response aside and erases it whole, so that nothing of it goes on counting", async () => {
  const { ctx, responseId, limitedTo } = await setting();
  const limited = limitedTo("checkout");
  await quarantineResponse(limited, { responseId, reason: "doubt" });
  expect([await ratings(ctx), await verifyRollups(ctx)]).toEqual([0, []]);
  await releaseResponse(limited, { responseId });
  expect([await ratings(ctx), await verifyRollups(ctx)]).toEqual([2, []]);
  await eraseResponse(limited, { responseId });
  expect([await ratings(ctx), await verifyRollups(ctx)]).toEqual([0, []]);
});

test("what they may not see they neither correct nor find", async () => {
  const { ctx, responseId, limitedTo } = await setting();
  const correct = (limited: ServiceContext, item: number) =>
    correctResponse(limited, { responseId, scores: [{ item, value: 5 }] });
  await expect(correct(limitedTo("checkout"), 1)).rejects.toMatchObject({ code: "not_found" });
  await correct(limitedTo("checkout"), 0);
  const elsewhere = limitedTo("delivery");
  for (const change of [
    () => correct(elsewhere, 1),
    () => quarantineResponse(elsewhere, { responseId, reason: "doubt" }),
    () => eraseResponse(elsewhere, { responseId }),
  ])
    await expect(change()).rejects.toMatchObject({ code: "not_found" });
  expect([await ratings(ctx), await verifyRollups(ctx)]).toEqual([2, []]);
});
