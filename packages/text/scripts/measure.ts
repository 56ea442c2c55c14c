// node packages/text/scripts/measure.ts FOLDER YYYY-MM-DD
// Measures the shipped sentiment on the review sets in FOLDER (train and dev, not part of this repository) and keeps the
// figures with date, commit and machine in reference/measured.json, from where comment-accuracy.ts takes them.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { Converter } from "opencc-js";
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

/** What is to be reached, and what is aimed at. */
const NEVER_TRAINED_ON = {
  zh_waimai: { reach: 0.8, aim: 0.85 },
  zh_hotel: { reach: 0.82, aim: 0.885 },
  zh_shop10: { reach: 0.85, aim: 0.905 },
  en_amazon10k: { reach: 0.78, aim: 0.82 },
  en_airline: { reach: null, aim: null },
} as const;
const OTHER_ROWS = {
  zhhant_openrice_ccby: { reach: 0.85, aim: 0.91 },
  en_uci_ccby: { reach: 0.8, aim: 0.85 },
} as const;
/** Simplified sets, also as they would be written in Taiwan. */
const TWINS = ["zh_waimai", "zh_hotel", "zh_shop10"] as const;
const OWN_COMMENTS = 1_000;
const REFINED = {
  zh_waimai: { reach: 0.83, aim: 0.85 },
  zh_hotel: { reach: 0.83, aim: 0.85 },
  zh_shop10: { reach: 0.83, aim: 0.85 },
  en_airline: { reach: 0.83, aim: 0.85 },
  en_amazon10k: { reach: 0.8, aim: 0.82 },
} as const;
const FOLDS = 4;

const shippedOn = (set: string) => sided(join(path, "dev", `${set}.tsv`));
const figures = [
  ...Object.entries(NEVER_TRAINED_ON).map(([set, bars]) => ({
    ...{ set, model: "shipped", ...bars },
    ...score(shippedOn(set), SHIPPED_MODEL),
  })),
  ...Object.entries(OTHER_ROWS).map(([set, bars]) => ({
    ...{ set, model: "trained on the other rows", ...bars },
    ...crossValidated(set),
  })),
  ...Object.entries(REFINED).map(([set, bars]) => ({
    ...{ set, model: `shipped, refined by ${OWN_COMMENTS} own comments`, ...bars },
    ...refined(set),
  })),
];
const toTraditional = Converter({ from: "cn", to: "twp" });
const twins = TWINS.map((set) => {
  const rows = shippedOn(set);
  const traditional = rows.map((row) => ({ ...row, text: toTraditional(row.text) }));
  const [simplified, twin] = [score(rows, SHIPPED_MODEL), score(traditional, SHIPPED_MODEL)];
  return { set, n: simplified.n, simplified: simplified.accuracy, traditional: twin.accuracy };
});
const packs = new URL("../src/packs/", import.meta.url);
const gzipBytes = gzipSync(Buffer.concat(readdirSync(packs).map((file) => readFileSync(new URL(file, packs))))).length;
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: import.meta.dirname, encoding: "utf8" });
const [cpu] = cpus();
const machine = `${cpu?.model.trim() ?? "unknown"}, ${cpus().length} cores, Node ${process.version}`;
const target = new URL("../reference/measured.json", import.meta.url);
const measured = { date, commit: commit.trim(), machine, gzipBytes, figures, twins };
writeFileSync(target, `${JSON.stringify(measured, null, 2)}\n`);
for (const { set, model, n, accuracy } of figures)
  console.log(`${set.padEnd(24)}${String(n).padStart(6)}  ${accuracy}  ${model}`);
for (const { set, simplified, traditional } of twins) console.log(`${set.padEnd(24)} ${simplified} ${traditional}`);

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
