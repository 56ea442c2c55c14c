import { personLookup } from "@heard/db";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { listApiKeys } from "../api-keys/queries.ts";
import { listBin } from "../bin/queries.ts";
import { listCases } from "../cases/index.ts";
import { listContactResponses, listContacts } from "../contacts/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { listDistributions } from "../distributions/index.ts";
import { getImport, listImports } from "../imports/queries.ts";
import { getFunnel } from "../ledger/index.ts";
import { verifyLedger } from "../ledger/verify.ts";
import { getListeningCoverage } from "../listening-paths/index.ts";
import { getMeasures } from "../measures/get.ts";
import { addDays } from "../measures/rules.ts";
import { getRegistry } from "../metrics/queries.ts";
import { measureDisagreement } from "../readings/index.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { listSavedViews } from "../saved-views/queries.ts";
import { verifyPassword } from "../sign-in/hash.ts";
import { listSuggestions } from "../suggestions/index.ts";
import { listSurveys } from "../surveys/index.ts";
import { testNow } from "../testing/organisation.ts";
import { saveTestSubmission, startTestSubmission } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { listTrace } from "../trace/list.ts";
import { asPerson, renewPeople } from "./add-people.ts";
import { createDemo } from "./create.ts";
import { generateDemo } from "./generate.ts";
import { type DemoAnswered, planSendings } from "./plan-sendings.ts";
import { demoPeople } from "./world.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();

const lastDay = "2026-06-30";
const days = 120;
let ctx: ServiceContext;

beforeAll(async () => {
  ({ ctx } = await createDemo({ lastDay, dataDir: folder, days, perDay: 12 }, testNow));
});

const demoSurveyOf = async () => (await listSurveys(ctx)).find(({ key }) => key === "demo");

describe("the demo company", () => {
  test("is the same world for the same seed, and another for another", () => {
    const world = (seed: number) => [...generateDemo({ lastDay, seed, days: 20, perDay: 10 })];
    expect(world(1)).toEqual(world(1));
    expect(world(1)).not.toEqual(world(2));
  });

  test("says few things twice: of a year's comments most are nobody else's", () => {
    const world = [...generateDemo({ lastDay, seed: 1, days: 365, perDay: 55 })];
    const texts = world.flatMap(({ answers }) =>
      answers.flatMap(({ response }) => response.comments?.map(({ text }) => text) ?? []),
    );
    expect(texts.length).toBeGreaterThan(5000);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.5);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  test("ends on its last day and at this hour: nothing was answered in the future", async () => {
    const [row] = await inTenant(ctx, (tx) =>
      tx.execute<{ latest: string; newest_day: string }>(
        sql`select max(occurred_at)::text as latest, max(day)::text as newest_day from responses`,
      ),
    );
    expect(row?.newest_day).toBe(lastDay);
    expect(new Date(row?.latest ?? "").getTime()).toBeLessThanOrEqual(testNow().getTime());
  });

  test("listens to its own people: ideas in every state, by their votes, with what customers said", async () => {
    const tom = await asPerson(ctx, "employee");
    const { items, counts } = await listSuggestions(tom, {});
    expect(counts).toMatchObject({ open: 4, declined: 1 });
    expect(items.map(({ votes }) => votes)).toEqual([3, 3, 1, 0]);
    expect(items.filter(({ comment }) => comment !== null)).toHaveLength(1);
    expect(items.flatMap(({ united }) => united)).toHaveLength(1);
    expect((await listSuggestions(tom, { view: "own" })).items.map(({ state }) => state)).toContain("declined");
  });

  test("asks by a survey that is open to everybody, and the next answer is in its numbers", async () => {
    const survey = await demoSurveyOf();
    expect(survey).toMatchObject({
      key: "demo",
      state: "open",
      publishedVersion: 1,
      responseCount: expect.any(Number),
    });
    const { page, token } = await startTestSubmission("demo");
    expect(page.definition).toMatchObject({
      languages: ["en", "zh-Hans", "zh-Hant"],
      questions: [{ type: "nps" }, {}],
    });
    expect(await saveTestSubmission(token, { nps: 9 })).toMatchObject({ saved: { state: "complete" } });
    const after = await demoSurveyOf();
    expect(after?.responseCount).toBe((survey?.responseCount ?? 0) + 1);
    expect(after?.responseCount).toBeGreaterThan(100);
  });

  test("shows for each worked example the value that is known", async () => {
    const period = { from: "2026-01-01", to: lastDay };
    const query = (
      metric: string,
      method: "mean" | "composite" | "topTwoBox" | "easeIndex" | "nps",
      source: string,
    ) => ({
      metric,
      method,
      period,
      filters: { source: [source] },
    });
    const results = await getMeasures(ctx, [
      query("csat", "mean", "example-t1"),
      query("csat", "composite", "example-t1"),
      query("csat", "topTwoBox", "example-t1"),
      query("ces-effort", "easeIndex", "example-t2"),
      query("csat", "composite", "example-t3"),
      query("csat", "topTwoBox", "example-t3"),
      query("ces", "easeIndex", "example-t5"),
      query("nps", "nps", "example-t6"),
      query("csat", "composite", "example-t7"),
    ]);
    const values = results.map(({ total }) => (total.value === null ? null : Number(total.value.toFixed(3))));
    expect(values).toEqual([4.2, 0.84, 0.8, 56.667, 0.7, 0.5, 56.667, 30, 0.2]);
  });

  test("lists its newest answers first, as they came in", async () => {
    const rows = await inTenant(ctx, (tx) =>
      tx.execute<{ at: string }>(
        sql`select occurred_at::text as at from responses where day > '2026-06-20' and state = 2 and occurred_at is not null order by day desc, id desc`,
      ),
    );
    const times = rows.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(50);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("has readings that its CX leader confirmed and corrected, and a rate of disagreement that can be told", async () => {
    const period = { from: addDays(lastDay, -29), to: lastDay };
    const { overall, byLanguage, byTheme } = await measureDisagreement(await asPerson(ctx, "cxLeader"), { period });
    expect(overall.n).toBeGreaterThan(15);
    expect(overall.share).toBeGreaterThan(0);
    expect(overall.share).toBeLessThan(0.3);
    expect(byLanguage.length).toBeGreaterThan(1);
    expect(byTheme.length).toBeGreaterThan(2);
  });

  test("shows its people at work: an import with its account, views, keys, a bin, owners of metrics, and a doubt", async () => {
    const owner = await asPerson(ctx, "owner");
    const [batch] = (await listImports(owner, {})).items;
    expect(batch).toMatchObject({ fileName: "marketplace-reviews.csv", state: "imported" });
    const { report } = await getImport(owner, { batchId: batch?.id ?? 0 });
    expect(report).toMatchObject({ rows: 180, accepted: 176, rejected: 4 });
    expect(
      (await listSavedViews(await asPerson(ctx, "employee"), { screen: "scores" })).map(({ name }) => name),
    ).toEqual(["Collection point, last 12 months"]);
    expect(await listApiKeys(owner)).toHaveLength(2);
    expect((await listBin(await asPerson(ctx, "cxLeader"))).map(({ kind }) => kind)).toEqual(["savedView"]);
    expect((await getRegistry(owner)).metrics.every((metric) => metric.owner !== null)).toBe(true);
    const left = await listTrace(owner, {
      query: { metric: "nps", period: { from: "2026-01-01", to: lastDay } },
      which: "excluded",
    });
    expect(left.items.filter(({ excludedBecause }) => excludedBecause === "quarantined")).toHaveLength(6);
  });

  test("listens by more than its surveys, to all but one touchpoint, and one of its ways fell silent", async () => {
    const { touchpoints, counts } = await getListeningCoverage(await asPerson(ctx, "employee"));
    expect(counts).toMatchObject({ none: 1, silent: 0 });
    expect(touchpoints.find(({ state }) => state === "none")?.key).toBe("social-ads");
    const paths = touchpoints.flatMap(({ paths }) => paths);
    expect(new Set(paths.map(({ source }) => source.feedbackKind))).toEqual(
      new Set(["survey", "review", "social", "call", "chat", "email", "ticket", "storeNote"]),
    );
    const silent = paths.filter(({ state }) => state === "silent");
    expect(silent.map(({ source }) => source.key)).toEqual(["map-reviews"]);
    expect(paths.filter(({ isRegistered, source }) => !isRegistered && source.key !== "demo")).toEqual([]);
  });

  test("is clean: every rollup equals the raw rows", async () => {
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});

describe("the people whom the company can ask", () => {
  test("are those who have answered, in their language, with what they agreed to and who is left alone", async () => {
    const owner = await asPerson(ctx, "owner");
    const { items, count } = await listContacts(owner, { limit: 200 });
    expect(count).toBeGreaterThan(200);
    const [latest] = items;
    const { items: answers } = await listContactResponses(owner, { contactId: latest?.id ?? "" });
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ language }) => language))).toEqual(new Set(["en", "zh-Hans", "zh-Hant"]));
    const counted = async (standing: "askable" | "suppressed" | "withdrawn") =>
      (await listContacts(owner, { standing })).count ?? 0;
    const [askable, suppressed, withdrawn] = [
      await counted("askable"),
      await counted("suppressed"),
      await counted("withdrawn"),
    ];
    expect(askable).toBeGreaterThan((count ?? 0) * 0.85);
    expect(suppressed).toBeGreaterThan(5);
    expect(withdrawn).toBeGreaterThan(5);
    // Nobody of them can ever get anything.
    expect(items.filter(({ email }) => email && !email.endsWith("@mail.example"))).toEqual([]);
    expect(items.filter(({ phone }) => phone && !phone.startsWith("+44 7700 900"))).toEqual([]);
  });
});

describe("whom the company asked", () => {
  const surveyOf = async () => (await demoSurveyOf())?.id ?? 0;

  test("is the same for the same world, and other people for another seed", () => {
    const customers = new Map(
      Array.from({ length: 900 }, (_, place) => {
        const day = `2026-0${4 + Math.floor(place / 300)}-${String(1 + (place % 30)).padStart(2, "0")}`;
        return [`M-${10_000 + place}`, { language: "en" as const, type: place % 3 ? "Member" : "New customer", day }];
      }),
    );
    const answers = [...customers]
      .filter((_, place) => place % 4 === 0)
      .map(
        ([customer, { day }]): DemoAnswered => ({
          responseId: customer,
          customer,
          at: `${day}T12:00:00Z`,
          hasComment: false,
        }),
      );
    const planned = (seed: number) => planSendings({ customers, answers, lastDay, seed });
    expect(planned(1)).toEqual(planned(1));
    expect(planned(1)).not.toEqual(planned(2));
    const [first, second] = planned(1).waves;
    expect(new Set(first.customers).size).toBe(first.customers.length);
    // Who answers has been asked before, in that wave.
    for (const { day, customers: asked, reactions } of [first, second])
      for (const { at, customer } of reactions) {
        expect(asked).toContain(customer);
        expect(at.toISOString() > day).toBe(true);
      }
  });

  test("stands in the ledger with what became of each, by the counts of this seed", async () => {
    const surveyId = await surveyOf();
    const { steps, ledger, rules, reminders } = await getFunnel(ctx, { surveyId });
    const distributions = await listDistributions(ctx, { surveyId });
    expect({
      steps: Object.fromEntries(steps.map(({ step, count }) => [step, count])),
      ...{ ledger, reminders },
      rules: Object.fromEntries(rules.map(({ state, rule, count }) => [`${state} by ${rule}`, count])),
      sendings: distributions.map(({ name, state }) => `${name}: ${state}`),
    }).toEqual({
      steps: {
        ...{ eligible: 358, sampled: 313, sent: 300, delivered: 265 },
        ...{ opened: 137, started: 81, completed: 74, commented: 33 },
      },
      ledger: { sent: 300, deferred: 6, suppressed: 48, failed: 4 },
      reminders: 172,
      rules: {
        "deferred by contactLimit": 6,
        "failed by interrupted": 3,
        "failed by refused": 1,
        "suppressed by consentWithdrawn": 14,
        "suppressed by noAddress": 20,
        "suppressed by notSampled": 5,
        "suppressed by suppressed": 9,
      },
      sendings: [
        "Small business, yearly: draft",
        "Handed over in the shops: running",
        "Customer panel, 15 June: running",
        "After onboarding: running",
        "Customer panel, 16 May: ended",
      ],
    });
    expect(await verifyLedger(ctx)).toEqual([]);
  });

  test("its people get new passwords where the installation has lost them", async () => {
    const signIns = await renewPeople(testNow);
    expect(signIns.map(({ role }) => role)).toEqual(demoPeople.map(({ role }) => role));
    for (const { email, password } of signIns) {
      const known = await personLookup.credentials(email);
      expect(await verifyPassword(known?.passwordHash ?? "", password)).toBe(true);
    }
  });

  test("whoever completed has given the answer that the world knows of, after the letter and before now", async () => {
    const wrong = await inTenant(ctx, (tx) =>
      tx.execute(sql`
        select i.id from invitations i join contacts c on c.shard_key = i.shard_key and c.id = i.contact_id
        left join responses r on r.id = i.response_id and r.customer = c.key and r.occurred_at = i.completed_at
        where i.completed_at is not null and (r.id is null or i.completed_at < i.sent_at or i.opened_at < i.sent_at)
          or greatest(i.sent_at, i.opened_at, i.completed_at) > ${testNow().toISOString()}`),
    );
    expect([...wrong]).toEqual([]);
  });
});

test("cases lie on the desks: late, paused and running", async () => {
  const { cases } = await listCases(await asPerson(ctx, "owner"), { state: "all" });
  const states = new Set(cases.map(({ state, isLate, isPaused }) => (isLate ? "late" : isPaused ? "paused" : state)));
  // Two of one customer are found in a larger world only.
  expect([...states]).toEqual(expect.arrayContaining(["late", "paused", "open", "closed"]));
});
