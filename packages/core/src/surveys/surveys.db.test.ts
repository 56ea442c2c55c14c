import { withTenant } from "@heard/db";
import { measureKeys, metrics, scales } from "@heard/db/schema/metrics";
import { organisations } from "@heard/db/schema/organisations";
import { useTestDatabase } from "@heard/db/testing";
import { type SurveyDefinition, surveyTemplates, templateScales } from "@heard/survey";
import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getFile, storeFile } from "../files/index.ts";
import { editScale } from "../scales/edit.ts";
import { restoreSource } from "../sources/restore.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import {
  allowRedirectHosts,
  checkSurvey,
  closeSurvey,
  createSurvey,
  deleteSurvey,
  diffSurveyVersions,
  getSurvey,
  getSurveyVersion,
  listSurveys,
  pauseSurvey,
  publishSurvey,
  renameSurvey,
  reopenSurvey,
  resumeSurvey,
  saveDraft,
  sendBackSurvey,
  sendToReview,
  updateSurvey,
} from "./index.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();
async function* bytes() {
  yield new Uint8Array([137, 80, 78, 71]);
}

const template = (key: string) => ({ kind: "template" as const, template: key });

/** A survey from a template, published once. */
async function published(ctx: ServiceContext, key = "nps") {
  const made = await createSurvey(ctx, { name: `Survey ${key}`, from: template(key) });
  expect(await publishSurvey(ctx, { surveyId: made.surveyId, edit: 1 })).toMatchObject({ published: { version: 1 } });
  return made;
}

/** Saves an edit of what is stored now. */
async function edit(ctx: ServiceContext, surveyId: number, change: (definition: SurveyDefinition) => SurveyDefinition) {
  const { definition, edit: seen } = await getSurvey(ctx, { surveyId });
  const saved = await saveDraft(ctx, { surveyId, edit: seen, definition: change(structuredClone(definition)) });
  if (!("saved" in saved)) throw new Error(JSON.stringify(saved.problems));
  return saved.saved.edit;
}

describe("a new survey", () => {
  test("is a draft and a source of responses, under a key of its own", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await createSurvey(ctx, {
      name: "Après-vente",
      from: { kind: "blank", language: "fr" },
    });
    expect(key).toBe("apres-vente");
    const { sources } = await inTenant(ctx, readCatalogue);
    expect(sources.get(key)).toMatchObject({ name: "Après-vente", kind: "survey" });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({
      state: "draft",
      draft: "editing",
      edit: 1,
      publishedVersion: null,
      definition: { id: key, version: 1, languages: ["fr"], title: { fr: "Après-vente" } },
      versions: [],
    });
    const { problems } = await checkSurvey(ctx, { surveyId });
    expect(problems.map(({ code }) => code)).toContain("text_missing");
  });

  test("has a key that no other organisation's survey has", async () => {
    const [one, other] = [await makeTestOrganisation("one"), await makeTestOrganisation("other")];
    const from = template("nps");
    const name = `Only ${one.organisation.key}`;
    const first = await createSurvey(one, { name, from });
    const second = await createSurvey(other, { name, from });
    expect(first.key).toBe(`only-${one.organisation.key}`);
    expect(second.key).toContain(`-only-${one.organisation.key}`);
    expect((await createSurvey(other, { name, from })).key).toBe(`${second.key}-2`);
    await expect(createSurvey(other, { name, from, key: first.key })).rejects.toMatchObject({
      code: "conflict",
      reason: "already_exists",
    });
    // What failed left nothing behind.
    expect((await inTenant(other, readCatalogue)).sources.has(first.key)).toBe(false);
  });

  test("asks what another one asks, the draft where there is one", async () => {
    const ctx = await makeTestOrganisation();
    const first = await published(ctx);
    await edit(ctx, first.surveyId, (definition) => ({ ...definition, title: { ...definition.title, en: "Next" } }));
    const copy = await createSurvey(ctx, { name: "Copy", from: { kind: "copy", surveyId: first.surveyId } });
    expect(await getSurvey(ctx, { surveyId: copy.surveyId })).toMatchObject({
      definition: { id: copy.key, version: 1, title: { en: "Next" } },
    });
    expect(await publishSurvey(ctx, { surveyId: copy.surveyId, edit: 1 })).toMatchObject({ published: { version: 1 } });
  });

  test.each(surveyTemplates.map(({ key }) => [key]))("can be published from the template %s as it is", async (key) => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx, key);
    const definition = await getSurveyVersion(ctx, { surveyId, version: 1 });
    expect(definition.questions).toEqual(surveyTemplates.find((one) => one.key === key)?.questions);
  });
});

describe("a draft", () => {
  test("saved over a newer one is a conflict that names it, and neither is lost", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await createSurvey(ctx, { name: "Two editors", from: template("nps") });
    const { definition } = await getSurvey(ctx, { surveyId });
    const titled = (en: string) => ({ ...definition, title: { ...definition.title, en } });
    const outcomes = await Promise.allSettled(
      ["First", "Second", "Third"].map((title) => saveDraft(ctx, { surveyId, edit: 1, definition: titled(title) })),
    );
    const kept = outcomes.filter(({ status }) => status === "fulfilled");
    expect(kept).toEqual([{ status: "fulfilled", value: { saved: { edit: 2 } } }]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({
          code: "conflict",
          reason: "version_newer",
          params: { what: "draft", id: key, version: 2 },
        });
    const winner = ["First", "Second", "Third"][outcomes.findIndex(({ status }) => status === "fulfilled")];
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ edit: 2, definition: { title: { en: winner } } });
  });

  test("has the documented form, else what differs is said and nothing is saved", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await createSurvey(ctx, { name: "Form", from: template("nps") });
    const { definition } = await getSurvey(ctx, { surveyId });
    const wrong = { ...definition, questions: [{ type: "nps", id: "nps", colour: "red" }], id: "another" };
    const outcome = await saveDraft(ctx, { surveyId, edit: 1, definition: wrong });
    expect(outcome).toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ path: "/questions/0/colour" })]),
    });
    expect(await saveDraft(ctx, { surveyId, edit: 1, definition: null })).toMatchObject({ problems: [{}] });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ edit: 1, definition });
    // Id and version are the survey's own.
    await saveDraft(ctx, { surveyId, edit: 1, definition: { ...definition, id: "another", version: 9 } });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ edit: 2, definition: { id: key, version: 1 } });
    const huge = { ...definition, title: { en: "x".repeat(1_000_001) } };
    await expect(saveDraft(ctx, { surveyId, edit: 2, definition: huge })).rejects.toMatchObject({
      reason: "text_too_long",
    });
  });

  test("in review is what was sent, until it comes back with a note or is published", async () => {
    const ctx = await makeTestOrganisation();
    const editor = await makeTestPerson(ctx, ["surveyAdministrator"]);
    const leader = await makeTestPerson(ctx, ["cxLeader"]);
    const { surveyId } = await createSurvey(editor.ctx, { name: "Reviewed", from: template("csat-support") });
    await expect(publishSurvey(leader.ctx, { surveyId, edit: 1 })).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendBackSurvey(leader.ctx, { surveyId })).rejects.toMatchObject({ code: "invalid_state" });

    expect(await sendToReview(editor.ctx, { surveyId, edit: 1 })).toEqual({ sent: true });
    expect(await getSurvey(leader.ctx, { surveyId })).toMatchObject({ draft: "review", review: { sentBy: "Ada" } });
    const { definition } = await getSurvey(ctx, { surveyId });
    await expect(saveDraft(editor.ctx, { surveyId, edit: 1, definition })).rejects.toMatchObject({
      code: "invalid_state",
    });
    await expect(sendToReview(editor.ctx, { surveyId, edit: 1 })).rejects.toMatchObject({ code: "invalid_state" });

    await sendBackSurvey(leader.ctx, { surveyId, note: "Shorter, please" });
    expect(await getSurvey(editor.ctx, { surveyId })).toMatchObject({ review: null, reviewNote: "Shorter, please" });
    await saveDraft(editor.ctx, { surveyId, edit: 1, definition });
    await sendToReview(editor.ctx, { surveyId, edit: 2 });
    expect(await publishSurvey(leader.ctx, { surveyId, edit: 2 })).toMatchObject({ published: { version: 1 } });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({
      draft: "none",
      review: null,
      reviewNote: null,
      versions: [{ version: 1, publishedBy: "Ada", sentBy: "Ada" }],
    });
  });

  test("that could not be published is not sent to review", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await createSurvey(ctx, { name: "Empty", from: { kind: "blank", language: "en" } });
    expect(await sendToReview(ctx, { surveyId, edit: 1 })).toMatchObject({ problems: [{ code: "text_missing" }, {}] });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ draft: "editing" });
  });
});

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
    await edit(ctx, surveyId, ({ questions: [score, ...rest], ...definition }) => {
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
    await edit(ctx, surveyId, (definition) => {
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
    await edit(ctx, surveyId, (definition) => ({
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

  test("of an edited survey is the next version; the one before stays as it was asked, and broken trends are named", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx);
    const first = await getSurveyVersion(ctx, { surveyId, version: 1 });
    expect((await getSurvey(ctx, { surveyId })).definition).toEqual({ ...first, version: 2 });
    const next = await edit(ctx, surveyId, (definition) => {
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
    const { surveyId } = await published(ctx);
    const next = await edit(ctx, surveyId, (definition) => ({
      ...definition,
      questions: definition.questions
        .slice(1)
        .map((question) => ({ ...question, id: "nps", whyOf: undefined })) as never,
    }));
    expect(await publishSurvey(ctx, { surveyId, edit: next })).toMatchObject({ problems: [{ code: "fork_type" }] });
  });

  test("keeps the copy of a scale that was edited since", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx, "csat-support");
    await editScale(ctx, { key: "csat-1-5", version: 1, labels: { "1": { en: "Awful" }, "5": { en: "Great" } } });
    const definition = await getSurveyVersion(ctx, { surveyId, version: 1 });
    expect(definition.questions[0]).toMatchObject({
      scale: { key: "csat-1-5", version: 1, labels: { "1": { en: "Very dissatisfied" } } },
    });
    const next = await edit(ctx, surveyId, (one) => ({ ...one, title: { ...one.title, en: "Again" } }));
    expect(await publishSurvey(ctx, { surveyId, edit: next })).toMatchObject({ published: { brokenTrends: [] } });
  });

  test("cannot be taken back: the database refuses to change a version", async () => {
    const ctx = await makeTestOrganisation();
    await published(ctx);
    await expect(
      inTenant(ctx, (tx) => tx.execute(sql`update survey_versions set definition = '{}'::jsonb`)),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});

describe("whether answers are taken", () => {
  test("is said by whoever publishes, and each step has its own way back", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx);
    const state = async () => (await getSurvey(ctx, { surveyId })).state;
    await expect(resumeSurvey(ctx, { surveyId })).rejects.toMatchObject({ code: "invalid_state" });
    await pauseSurvey(ctx, { surveyId });
    expect(await state()).toBe("paused");
    await resumeSurvey(ctx, { surveyId });
    await closeSurvey(ctx, { surveyId });
    expect(await state()).toBe("closed");
    const next = await edit(ctx, surveyId, (definition) => ({
      ...definition,
      title: { ...definition.title, en: "2" },
    }));
    await publishSurvey(ctx, { surveyId, edit: next });
    expect(await state()).toBe("closed");
    await reopenSurvey(ctx, { surveyId });
    expect(await state()).toBe("open");
  });

  test("the days, the cap and the colour hold for all versions", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx);
    await updateSurvey(ctx, { surveyId, opensOn: "2026-07-01", closesOn: "2026-07-31", responseCap: 500 });
    await updateSurvey(ctx, { surveyId, colour: "#1a4d8f" });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({
      opensOn: "2026-07-01",
      closesOn: "2026-07-31",
      responseCap: 500,
      colour: "#1a4d8f",
    });
    await expect(updateSurvey(ctx, { surveyId, opensOn: "2026-08-01" })).rejects.toMatchObject({
      reason: "period_invalid",
    });
    await expect(updateSurvey(ctx, { surveyId, colour: "#ffcc00" })).rejects.toMatchObject({ reason: "colour_faint" });
    await updateSurvey(ctx, { surveyId, opensOn: null, closesOn: null, responseCap: null, colour: null });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ opensOn: null, responseCap: null, colour: null });
  });
});

describe("a logo", () => {
  test("is a picture that was stored as one, and is kept once a survey wears it", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx);
    const store = (purpose: "logo" | "import", mediaType: string) =>
      storeFile(ctx, { purpose, name: "logo.png", mediaType, content: bytes() }, { dataDir: folder });
    const logo = await store("logo", "image/png");
    expect(logo.expiresAt).not.toBeNull();
    await updateSurvey(ctx, { surveyId, logoFileId: logo.id });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ logoFileId: logo.id });
    expect(await getFile(ctx, { fileId: logo.id })).toMatchObject({ expiresAt: null });
    const drawing = await store("logo", "image/svg+xml");
    await expect(updateSurvey(ctx, { surveyId, logoFileId: drawing.id })).rejects.toMatchObject({
      reason: "invalid_value",
      params: { value: "image/svg+xml" },
    });
    const table = await store("import", "image/png");
    await expect(updateSurvey(ctx, { surveyId, logoFileId: table.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await getFile(ctx, { fileId: table.id })).toMatchObject({ expiresAt: expect.any(Date) });
  });
});

describe("the list", () => {
  test("has every survey but those in the bin, and restoring brings one back as it was", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId, key } = await published(ctx);
    await createSurvey(ctx, { name: "Second", from: template("ces-support") });
    expect(await listSurveys(ctx)).toMatchObject([
      { name: "Second", state: "draft", draft: "editing", responseCount: 0, lastResponseAt: null },
      { name: "Survey nps", state: "open", draft: "none", publishedVersion: 1 },
    ]);
    await renameSurvey(ctx, { surveyId, name: "Relationship" });
    const before = await getSurvey(ctx, { surveyId });
    expect(before).toMatchObject({ name: "Relationship", key });
    await deleteSurvey(ctx, { surveyId });
    expect((await listSurveys(ctx)).map(({ name }) => name)).toEqual(["Second"]);
    await expect(getSurvey(ctx, { surveyId })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSurvey(ctx, { surveyId })).rejects.toMatchObject({ code: "not_found" });
    await restoreSource(ctx, { source: key });
    expect(await getSurvey(ctx, { surveyId })).toEqual(before);
  });

  test("shows no other organisation's, and those may be read and edited by the roles of the table", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await published(ctx);
    const other = await makeTestOrganisation();
    expect(await listSurveys(other)).toEqual([]);
    await expect(getSurvey(other, { surveyId })).rejects.toMatchObject({ code: "not_found" });
    const employee = await makeTestPerson(ctx, ["employee"]);
    const leader = await makeTestPerson(ctx, ["cxLeader"]);
    await expect(listSurveys(employee.ctx)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listSurveys(leader.ctx)).toHaveLength(1);
    await expect(createSurvey(leader.ctx, { name: "X", from: template("nps") })).rejects.toMatchObject({
      code: "forbidden",
    });
    const rows = await withTenant(other.organisation.id, (tx) => tx.select().from(organisations));
    expect(rows[0]?.redirectHosts).toEqual([]);
  });
});
