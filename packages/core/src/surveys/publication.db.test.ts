import { measureKeys, metrics, scales } from "@heard/db/schema/metrics";
import { organisations } from "@heard/db/schema/organisations";
import { useTestDatabase } from "@heard/db/testing";
import { templateScales } from "@heard/survey";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { editScale } from "../scales/edit.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { editTestSurvey, publishTestSurvey } from "../testing/surveys.ts";
import {
  allowRedirectHosts,
  checkSurvey,
  createSurvey,
  diffSurveyVersions,
  getSurvey,
  getSurveyVersion,
  publishSurvey,
} from "./index.ts";

useTestDatabase();
const template = (key: string) => ({ kind: "template" as const, template: key });

describe("publication", () => {
  test("makes the metrics, scales and measures that a template brings, and changes none that are there", async () => {
    const ctx = await makeTestOrganisation();
    const state = () =>
      inTenant(ctx, async (tx) => ({
        metrics: await tx.select().from(metrics).orderBy(metrics.id),
        scales: await tx.select().from(scales).orderBy(scales.id),
        measures: await tx.select().from(measureKeys).orderBy(measureKeys.id),
      }));
    const before = await state();
    const { surveyId } = await createSurvey(ctx, { name: "Agents", from: template("agent-items") });
    const { adds } = await checkSurvey(ctx, { surveyId });
    expect(adds.metrics).toEqual([
      "agent-knowledge",
      "agent-communication",
      "agent-professionalism",
      "agent-resolution",
    ]);
    expect(await state()).toEqual(before);
    await publishSurvey(ctx, { surveyId, edit: 1 });
    const after = await state();
    expect(after.metrics.slice(0, before.metrics.length)).toEqual(before.metrics);
    expect(after.metrics.slice(before.metrics.length)).toMatchObject(
      adds.metrics.map((key) => ({ key, kind: "driver", scope: "transaction", object: "agent", hasItems: false })),
    );
    expect(after.measures.length).toBe(before.measures.length + 4);
    // The scale was declared before.
    expect(after.scales).toEqual(before.scales);
  });

  test("asks a metric on another scale beside its own, without changing what it asks elsewhere", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await createSurvey(ctx, { name: "Seven", from: template("csat-purchase") });
    await editTestSurvey(ctx, surveyId, ({ questions: [score, ...rest], ...definition }) => {
      if (score?.type !== "csat") throw new Error("no score");
      return { ...definition, questions: [{ ...score, scale: templateScales.csat7 }, ...rest] };
    });
    expect((await checkSurvey(ctx, { surveyId })).adds).toEqual({ metrics: [], scales: ["csat-1-7"] });
    expect(await publishSurvey(ctx, { surveyId, edit: 2 })).toMatchObject({ published: { version: 1 } });
    const csat = (await inTenant(ctx, readCatalogue)).metrics.get("csat");
    expect(csat?.measures).toMatchObject([
      { namedOnly: true, scale: { key: "csat-1-7", kind: "csat", labels: { "7": { en: "Very satisfied" } } } },
      { namedOnly: false, scale: { key: "csat-1-5" } },
    ]);
  });

  test("marks a metric of which one response gives several scores", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await createSurvey(ctx, { name: "Twice", from: template("csat-support") });
    await editTestSurvey(ctx, surveyId, (definition) => {
      const [score, why] = definition.questions;
      if (score?.type !== "csat" || why?.type !== "text") throw new Error("no score with its why");
      const again = { ...score, id: "again", touchpoint: "delivery" };
      return { ...definition, questions: [score, why, again, { ...why, id: "again-why", whyOf: "again" }] };
    });
    await publishSurvey(ctx, { surveyId, edit: 2 });
    expect((await inTenant(ctx, readCatalogue)).metrics.get("csat")).toMatchObject({ hasItems: true });
  });

  test("is refused with everything that is wrong, and makes nothing", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await createSurvey(ctx, {
      name: "Wrong",
      from: { ...template("agent-items"), touchpoint: "moon-base" },
    });
    await editTestSurvey(ctx, surveyId, (definition) => ({
      ...definition,
      ending: { redirect: "https://elsewhere.example/thanks" },
    }));
    expect(await publishSurvey(ctx, { surveyId, edit: 2 })).toMatchObject({
      problems: [
        { code: "redirect_not_allowed", params: { host: "elsewhere.example" } },
        { code: "touchpoint_unknown", path: "/touchpoint", value: "moon-base" },
      ],
    });
    expect((await inTenant(ctx, readCatalogue)).metrics.has("agent-knowledge")).toBe(false);
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ state: "draft", edit: 2, versions: [] });
    await allowRedirectHosts(ctx, { hosts: ["Elsewhere.example", "elsewhere.example"] });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ redirectHosts: ["elsewhere.example"] });
    expect(await publishSurvey(ctx, { surveyId, edit: 2 })).toMatchObject({
      problems: [{ code: "touchpoint_unknown" }],
    });
  });

  test("leads to hosts that are typed and read in any script, and compared in that of addresses", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await createSurvey(ctx, { name: "Far", from: template("nps") });
    const lead = (redirect: string) => editTestSurvey(ctx, surveyId, (now) => ({ ...now, ending: { redirect } }));
    const edit = await lead("https://商店.example/谢谢");
    expect(await publishSurvey(ctx, { surveyId, edit })).toMatchObject({
      problems: [{ code: "redirect_not_allowed", params: { host: "商店.example" } }],
    });
    await allowRedirectHosts(ctx, { hosts: ["商店.example", "XN--CZRS0T.example", "shop.example:8443"] });
    const stored = await inTenant(ctx, (tx) => tx.select({ hosts: organisations.redirectHosts }).from(organisations));
    expect(stored).toEqual([{ hosts: ["xn--czrs0t.example", "shop.example:8443"] }]);
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ redirectHosts: ["商店.example", "shop.example:8443"] });
    expect(await publishSurvey(ctx, { surveyId, edit })).toMatchObject({ published: { version: 1 } });
    for (const host of ["商店.example/谢谢", "a@商店.example", "商 店.example", "商店"])
      await expect(allowRedirectHosts(ctx, { hosts: [host] })).rejects.toThrow("a host such as www.example.org");
  });

  test("of an edited survey is the next version; the one before stays as it was asked, and broken trends are named", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const first = await getSurveyVersion(ctx, { surveyId, version: 1 });
    expect((await getSurvey(ctx, { surveyId })).definition).toEqual({ ...first, version: 2 });
    const next = await editTestSurvey(ctx, surveyId, (definition) => {
      const [score, ...rest] = definition.questions;
      if (!score) throw new Error("no score");
      return {
        ...definition,
        questions: [{ ...score, text: { ...score.text, en: "Would you choose us again?" } }, ...rest],
      };
    });
    expect(await checkSurvey(ctx, { surveyId })).toMatchObject({ problems: [], brokenTrends: ["nps"] });
    expect(await diffSurveyVersions(ctx, { surveyId, from: 1, to: "draft" })).toMatchObject({
      changes: [{ path: "/questions/nps/text/en", trend: "broken" }],
    });
    expect(await publishSurvey(ctx, { surveyId, edit: next })).toEqual({
      published: { version: 2, brokenTrends: ["nps"] },
    });
    expect(await getSurveyVersion(ctx, { surveyId, version: 1 })).toEqual(first);
    const diff = await diffSurveyVersions(ctx, { surveyId, from: 1, to: 2 });
    expect(diff).toMatchObject({ changes: [{ path: "/questions/nps/text/en" }], brokenTrends: ["nps"] });
    await expect(publishSurvey(ctx, { surveyId, edit: next + 1 })).rejects.toMatchObject({ code: "invalid_state" });
  });

  test("does not give an id of an earlier version to another kind of question", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const next = await editTestSurvey(ctx, surveyId, (definition) => ({
      ...definition,
      questions: definition.questions
        .slice(1)
        .map((question) => ({ ...question, id: "nps", whyOf: undefined })) as never,
    }));
    expect(await publishSurvey(ctx, { surveyId, edit: next })).toMatchObject({ problems: [{ code: "fork_type" }] });
  });

  test("keeps the copy of a scale that was edited since", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx, undefined, "csat-support");
    await editScale(ctx, { key: "csat-1-5", version: 1, labels: { "1": { en: "Awful" }, "5": { en: "Great" } } });
    const definition = await getSurveyVersion(ctx, { surveyId, version: 1 });
    expect(definition.questions[0]).toMatchObject({
      scale: { key: "csat-1-5", version: 1, labels: { "1": { en: "Very dissatisfied" } } },
    });
    const next = await editTestSurvey(ctx, surveyId, (one) => ({ ...one, title: { ...one.title, en: "Again" } }));
    expect(await publishSurvey(ctx, { surveyId, edit: next })).toMatchObject({ published: { brokenTrends: [] } });
  });

  test("cannot be taken back: the database refuses to change a version", async () => {
    const ctx = await makeTestOrganisation();
    await publishTestSurvey(ctx);
    await expect(
      inTenant(ctx, (tx) => tx.execute(sql`update survey_versions set definition = '{}'::jsonb`)),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
