import { touchpoints } from "@heard/db/schema/journey";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { inTenant } from "../context.ts";
import { deletePlan, logPlan } from "../improvement-plans/index.ts";
import { removeMember } from "../members/remove.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { createTheme } from "../themes/index.ts";
import { follow, listFollows, unfollow } from "./index.ts";
import { readFollows } from "./queries.ts";

useTestDatabase();

describe("following", () => {
  test("keeps plans, themes and touchpoints once each, for the one who asked", async () => {
    const org = await makeTestOrganisation();
    const [{ ctx }, other] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org)];
    const { planId, number } = await logPlan(ctx, { title: "Open the second till at noon" });
    await createTheme(org, { key: "queue", name: { en: "Queue" }, rule: "queue" });
    for (let twice = 0; twice < 2; twice += 1) {
      await follow(ctx, { kind: "plan", planId });
      await follow(ctx, { kind: "theme", theme: "queue" });
      await follow(ctx, { kind: "touchpoint", touchpoint: "checkout" });
    }
    const all = [
      { kind: "plan", planId, number, title: "Open the second till at noon" },
      { kind: "theme", theme: "queue", name: { en: "Queue" } },
      { kind: "touchpoint", touchpoint: "checkout", name: { en: "Checkout" } },
    ];
    expect(await listFollows(ctx)).toEqual(all);
    expect(await listFollows(other.ctx)).toEqual([]);
    await unfollow(ctx, { kind: "theme", theme: "queue" });
    await unfollow(ctx, { kind: "theme", theme: "queue" });
    expect(await listFollows(ctx)).toEqual([all[0], all[2]]);
    await deletePlan(ctx, { planId });
    expect(await listFollows(ctx)).toEqual([all[2]]);
  });

  test("ends with what one may see, and with who one is", async () => {
    const org = await makeTestOrganisation();
    const { ctx, memberId } = await makeTestPerson(org, ["teamMember"]);
    const { planId } = await logPlan(ctx, { title: "Refunds", touchpoint: "returns" });
    const [checkout] = await inTenant(org, (tx) =>
      tx.select().from(touchpoints).where(eq(touchpoints.key, "checkout")),
    );
    const limited = { ...ctx, touchpoints: [checkout?.id ?? 0] };
    await expect(follow(limited, { kind: "plan", planId })).rejects.toMatchObject({ code: "not_found" });
    await expect(follow(limited, { kind: "touchpoint", touchpoint: "returns" })).rejects.toMatchObject({
      code: "not_found",
    });
    await follow(ctx, { kind: "plan", planId });
    await follow(ctx, { kind: "touchpoint", touchpoint: "returns" });
    expect(await listFollows(limited)).toEqual([]);
    await removeMember(org, { memberId, reassignToId: null });
    expect(await inTenant(org, (tx) => readFollows(tx, org, memberId))).toEqual([]);
  });
});
