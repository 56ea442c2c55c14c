import { logPlan } from "@heard/core/improvement-plans";
import { forgetLeases } from "@heard/core/rate-limits/take";
import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, expect, test } from "vitest";
import { organisationWithKey, publicApiForTests } from "../testing/public-api.ts";
import { listPlansRoute } from "./routes/plans.ts";

useTestDatabase();
beforeEach(forgetLeases);

test("plans are listed for a key with plans:read, without the people who work on them", async () => {
  const { app } = publicApiForTests();
  const { ctx, key } = await organisationWithKey(["plans:read"]);
  await logPlan(ctx, { title: "Open the desk at eight", touchpoint: "checkout" });
  await logPlan(ctx, { title: "One phone number", isCrossTeam: true });
  const reply = await app.request("/api/v1/plans", { headers: { Authorization: `Bearer ${key}` } });
  const body: unknown = await reply.json();
  expect(reply.status).toBe(200);
  expect(listPlansRoute.reply.parse(body)).toEqual(body);
  expect(body).toMatchObject({
    items: [
      { number: 2, title: "One phone number", isCrossTeam: true, touchpoint: null, state: "draft", goal: null },
      { number: 1, touchpoint: { key: "checkout" }, isStalled: false, actions: { total: 0, done: 0, overdue: 0 } },
    ],
  });
  expect(JSON.stringify(body)).not.toContain("owner");
});
