import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import type { MetricRow, ScaleRow } from "@heard/db/schema/metrics";
import { comments, responses, scores } from "@heard/db/schema/responses";
import { shardKeyOfId } from "@heard/db/shard-key";
import { and, asc, inArray } from "drizzle-orm";
import { languageTag } from "../catalogue/languages.ts";
import type { Catalogue } from "../catalogue/queries.ts";

/** What a customer said in one response. */
export type CaseWords = {
  responseId: string;
  day: string;
  scores: {
    name: LocalisedText;
    kind: MetricRow["kind"];
    value: number;
    scale: Pick<ScaleRow, "min" | "max" | "direction">;
  }[];
  comments: { item: number; text: string; language: string | null }[];
};

/** What was said in some responses that the reader sees, newest first; whatever was erased is not there. */
export async function readCaseWords(
  tx: Transaction,
  catalogue: Catalogue,
  ids: readonly string[],
): Promise<CaseWords[]> {
  if (ids.length === 0) return [];
  const shards = [...new Set(ids.map(shardKeyOfId))];
  const rows = await tx
    .select({ id: responses.id, day: responses.day })
    .from(responses)
    .where(and(inArray(responses.shardKey, shards), inArray(responses.id, [...ids])));
  const given = await tx
    .select()
    .from(scores)
    .where(and(inArray(scores.shardKey, shards), inArray(scores.responseId, [...ids])))
    .orderBy(asc(scores.item));
  const said = await tx
    .select()
    .from(comments)
    .where(and(inArray(comments.shardKey, shards), inArray(comments.responseId, [...ids])))
    .orderBy(asc(comments.item));
  return rows
    .sort((a, b) => (a.day === b.day ? b.id.localeCompare(a.id) : b.day.localeCompare(a.day)))
    .map(({ id, day }) => ({
      ...{ responseId: id, day },
      scores: given.flatMap(({ responseId, measureId, bin }) => {
        const measure = catalogue.measures.get(measureId);
        if (responseId !== id || !measure) return [];
        const { min, max, direction } = measure.scale;
        const { name, kind } = measure.metric;
        return [{ name, kind, value: bin + min, scale: { min, max, direction } }];
      }),
      comments: said
        .filter(({ responseId }) => responseId === id)
        .map(({ item, text, language }) => ({ item, text, language: language === 0 ? null : languageTag(language) })),
    }));
}
