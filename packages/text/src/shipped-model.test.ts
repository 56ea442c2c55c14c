import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate } from "../scripts/evaluate/evaluate.ts";
import { parseLabelled } from "../scripts/evaluate/labelled.ts";
import { readTrainingSets, TRAINING_SEED } from "../scripts/training-sets.ts";
import { storeModel, trainSentiment } from "./sentiment.ts";

/** Review sets that may not be copied into the project; the folder stands beside it on the machines of its makers. */
const DATA = new URL("../../../../shared/data/", import.meta.url);

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

describe.skipIf(!existsSync(DATA))("the shipped model (skipped where the review sets are absent)", () => {
  it("is what training gives, to the byte", () => {
    const comments = readTrainingSets(fileURLToPath(new URL("train/", DATA)));
    const shipped = readFileSync(new URL("packs/sentiment-model.json", import.meta.url), "utf8");
    const trained = `${JSON.stringify(storeModel(trainSentiment(comments, TRAINING_SEED)), null, 2)}\n`;
    // As hashes: a difference of 300 KB is no message.
    expect(hash(trained)).toBe(hash(shipped));
  }, 60_000);

  it.each([
    { file: "zh_waimai.tsv", reach: 0.85 },
    { file: "zh_hotel.tsv", reach: 0.82 },
    { file: "zh_shop10.tsv", reach: 0.895 },
    { file: "en_amazon10k.tsv", reach: 0.82 },
  ])("is right on $reach of $file and more", { timeout: 60_000 }, ({ file, reach }) => {
    const all = parseLabelled(readFileSync(new URL(`dev/${file}`, DATA), "utf8"), "sentiment", file);
    const step = Math.ceil(all.length / 6_000);
    const { accuracy } = evaluate(
      all.filter((_, index) => index % step === 0),
      "sentiment",
    );
    expect(accuracy).toBeGreaterThanOrEqual(reach);
  });
});
