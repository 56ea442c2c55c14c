import { useTestDatabase } from "@heard/db/testing";
import type { SurveyDefinition } from "@heard/survey";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { recordingCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { unmaskComment } from "../responses/queries.ts";
import { foldAll } from "../rollups/fold.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import {
  editTestSurvey,
  publishTestSurvey,
  saveTestSubmission,
  startTestSubmission,
  submissionDeps,
} from "../testing/surveys.ts";
import { expireAnswers, expireAnswersEverywhere } from "./expire-answers.ts";
import { checkSurvey, createSurvey, getSurvey, publishSurvey, setSurveyPrivacy } from "./index.ts";

const database = useTestDatabase();

/** So many days after the answers of now came in. */
const inDays = (ctx: ServiceContext, days: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(Date.now() + days * 86_400_000),
});
/** Of the clock on the wall, as ids are. */
const deps = { ...submissionDeps(), now: () => new Date() };
const later = { ...deps, now: () => new Date(Date.now() + 60_000) };
const answer = async (key: string, score: number, why: string, more: Record<string, unknown> = {}) => {
  const { token } = await startTestSubmission(key, {}, deps);
  const saved = await saveTestSubmission(token, { nps: score, "nps-why": why, ...more }, { deps: later });
  if (!("saved" in saved)) throw new Error(JSON.stringify(saved));
};
const rowsOf = async (ctx: ServiceContext, key: string) => {
  const [row] = await inTenant(
    ctx,
    (tx) =>
      tx.execute<{ responses: number; comments: number; originals: number }>(sql`
        select count(distinct r.id)::int as responses, count(c.*)::int as comments, count(o.*)::int as originals
        from sources s left join responses r on r.org_id = s.org_id and r.source_id = s.id
        left join comments c on c.shard_key = r.shard_key and c.response_id = r.id
        left join comment_originals o on o.shard_key = c.shard_key and o.response_id = c.response_id and o.item = c.item
        where s.key = ${key}`),
    { unmask: true },
  );
  return row;
};

const kept = (keepDays: number | null, isForMinors = false) => ({ keepDays, isForMinors });
const setTo = (ctx: ServiceContext, surveyId: number, wanted: ReturnType<typeof kept>, seen = kept(null)) =>
  setSurveyPrivacy(ctx, { surveyId, ...wanted, seen });

test("answers go when their time is over, with every number that they counted for, and no others do", async () => {
  const ctx = await makeTestOrganisation("kept");
  const { surveyId, key } = await publishTestSurvey(ctx);
  const other = await publishTestSurvey(ctx);
  for (const survey of [key, other.key]) await answer(survey, 9, "Call me at +44 20 7946 0958");
  await setTo(ctx, surveyId, kept(30));
  expect(await getSurvey(ctx, { surveyId })).toMatchObject(kept(30));
  await foldAll(ctx);
  expect(await expireAnswers(inDays(ctx, 29))).toBe(0);
  expect(await expireAnswers(inDays(ctx, 31))).toBe(1);
  expect(await rowsOf(ctx, key)).toEqual({ responses: 0, comments: 0, originals: 0 });
  expect(await rowsOf(ctx, other.key)).toMatchObject({ responses: 1, comments: 1 });
  await foldAll(ctx);
  expect(await verifyRollups(ctx)).toEqual([]);
  const { items } = await listAuditEntries(ctx, { verb: "survey.expireAnswers" });
  expect(items).toMatchObject([{ after: { key, count: 1, keepDays: 30 } }]);
});

test("a copy asks whom the other asks, and keeps their answers no longer", async () => {
  const ctx = await makeTestOrganisation("kept");
  const { surveyId } = await publishTestSurvey(ctx, withConsent);
  await setTo(ctx, surveyId, kept(90, true));
  const copy = await createSurvey(ctx, { name: "Copy", from: { kind: "copy", surveyId } });
  expect(await getSurvey(ctx, { surveyId: copy.surveyId })).toMatchObject(kept(90, true));
});

test("how long is for owners to say, on what they saw", async () => {
  const ctx = await makeTestOrganisation("kept");
  const { surveyId } = await publishTestSurvey(ctx);
  const { ctx: administrator } = await makeTestPerson(ctx, ["surveyAdministrator"]);
  await expect(setTo(administrator, surveyId, kept(30))).rejects.toMatchObject({ code: "forbidden" });
  const { ctx: owner } = await makeTestPerson(ctx, ["owner"]);
  await setTo(owner, surveyId, kept(30));
  await expect(setTo(owner, surveyId, kept(10))).rejects.toMatchObject({ reason: "changed_meanwhile" });
  const { items } = await listAuditEntries(ctx, { verb: "survey.setPrivacy" });
  expect(items).toMatchObject([{ before: kept(null), after: kept(30) }]);
});

const consent = {
  ...{ type: "consent" as const, id: "guardian", purpose: "research", required: true as const, newPage: true as const },
  text: { en: "A parent agrees", "zh-Hans": "家长同意", "zh-Hant": "家長同意" },
};
const withConsent = (definition: SurveyDefinition): SurveyDefinition => ({
  ...definition,
  questions: [...definition.questions, consent],
});

test("minors are asked with a guardian's consent alone, for no files, for a year at most, and nobody sees what was taken out", async () => {
  const ctx = await makeTestOrganisation("minors");
  const { surveyId } = await publishTestSurvey(ctx);
  await expect(setTo(ctx, surveyId, kept(null, true))).rejects.toMatchObject({ reason: "minors_need_days" });
  await expect(setTo(ctx, surveyId, kept(366, true))).rejects.toMatchObject({ reason: "minors_need_days" });
  await expect(setTo(ctx, surveyId, kept(90, true))).rejects.toMatchObject({ reason: "minors_asked_otherwise" });
  const asked = await publishTestSurvey(ctx, withConsent);
  await answer(asked.key, 9, "Call me at +44 20 7946 0958", { guardian: true });
  await setTo(ctx, asked.surveyId, kept(90, true));
  const edit = await editTestSurvey(ctx, asked.surveyId, (definition) => ({
    ...definition,
    questions: definition.questions.filter(({ id }) => id !== "guardian"),
  }));
  const codes = [{ code: "minors_consent" }];
  expect(await publishSurvey(ctx, { surveyId: asked.surveyId, edit })).toMatchObject({ problems: codes });
  expect((await checkSurvey(ctx, { surveyId: asked.surveyId })).problems).toMatchObject(codes);
  const [row] = await inTenant(ctx, (tx) =>
    tx.execute<{ id: string }>(sql`
      select r.id from responses r join sources s on s.id = r.source_id and s.org_id = r.org_id where s.key = ${asked.key}`),
  );
  const { ctx: trusted } = await makeTestPerson(ctx, ["owner"], { canUnmask: true });
  const look = unmaskComment(trusted, { responseId: row?.id ?? "", item: 0 });
  await expect(look).rejects.toMatchObject({ reason: "minors_masked" });
  expect(await rowsOf(ctx, asked.key)).toEqual({ responses: 1, comments: 1, originals: 1 });
  // From now on none is stored; what was stored before goes within the hour.
  await answer(asked.key, 8, "Or call +44 20 7946 0959", { guardian: true });
  expect(await rowsOf(ctx, asked.key)).toEqual({ responses: 2, comments: 2, originals: 1 });
  expect(await expireAnswers(inDays(ctx, 0))).toBe(0);
  expect(await rowsOf(ctx, asked.key)).toEqual({ responses: 2, comments: 2, originals: 0 });
});

test("an answer of a minor that is changed leaves no original either, in whichever process the survey was made one for minors", async () => {
  const ctx = await makeTestOrganisation("minors");
  const asked = await publishTestSurvey(ctx, withConsent);
  const { token } = await startTestSubmission(asked.key, {}, deps);
  // By the catalogue of before, as another process still holds it.
  const before = await recordingCatalogue(ctx);
  await setTo(ctx, asked.surveyId, kept(90, true));
  expect((await recordingCatalogue(ctx)).version).toBeGreaterThan(before.version);
  for (const isComplete of [false, true]) {
    const answers = { nps: 3, "nps-why": isComplete ? "No, at +44 20 7946 0959" : "I am at +44 20 7946 0958" };
    const saved = await saveTestSubmission(token, { ...answers, guardian: true }, { deps: later, isComplete });
    if (!("saved" in saved)) throw new Error(JSON.stringify(saved));
    expect(await rowsOf(ctx, asked.key)).toEqual({ responses: 1, comments: 1, originals: 0 });
  }
});

test("whoever has more to erase than fits into a turn lets others have theirs, and goes on", async () => {
  const [many, few] = [await makeTestOrganisation("many"), await makeTestOrganisation("few")];
  const ids = new Map<string, string>();
  for (const ctx of [many, few]) {
    const { surveyId, key } = await publishTestSurvey(ctx);
    ids.set(ctx.organisation.key, key);
    await answer(key, 9, "Long ago");
    await setTo(ctx, surveyId, kept(30));
  }
  const second = await publishTestSurvey(many);
  await answer(second.key, 9, "Long ago");
  await setTo(many, second.surveyId, kept(30));
  const erased = await expireAnswersEverywhere({
    now: inDays(many, 31).now,
    // A turn is over with its first batch.
    turnMs: 0,
    onError: (error) => {
      throw error;
    },
  });
  expect(erased).toBe(3);
  // In the order in which their transactions began.
  const turns = await database.asOwner(
    "select org_id as id from audit_entries where verb = 'survey.expireAnswers' order by xmin::text::bigint",
  );
  const [first, next] = [many.organisation.id, few.organisation.id];
  expect(turns.map(({ id }) => id).filter((id) => id === first || id === next)).toEqual([first, next, first]);
  for (const [ctx, key] of [
    [many, second.key],
    [many, ids.get(many.organisation.key) ?? ""],
    [few, ids.get(few.organisation.key) ?? ""],
  ] as const)
    expect(await rowsOf(ctx, key)).toMatchObject({ responses: 0 });
});
