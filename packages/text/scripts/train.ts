// npm run -s text:train [-- FOLDER]
// Trains the sentiment model that ships on the review sets in FOLDER (default ../shared/data/train) and writes
// src/packs/sentiment-model.json. The same sets give the same bytes.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { storeModel } from "../src/sentiment/model.ts";
import { trainSentiment } from "../src/sentiment/train.ts";
import { readTrainingSets, TRAINING_SEED } from "./training-sets.ts";

const [folder = "../shared/data/train"] = process.argv.slice(2);
const comments = readTrainingSets(resolve(process.env.INIT_CWD ?? process.cwd(), folder));
const start = performance.now();
const stored = storeModel(trainSentiment(comments, TRAINING_SEED));
writeFileSync(new URL("../src/packs/sentiment-model.json", import.meta.url), `${JSON.stringify(stored, null, 2)}\n`);
console.log(`trained on ${comments.length} comments in ${((performance.now() - start) / 1_000).toFixed(1)} s`);
