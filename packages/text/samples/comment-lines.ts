import { readFileSync } from "node:fs";
import type { Emotion } from "../src/emotion.ts";

/** A comment of the sample that ships, with what a reader finds in it. */
export type CommentLine = {
  readonly variety: "zh-Hans" | "zh-Hant" | "yue" | "en";
  /** `mix` praises one thing and blames another. */
  readonly sentiment: "pos" | "neg" | "neu" | "mix";
  readonly emotion: Emotion | null;
  readonly themes: readonly string[];
  /** What makes it hard: double-negation, sarcasm, emoji, mixed-language. */
  readonly kinds: readonly string[];
  readonly text: string;
};

/** The comments written by hand in `comment-lines.tsv`. */
export function readCommentLines(): CommentLine[] {
  return readFileSync(new URL("comment-lines.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [variety = "", sentiment = "", emotion = "", themes = "", kinds = "", text = ""] = line.split("\t");
      return {
        variety: variety as CommentLine["variety"],
        sentiment: sentiment as CommentLine["sentiment"],
        emotion: emotion === "-" ? null : (emotion as Emotion),
        themes: listOf(themes),
        kinds: listOf(kinds),
        text,
      };
    });
}

function listOf(field: string): string[] {
  return field === "-" ? [] : field.split(",");
}
