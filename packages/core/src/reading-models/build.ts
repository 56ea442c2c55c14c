import { setImmediate as rest } from "node:timers/promises";
import type { Transaction } from "@heard/db";
import { type ModelReport, readingModels } from "@heard/db/schema/reading-models";
import {
  type LabelledComment,
  type SentimentModel,
  SHIPPED_MODEL,
  scoreSentiment,
  trainSentimentInSteps,
} from "@heard/text/sentiment";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { collectLabels } from "./collect-labels.ts";
import { digestOf, packModel, unpackModel } from "./pack-model.ts";
import { getReport, newestModelVersion, newestSetting, readWeights } from "./queries.ts";
import {
  calibrateBand,
  confusionOf,
  differentLabels,
  divideByTime,
  fewestOfSide,
  fewestSided,
  isOffered,
  type Label,
  type LabelParts,
  type ModelVerdict,
  ownNeutralBand,
  tallyOf,
  verdictOn,
} from "./rules.ts";

/** Always the same: the same comments give the same model, to the byte. */
const seed = 20_261_126;
/** A person looked at the comment itself; a score may be about something else. */
const weightOfWord = 3;
/** Comments scored before others get a turn. */
const scoredAStep = 50;

type Job = { id: string; trainedBy: number | null };
/** Hears how much is done, from 0 to 1; throws when the work is no longer its own. */
type Tell = (share: number) => Promise<void>;
export type BuiltModel = { version: number; verdict: ModelVerdict };

/**
 * Trains a model on what an organisation's comments say of themselves, measures it on newer ones that it has never seen, and keeps it with its report. It refines
 * the model that ships. Where it was cut off it begins again; a job that has made its model makes no second one.
 * @throws DomainError invalid_input with too few comments
 */
export async function buildModel(ctx: ServiceContext, { id: jobId, trainedBy }: Job, tell: Tell): Promise<BuiltModel> {
  const made = await inTenant(ctx, (tx) => findMade(tx, jobId));
  if (made) return made;
  const labels = differentLabels(await collectLabels(ctx, () => tell(0.05)));
  const parts = divideByTime(labels);
  if (!parts) throw tooFew(labels);
  const model = await train(parts.taught, (share) => tell(0.2 + share * 0.5));
  const report = await measure(ctx, parts, model, (share) => tell(0.7 + share * 0.3));
  const { weights, digest } = await packModel(model);
  return inTenant(ctx, async (tx) => {
    const version = (await newestModelVersion(tx)) + 1;
    await tx.insert(readingModels).values({
      ...{ orgId: ctx.organisation.id, version, jobId, seed, report, trainedBy },
      weights: isOffered(report) ? weights : null,
      weightsDigest: digest,
      labelsDigest: digestOf(JSON.stringify(parts.taught)),
      trainedAt: ctx.now(),
    });
    return { version, verdict: verdictOn(report) };
  });
}

async function findMade(tx: Transaction, jobId: string): Promise<BuiltModel | null> {
  const { version, report } = readingModels;
  const [row] = await tx.select({ version, report }).from(readingModels).where(eq(readingModels.jobId, jobId));
  return row ? { version: row.version, verdict: verdictOn(row.report) } : null;
}

function tooFew(labels: readonly Label[]) {
  const count = (side: Label["side"]) => labels.filter((label) => label.side === side).length;
  const [positive, negative] = [count("positive"), count("negative")];
  return invalidInput("too_few_labels", { positive, negative, least: fewestSided, side: fewestOfSide });
}

/** A few milliseconds at a time: a worker has other things to do. */
async function train(taught: readonly Label[], tell: Tell): Promise<SentimentModel> {
  const comments = taught.map(
    ({ text, side, saidBy }): LabelledComment => ({
      text,
      label: side === "positive" ? "positive" : "negative",
      weight: saidBy === "person" ? weightOfWord : 1,
    }),
  );
  const steps = trainSentimentInSteps(comments, seed, SHIPPED_MODEL);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await tell(step.value);
    await rest();
  }
}

type Seen = Label & { before: number; own: number };

async function measure(
  ctx: ServiceContext,
  parts: LabelParts,
  model: SentimentModel,
  tell: Tell,
): Promise<ModelReport> {
  const known = await inTenant(ctx, (tx) => modelInUse(tx));
  const total = parts.calibrating.length + parts.heldOut.length * (known ? 3 : 2);
  let done = 0;
  const score = async (labels: readonly Label[], by: SentimentModel): Promise<number[]> => {
    const scores: number[] = [];
    for (const { text } of labels) {
      scores.push(scoreSentiment(text, { model: by }).score);
      done += 1;
      if (done % scoredAStep > 0) continue;
      await tell(done / total);
      await rest();
    }
    return scores;
  };
  const calibrated = await score(parts.calibrating, model);
  const band = calibrateBand(parts.calibrating.map(({ side }, at) => ({ side, score: calibrated[at] ?? 0 })));
  const own = await score(parts.heldOut, model);
  const shipped = await score(parts.heldOut, SHIPPED_MODEL);
  const seen: Seen[] = parts.heldOut.map((label, at) => ({ ...label, before: shipped[at] ?? 0, own: own[at] ?? 0 }));
  const neutralBand = {
    value: band ?? known?.neutralBand ?? ownNeutralBand,
    isCalibrated: band !== null,
    neutralCount: parts.calibrating.filter(({ side }) => side === "neutral").length,
  };
  return {
    ...reportOf(parts, seen, neutralBand),
    inUse: known?.model ? await againstInUse(seen, known.model, (labels, by) => score(labels, by)) : null,
  };
}

/** The comments of each part, and what both models made of those held out. */
function reportOf(
  { taught, heldOut }: LabelParts,
  seen: readonly Seen[],
  neutralBand: ModelReport["neutralBand"],
): Omit<ModelReport, "inUse"> {
  const newest = taught.at(-1) as Label;
  const of = (saidBy: Label["saidBy"]) => taught.filter((label) => label.saidBy === saidBy).length;
  const side = (wanted: Label["side"]) => taught.filter((label) => label.side === wanted).length;
  const languages = [...Map.groupBy(seen, ({ language }) => language)].sort(([a], [b]) => (a < b ? -1 : 1));
  const scored = (which: "before" | "own") => seen.map((one) => ({ side: one.side, score: one[which] }));
  return {
    learnt: {
      ...{ positive: side("positive"), negative: side("negative"), byPeople: of("person"), byScores: of("score") },
      ...{ from: taught[0]?.day ?? newest.day, until: newest.day },
    },
    heldOut: { from: heldOut[0]?.day ?? newest.day, until: heldOut.at(-1)?.day ?? newest.day },
    all: tallyOf(seen),
    byPeople: tallyOf(seen.filter(({ saidBy }) => saidBy === "person")),
    byScores: tallyOf(seen.filter(({ saidBy }) => saidBy === "score")),
    languages: languages.map(([language, comments]) => ({ language, tally: tallyOf(comments) })),
    neutralBand,
    shippedTable: confusionOf(scored("before"), ownNeutralBand),
    ownTable: confusionOf(scored("own"), neutralBand.value),
    taughtUntil: { day: newest.day, responseId: newest.responseId },
  };
}

type InUse = { version: number; model: SentimentModel; taughtUntil: ModelReport["taughtUntil"] };

async function modelInUse(tx: Transaction): Promise<{ neutralBand: number; model: InUse | null }> {
  const { modelVersion, neutralBand } = await newestSetting(tx);
  if (modelVersion === null) return { neutralBand, model: null };
  const { taughtUntil } = await getReport(tx, modelVersion);
  const model = await unpackModel(await readWeights(tx, modelVersion));
  return { neutralBand, model: { version: modelVersion, model, taughtUntil } };
}

/** What was taught to the model in use is no test of it. */
async function againstInUse(
  seen: readonly Seen[],
  { version, model, taughtUntil }: InUse,
  score: (labels: readonly Label[], by: SentimentModel) => Promise<number[]>,
): Promise<ModelReport["inUse"]> {
  const until = `${taughtUntil.day} ${taughtUntil.responseId}`;
  const later = seen.filter(({ day, responseId }) => `${day} ${responseId}` > until);
  const scores = await score(later, model);
  return { version, tally: tallyOf(later.map((one, at) => ({ ...one, before: scores[at] ?? 0 }))) };
}
