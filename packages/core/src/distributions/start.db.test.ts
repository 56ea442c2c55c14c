import { useTestDatabase } from "@heard/db/testing";
import { Client } from "pg";
import { afterEach, expect, test } from "vitest";
import { setSurveyPrivacy } from "../surveys/index.ts";
import { addTestContacts, testPlan } from "../testing/distributions.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import { createDistribution, startDistribution } from "./index.ts";

const database = useTestDatabase();
const now = () => new Date();
let held: Client | null = null;
afterEach(async () => {
  await held?.end();
  held = null;
});

const waiting = async (what: string) => {
  const [row] = await database.asOwner(
    `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query ~* '${what}' and datname = current_database()`,
  );
  return Number(row?.n);
};

test("an answer gets in while a sending is being started, and nobody makes it a survey for minors behind it", async () => {
  const ctx = await makeTestOrganisation("starting");
  const { surveyId, key } = await publishTestSurvey(ctx, (definition) => ({
    ...definition,
    questions: [
      ...definition.questions,
      {
        ...{ type: "consent", id: "guardian", purpose: "research", required: true, newPage: true },
        text: { en: "A parent agrees", "zh-Hans": "家长同意", "zh-Hant": "家長同意" },
      },
    ],
  }));
  await addTestContacts(ctx, 3);
  const { distributionId } = await createDistribution(ctx, { surveyId, name: "All", plan: testPlan() });
  const { token } = await startTestSubmission(key, {}, { ...submissionDeps(), now });
  // The start goes as far as its job, and holds all that it holds.
  held = new Client({ connectionString: database.ownerUrl() });
  await held.connect();
  await held.query("begin; lock table job_runs in share mode");
  let isStarted = false;
  const starting = startDistribution(ctx, { distributionId }).then(() => {
    isStarted = true;
  });
  await expect.poll(() => waiting("job_runs"), { timeout: 30_000 }).toBe(1);

  const saved = await saveTestSubmission(
    token,
    { nps: 9, "nps-why": "In the middle", guardian: true },
    { deps: { ...submissionDeps(), now: () => new Date(Date.now() + 60_000) } },
  );
  expect(saved).toHaveProperty("saved");
  expect(isStarted).toBe(false);

  const turning = setSurveyPrivacy(ctx, {
    ...{ surveyId, keepDays: 90, isForMinors: true },
    seen: { keepDays: null, isForMinors: false },
  });
  const refused = expect(turning).rejects.toMatchObject({ reason: "minors_not_invited" });
  await expect.poll(() => waiting("surveys"), { timeout: 30_000 }).toBe(1);
  await held.query("rollback");
  await Promise.all([starting, refused]);
});
