import { randomBytes } from "node:crypto";
import { surveyTemplates } from "@heard/survey";
import type { Mode } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { createTouchpoint } from "../journey/create-touchpoint.ts";
import { addDays } from "../measures/rules.ts";
import { createMetric } from "../metrics/create.ts";
import { createOrganisation } from "../organisations/create.ts";
import { readNewComments } from "../readings/read-new.ts";
import { recordResponses } from "../responses/record.ts";
import type { ResponseInput } from "../responses/schema.ts";
import { foldAll } from "../rollups/fold.ts";
import { createSegmentField } from "../segments/create-field.ts";
import { createSource } from "../sources/create.ts";
import { createSurvey, getSurvey, publishSurvey, saveDraft, setSurveyPrivacy } from "../surveys/index.ts";
import { addAlerts } from "./add-alerts.ts";
import { addCases } from "./add-cases.ts";
import { addContacts, addCustomer, type DemoCustomers } from "./add-contacts.ts";
import { addCorrections } from "./add-corrections.ts";
import { addJourney } from "./add-journey.ts";
import { addListening } from "./add-listening.ts";
import { addModel } from "./add-model.ts";
import { addPeople, type DemoSignIn } from "./add-people.ts";
import { addPlans } from "./add-plans.ts";
import { addSendings } from "./add-sendings.ts";
import { addTargets } from "./add-targets.ts";
import { addThemes } from "./add-themes.ts";
import { addWork } from "./add-work.ts";
import { type DemoAnswer, type DemoOptions, generateDemo } from "./generate.ts";
import type { DemoAnswered } from "./plan-sendings.ts";
import {
  demoOrganisation,
  demoSegments,
  demoSources,
  demoSurvey,
  demoTouchpoints,
  effortMetric,
  workedExamples,
} from "./world.ts";

export type CreateDemoInput = {
  /** The world ends here: "last 30 days" counts back from it. */
  lastDay: string;
  /** Where the installation keeps its files. */
  dataDir: string;
  seed?: number;
  days?: number;
  /** Mean responses a day; 55 over three years make about 60,000. */
  perDay?: number;
  onProgress?: (doneDays: number, totalDays: number) => void;
};

const threeYears = 1095;
/** What the world has said of its customers so far: who they are, and what they answered when they were asked by mail. */
type Known = { customers: DemoCustomers; answers: DemoAnswered[] };

/** Makes the demo company and its three years of feedback through the same verbs as real data. */
export async function createDemo(
  input: CreateDemoInput,
  now: () => Date,
  random: (size: number) => Uint8Array = randomBytes,
): Promise<{ ctx: ServiceContext; signIns: DemoSignIn[] }> {
  const { lastDay, dataDir, seed = 20_260_630, days = threeYears, perDay = 55 } = input;
  const ctx = await createOrganisation({ kind: "operator" }, { ...demoOrganisation, isDemo: true }, now);
  await addCatalogue(ctx);
  const surveyId = await addSurvey({ ...ctx, now: () => new Date(`${addDays(lastDay, -days)}T09:00:00Z`) });
  const signIns = await addPeople(ctx, random);
  await addThemes(ctx, { lastDay, days });
  await recordExamples(ctx, addDays(lastDay, -(days - 1)));
  const known: Known = { customers: new Map(), answers: [] };
  const { customers } = known;
  await recordWorld(ctx, { lastDay, seed, days, perDay }, known, input.onProgress);
  await addContacts(ctx, { customers, lastDay, seed });
  await addWork(ctx, { lastDay, seed, dataDir, random });
  await addListening(ctx, { lastDay });
  await addSendings(ctx, { ...known, lastDay, seed, surveyId, dataDir });
  await readAll(ctx);
  await addCorrections(ctx, lastDay);
  await addModel(ctx, { dataDir });
  await addPlans(ctx, { lastDay, days });
  await addCases(ctx, { lastDay, seed });
  await addJourney(ctx, { lastDay, random });
  await foldAll(ctx);
  await addAlerts(ctx, lastDay);
  await addTargets(ctx, lastDay);
  return { ctx, signIns };
}

/** What the worker does within seconds of each comment; whoever opens the company for the first time finds all of them read. */
async function readAll(ctx: ServiceContext): Promise<void> {
  while ((await readNewComments(ctx)) > 0);
}

async function addCatalogue(ctx: ServiceContext): Promise<void> {
  for (const { key, name, stage } of demoTouchpoints) await createTouchpoint(ctx, { key, name, stage });
  for (const { key, name } of demoSegments) await createSegmentField(ctx, { key, name });
  for (const { key, name } of [...demoSources, ...workedExamples]) await createSource(ctx, { key, name });
  await createMetric(ctx, effortMetric);
  // As the template has them: who asks by it later adds to the same drivers.
  for (const metric of surveyTemplates.find(({ key }) => key === "six-drivers")?.metrics ?? [])
    await createMetric(ctx, { ...metric, name: { en: metric.key, ...metric.name }, scale: "csat-1-5" });
}

/** The survey that the company has asked by from the first day on. */
async function addSurvey(ctx: ServiceContext): Promise<number> {
  const { key, name, title } = demoSurvey;
  const { surveyId } = await createSurvey(ctx, { key, name, from: { kind: "template", template: "nps" } });
  const { definition, edit } = await getSurvey(ctx, { surveyId });
  const saved = await saveDraft(ctx, { surveyId, edit, definition: { ...definition, title } });
  if ("problems" in saved) throw new Error(JSON.stringify(saved.problems));
  const published = await publishSurvey(ctx, { surveyId, edit: saved.saved.edit });
  if ("problems" in published) throw new Error(JSON.stringify(published.problems));
  await setSurveyPrivacy(ctx, { surveyId, keepDays: 5 * 365, isForMinors: false, seen: { keepDays: null } });
  return surveyId;
}

async function recordExamples(ctx: ServiceContext, day: string): Promise<void> {
  for (const { key, metric, values } of workedExamples) {
    const responses: ResponseInput[] = values.map((value, place) => ({
      externalId: `${key}-${place}`,
      occurredOn: day,
      scores: [{ metric, value }],
    }));
    await record(ctx, key, "import", responses);
  }
}

/** Older answers are recorded by the fortnight, in time for every verdict; the newest come as they would have arrived, so that the newest are first in every list. */
const newestDays = 14;
const bulkDays = 14;
const bulkSize = 900;

async function recordWorld(
  ctx: ServiceContext,
  options: DemoOptions,
  known: Known,
  onProgress: CreateDemoInput["onProgress"],
): Promise<void> {
  const bulk = new Map<string, DemoAnswer[]>();
  // The last day has not ended yet: what would be answered later today is not there.
  const isPast = ({ response }: DemoAnswer) => (response.occurredAt ?? "") <= ctx.now().toISOString();
  for (const { daysAgo, answers } of generateDemo(options)) {
    for (const { response } of answers.filter(isPast)) addCustomer(known.customers, response);
    if (daysAgo < newestDays) {
      await recordBulk(ctx, bulk, known);
      for (const run of runsOfOneWay(answers.filter(isPast))) await recordRun(ctx, run, known);
    } else {
      for (const answer of answers) bulk.set(wayOf(answer), [...(bulk.get(wayOf(answer)) ?? []), answer]);
      if (daysAgo % bulkDays === 0) await recordBulk(ctx, bulk, known);
    }
    onProgress?.(options.days - daysAgo, options.days);
  }
  await recordBulk(ctx, bulk, known);
}

const wayOf = ({ source, mode }: DemoAnswer) => `${source}/${mode}`;

async function recordBulk(ctx: ServiceContext, bulk: Map<string, DemoAnswer[]>, known: Known): Promise<void> {
  for (const answers of bulk.values()) {
    const arrivedAt = answers.at(-1)?.response.occurredAt;
    const then: ServiceContext = arrivedAt === undefined ? ctx : { ...ctx, now: () => new Date(arrivedAt) };
    for (let start = 0; start < answers.length; start += bulkSize)
      await recordRun(then, answers.slice(start, start + bulkSize), known);
  }
  bulk.clear();
}

/** Neighbours that came the same way, together. */
function runsOfOneWay(answers: readonly DemoAnswer[]): DemoAnswer[][] {
  const runs: DemoAnswer[][] = [];
  for (const answer of answers) {
    const run = runs.at(-1);
    if (run?.[0] && wayOf(run[0]) === wayOf(answer)) run.push(answer);
    else runs.push([answer]);
  }
  return runs;
}

async function recordRun(ctx: ServiceContext, run: readonly DemoAnswer[], known: Known): Promise<void> {
  const [first] = run;
  if (!first) return;
  const { source, mode } = first;
  const responses = run.map(({ response }) => response);
  const ids = await record(ctx, source, mode, responses);
  if (mode !== "email") return;
  for (const [place, { customer, occurredAt: at, comments = [] }] of responses.entries()) {
    const responseId = ids[place];
    if (customer !== undefined && at !== undefined && responseId !== undefined)
      known.answers.push({ responseId, customer, at, hasComment: comments.length > 0 });
  }
}

async function record(ctx: ServiceContext, source: string, mode: Mode, responses: ResponseInput[]): Promise<string[]> {
  const { results } = await recordResponses(ctx, { source, mode, responses });
  return results.map((result) => {
    if (result.status === "rejected")
      throw new Error(`The demo world made a response that the product refuses: ${JSON.stringify(result)}`);
    return result.id;
  });
}
