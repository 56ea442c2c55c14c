import { useTestDatabase } from "@heard/db/testing";
import { workLookup } from "@heard/db/work-lookup";
import { describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/queries.ts";
import { listBin } from "../bin/index.ts";
import { purgeBin } from "../bin/purge.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { addAnnotation, listAnnotations, removeAnnotation, restoreAnnotation, updateAnnotation } from "./index.ts";
import { readExclusionWindows } from "./queries.ts";

useTestDatabase();

const outage = { title: "Outage", kind: "outage", from: "2026-06-01", to: "2026-06-03" } as const;

describe("what else happened", () => {
  test("is written down, corrected and taken away, and the log says so", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["cxLeader"]);
    const { annotationId } = await addAnnotation(ctx, { ...outage, touchpoints: ["checkout"] });
    const [known] = await listAnnotations(ctx);
    expect(known).toEqual({ id: annotationId, ...outage, touchpoints: ["checkout"], isExcluded: false });
    await updateAnnotation(ctx, { annotationId, ...outage, to: "2026-06-05", touchpoints: [], isExcluded: true });
    expect(await listAnnotations(ctx)).toMatchObject([{ to: "2026-06-05", touchpoints: [], isExcluded: true }]);
    await removeAnnotation(ctx, { annotationId });
    expect(await listAnnotations(ctx)).toEqual([]);
    const { items } = await listAuditEntries(org, {});
    expect(items.map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(["annotation.add", "annotation.update", "annotation.remove"]),
    );
  });

  test("lies in the bin for thirty days, for those who may write of it, and comes back as it was", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["cxLeader"]);
    const { annotationId } = await addAnnotation(ctx, { ...outage, touchpoints: ["checkout"], isExcluded: true });
    const { annotationId: gone } = await addAnnotation(ctx, outage);
    const before = await listAnnotations(ctx);
    await removeAnnotation(ctx, { annotationId });
    await removeAnnotation(ctx, { annotationId: gone });
    const item = {
      kind: "annotation",
      id: String(annotationId),
      name: { en: "Outage" },
      deletedBy: expect.any(String),
    };
    expect(await listBin(ctx)).toContainEqual(expect.objectContaining(item));
    expect(await listBin(ctx)).toHaveLength(2);
    // Whoever empties bins comes by, though nothing else lies in it.
    const toPurge = await workLookup.organisationsToPurge(new Date(org.now().getTime() + 1));
    expect(toPurge.map(({ id }) => id)).toContain(org.organisation.id);
    const catalogue = await inTenant(org, readCatalogue);
    const checkout = { ...ctx, touchpoints: [catalogue.touchpoints.get("checkout")?.id ?? 0] };
    // What happened everywhere lies above whoever sees one touchpoint.
    expect((await listBin(checkout)).map(({ id }) => id)).toEqual([String(annotationId)]);
    await expect(restoreAnnotation(checkout, { annotationId: gone })).rejects.toMatchObject({ code: "forbidden" });
    const { ctx: employee } = await makeTestPerson(org, ["employee"]);
    expect(await listBin(employee)).toEqual([]);
    await expect(restoreAnnotation(employee, { annotationId })).rejects.toMatchObject({ code: "forbidden" });

    await restoreAnnotation(ctx, { annotationId });
    await restoreAnnotation(ctx, { annotationId: gone });
    expect(await listAnnotations(ctx)).toEqual(before);
    await expect(restoreAnnotation(ctx, { annotationId })).rejects.toMatchObject({ code: "invalid_state" });

    await removeAnnotation(ctx, { annotationId: gone });
    const inDays = (days: number) => ({ ...org, now: () => new Date(org.now().getTime() + days * 86_400_000) });
    expect(await purgeBin(inDays(29))).toMatchObject({ annotations: 0 });
    expect(await purgeBin(inDays(31))).toMatchObject({ annotations: 1 });
    await expect(restoreAnnotation(ctx, { annotationId: gone })).rejects.toMatchObject({ code: "not_found" });
    expect(await listAnnotations(ctx)).toHaveLength(1);
  });

  test("is not written over unseen, nor by who may only look", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["cxLeader"]);
    const { annotationId } = await addAnnotation(ctx, outage);
    await updateAnnotation(ctx, { annotationId, ...outage, title: "Checkout down", seen: { title: "Outage" } });
    await expect(
      updateAnnotation(ctx, { annotationId, ...outage, title: "App down", seen: { title: "Outage" } }),
    ).rejects.toMatchObject({ reason: "changed_meanwhile" });
    const { ctx: employee } = await makeTestPerson(org, ["employee"]);
    await expect(updateAnnotation(employee, { annotationId, ...outage })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("leaves its days out of a verdict also where it happened to those a plan is compared with", async () => {
    const org = await makeTestOrganisation();
    await addAnnotation(org, { ...outage, touchpoints: ["delivery"], isExcluded: true });
    const goal = {
      metric: "nps",
      method: "nps",
      filters: {},
      unitField: "touchpoint",
      planUnits: ["returns"],
    } as const;
    const windows = (comparison: string[] | null) =>
      inTenant(org, (tx) => readExclusionWindows(tx, { ...goal, planUnits: [...goal.planUnits] }, comparison));
    expect(await windows(["delivery"])).toEqual([{ from: outage.from, to: outage.to, title: "Outage" }]);
    expect(await windows(["checkout"])).toEqual([]);
    expect(await windows(null)).toHaveLength(1);
  });

  test("is heard of where it happened: elsewhere it stays unsaid", async () => {
    const org = await makeTestOrganisation();
    await addAnnotation(org, { ...outage, touchpoints: ["checkout", "delivery"] });
    await addAnnotation(org, { ...outage, title: "Returns desk closed", touchpoints: ["returns"] });
    await addAnnotation(org, { ...outage, title: "Holiday", kind: "holiday" });
    const { touchpoints } = await inTenant(org, readCatalogue);
    const limited = { ...org, touchpoints: [touchpoints.get("checkout")?.id ?? 0] };
    expect(await listAnnotations(limited)).toMatchObject([
      { title: "Holiday", touchpoints: [] },
      { title: "Outage", touchpoints: ["checkout"] },
    ]);
    const [holiday] = await listAnnotations(limited);
    const reason = "plan_above_touchpoints";
    await expect(removeAnnotation(limited, { annotationId: holiday?.id ?? 0 })).rejects.toMatchObject({ reason });
    await expect(addAnnotation(limited, outage)).rejects.toMatchObject({ reason });
  });
});
