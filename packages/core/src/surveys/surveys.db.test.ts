import { withTenant } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { useTestDatabase } from "@heard/db/testing";
import { surveyTemplates } from "@heard/survey";
import { describe, expect, test } from "vitest";
import { listBin } from "../bin/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { getFile, storeFile } from "../files/index.ts";
import { restoreSource } from "../sources/restore.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { editTestSurvey, publishTestSurvey } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import {
  checkSurvey,
  closeSurvey,
  createSurvey,
  deleteSurvey,
  getSurvey,
  getSurveyVersion,
  listSurveys,
  pauseSurvey,
  publishSurvey,
  renameSurvey,
  reopenSurvey,
  resumeSurvey,
  updateSurvey,
} from "./index.ts";

useTestDatabase();
const template = (key: string) => ({ kind: "template" as const, template: key });
const { folder } = useTemporaryFiles();
async function* bytes() {
  yield new Uint8Array([137, 80, 78, 71]);
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

  test("leaves “demo” to the demo company, and “new” to the page that begins one", async () => {
    const ctx = await makeTestOrganisation();
    const begin = (key: string) => createSurvey(ctx, { key, name: "Mine", from: template("nps") });
    for (const key of ["demo", "new"])
      await expect(begin(key)).rejects.toMatchObject({ reason: "key_reserved", params: { value: key } });
    const { key } = await createSurvey(ctx, { name: "Demo", from: template("nps") });
    expect(key).toBe(`${ctx.organisation.key}-demo`);
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
    const first = await publishTestSurvey(ctx);
    await editTestSurvey(ctx, first.surveyId, (definition) => ({
      ...definition,
      title: { ...definition.title, en: "Next" },
    }));
    const copy = await createSurvey(ctx, { name: "Copy", from: { kind: "copy", surveyId: first.surveyId } });
    expect(await getSurvey(ctx, { surveyId: copy.surveyId })).toMatchObject({
      definition: { id: copy.key, version: 1, title: { en: "Next" } },
    });
    expect(await publishSurvey(ctx, { surveyId: copy.surveyId, edit: 1 })).toMatchObject({ published: { version: 1 } });
  });

  test.each(surveyTemplates.map(({ key }) => [key]))("can be published from the template %s as it is", async (key) => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx, undefined, key);
    const definition = await getSurveyVersion(ctx, { surveyId, version: 1 });
    expect(definition.questions).toEqual(surveyTemplates.find((one) => one.key === key)?.questions);
  });
});

describe("whether answers are taken", () => {
  test("is said by whoever publishes, and each step has its own way back", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
    const state = async () => (await getSurvey(ctx, { surveyId })).state;
    await expect(resumeSurvey(ctx, { surveyId })).rejects.toMatchObject({ code: "invalid_state" });
    await pauseSurvey(ctx, { surveyId });
    expect(await state()).toBe("paused");
    await resumeSurvey(ctx, { surveyId });
    await closeSurvey(ctx, { surveyId });
    expect(await state()).toBe("closed");
    const next = await editTestSurvey(ctx, surveyId, (definition) => ({
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
    const { surveyId } = await publishTestSurvey(ctx);
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
    await expect(updateSurvey(ctx, { surveyId, responseCap: 100, seen: { responseCap: 400 } })).rejects.toMatchObject({
      code: "conflict",
      reason: "changed_meanwhile",
    });
    await updateSurvey(ctx, { surveyId, opensOn: null, closesOn: null, responseCap: null, colour: null });
    expect(await getSurvey(ctx, { surveyId })).toMatchObject({ opensOn: null, responseCap: null, colour: null });
  });
});

describe("a logo", () => {
  test("is a picture that was stored as one, and is kept once a survey wears it", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
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
    const { surveyId, key } = await publishTestSurvey(ctx);
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
    expect(await listBin(ctx)).toMatchObject([
      { kind: "survey", id: key, name: { en: "Relationship" }, responseCount: 0 },
    ]);
    await expect(getSurvey(ctx, { surveyId })).rejects.toMatchObject({ code: "not_found" });
    await expect(deleteSurvey(ctx, { surveyId })).rejects.toMatchObject({ code: "not_found" });
    await restoreSource(ctx, { source: key });
    expect(await getSurvey(ctx, { surveyId })).toEqual(before);
  });

  test("shows no other organisation's, and those may be read and edited by the roles of the table", async () => {
    const ctx = await makeTestOrganisation();
    const { surveyId } = await publishTestSurvey(ctx);
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
