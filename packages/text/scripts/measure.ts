// node packages/text/scripts/measure.ts FOLDER YYYY-MM-DD
// Measures the shipped sentiment on the review sets in FOLDER (train and dev, not part of this repository) and keeps the
// figures with the date in reference/measured.json, from where comment-accuracy.ts takes them.
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import {
  type LabelledComment,
  type SentimentModel,
  SHIPPED_MODEL,
  scoreSentiment,
  trainSentiment,
} from "../src/sentiment.ts";
import { readLabelled, readTrainingSets, TRAINING_SEED } from "./training-sets.ts";

const [folder, date] = process.argv.slice(2);
if (folder === undefined || date === undefined)
  throw new Error("Usage: node packages/text/scripts/measure.ts FOLDER YYYY-MM-DD");
const path = resolve(process.env.INIT_CWD ?? process.cwd(), folder);

const NEVER_TRAINED_ON = ["zh_waimai", "zh_hotel", "zh_shop10", "en_amazon10k", "en_airline"];
const OTHER_ROWS = ["zhhant_openrice_ccby", "en_uci_ccby"];
const OWN_COMMENTS = 1_000;
const FOLDS = 4;

const figures = [
  ...NEVER_TRAINED_ON.map((set) => ({
    set,
    model: "shipped",
    ...score(sided(join(path, "dev", `${set}.tsv`)), SHIPPED_MODEL),
  })),
  ...OTHER_ROWS.map((set) => ({ set, model: "trained on the other rows", ...crossValidated(set) })),
  ...NEVER_TRAINED_ON.map((set) => ({
    set,
    model: `shipped, refined by ${OWN_COMMENTS} own comments`,
    ...refined(set),
  })),
];
const target = new URL("../reference/measured.json", import.meta.url);
writeFileSync(target, `${JSON.stringify({ date, figures }, null, 2)}\n`);
for (const { set, model, n, accuracy } of figures)
  console.log(`${set.padEnd(24)}${String(n).padStart(6)}  ${accuracy}  ${model}`);

/** The rows of a set that are positive or negative. */
function sided(file: string): LabelledComment[] {
  return readLabelled(file).flatMap(({ label, text }) =>
    label === "neu" ? [] : [{ text, label: label === "pos" ? ("positive" as const) : ("negative" as const) }],
  );
}

/** Forced to a side by the sign of the score. */
function score(comments: readonly LabelledComment[], model: SentimentModel) {
  const given = comments.map(({ text }) => (scoreSentiment(text, { model }).score >= 0 ? "positive" : "negative"));
  const right = comments.filter(({ label }, index) => label === given[index]).length;
  return { n: comments.length, accuracy: Number((right / comments.length).toFixed(4)) };
}

/** Each quarter of a training set by a model trained on the other three and on the other sets. */
function crossValidated(set: string) {
  const rows = sided(join(path, "train", `${set}.tsv`));
  const texts = new Set(rows.map(({ text }) => text));
  const others = readTrainingSets(join(path, "train"));
  const own = others.filter(({ text }) => texts.has(text));
  const rest = others.filter(({ text }) => !texts.has(text));
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const model = trainSentiment([...rest, ...own.filter((_, index) => index % FOLDS !== fold)], TRAINING_SEED);
    return score(
      own.filter((_, index) => index % FOLDS === fold),
      model,
    );
  });
  const right = folds.reduce((sum, { n, accuracy }) => sum + n * accuracy, 0);
  return { n: own.length, accuracy: Number((right / own.length).toFixed(4)) };
}

/** The rest of a set by the shipped model refined with 1,000 of its rows, spread over the file. */
function refined(set: string) {
  const rows = sided(join(path, "dev", `${set}.tsv`));
  const step = Math.floor(rows.length / OWN_COMMENTS);
  const isOwn = (index: number) => index % step === 0 && index / step < OWN_COMMENTS;
  const model = trainSentiment(
    rows.filter((_, index) => isOwn(index)),
    TRAINING_SEED,
    SHIPPED_MODEL,
  );
  return score(rows.filter((_, index) => !isOwn(index)).slice(0, 8_000), model);
}
