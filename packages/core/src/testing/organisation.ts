import { randomBytes } from "node:crypto";
import { touchpoints } from "@heard/db/schema/journey";
import { segmentFields, sources } from "@heard/db/schema/sources";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordJourneyVersion } from "../journey/record-version.ts";
import { createOrganisation } from "../organisations/create.ts";

/** The clock of tests: a Tuesday at noon. */
export const testNow = () => new Date("2026-06-30T12:00:00Z");

/** An organisation of a test's own with a source, touchpoints in two stages and two segment fields. */
export async function makeTestOrganisation(prefix = "test"): Promise<ServiceContext> {
  const key = `${prefix}-${randomBytes(5).toString("hex")}`;
  const ctx = await createOrganisation({ kind: "operator" }, { key, name: key, timeZone: "Asia/Shanghai" }, testNow);
  const orgId = ctx.organisation.id;
  await inTenant(ctx, async (tx) => {
    const { stages } = await readCatalogue(tx);
    const stage = (wanted: string) => stages.find((row) => row.key === wanted)?.id ?? null;
    await tx.insert(sources).values([
      { orgId, key: "app", name: "App" },
      { orgId, key: "shop-survey", name: "Shop survey", slots: 8 },
    ]);
    await tx.insert(touchpoints).values([
      { orgId, key: "checkout", name: { en: "Checkout" }, stageId: stage("purchase") },
      { orgId, key: "delivery", name: { en: "Delivery" }, stageId: stage("experience") },
      { orgId, key: "returns", name: { en: "Returns" }, stageId: stage("retain") },
    ]);
    await tx.insert(segmentFields).values([
      { orgId, key: "region", name: { en: "Region" }, slot: 1 },
      { orgId, key: "plan", name: { en: "Plan" }, slot: 2 },
    ]);
    await recordJourneyVersion(tx, ctx);
  });
  return ctx;
}
