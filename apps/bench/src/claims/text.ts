import { readFileSync } from "node:fs";
import { createAnalyser } from "@heard/text/analyse";
import { read } from "@heard/text/reading";
import { redact } from "@heard/text/redact";
import { compileThemes, starterThemeDefinitions } from "@heard/text/themes";
import { tokens } from "@heard/text/tokens";
import { type ClaimResult, rateClaim } from "../claim.ts";
import type { Installation } from "../installation.ts";
import { retagClaims } from "./retag.ts";

const SAMPLE = new URL("../../../../packages/text/samples/comment-lines.tsv", import.meta.url);
const SECONDS = 3;

/**
 * The floor is cutting the same comments into words by Node's own ICU, about 80,000 a second on a core of 2026. A part of
 * it is what 5,000 comments a second through everything, and 100,000 tagged again within ten seconds, come to.
 */
const REACH = { pipeline: 0.0625, themes: 0.125 };

/** Comments a second on one core: redaction, search tokens, language, sentiment, emotion and the starter themes; and all of them tagged again in the database. */
export async function textClaims(installation: Installation, rows: number): Promise<ClaimResult[]> {
  const comments = readFileSync(SAMPLE, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.slice(line.lastIndexOf("\t") + 1));
  const analyse = createAnalyser({ themes: starterThemeDefinitions() });
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const floor = perSecond(comments, (comment) => [...segmenter.segment(comment)].length);
  const whole = perSecond(comments, (comment) => {
    const { text } = redact(comment);
    return [tokens(text), analyse(text)];
  });
  const matchThemes = compileThemes(starterThemeDefinitions());
  const tagged = perSecond(comments, (comment) => matchThemes(read(comment)));
  return [
    rateClaim("comment pipeline, one core", whole, floor, REACH.pipeline, { unit: "comments/s" }),
    rateClaim("themes alone, as after an edit, one core", tagged, floor, REACH.themes, { unit: "comments/s" }),
    ...(await retagClaims(installation, rows)),
  ];
}

function perSecond(comments: readonly string[], step: (comment: string) => unknown): number {
  for (const comment of comments) step(comment);
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < SECONDS * 1_000) {
    for (const comment of comments) step(comment);
    done += comments.length;
  }
  return done / ((performance.now() - start) / 1_000);
}
