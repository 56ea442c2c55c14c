import { hash } from "node:crypto";
import { type Cell, cellOf, segmentSlots } from "@heard/db/cells";
import type { ResponseRow } from "@heard/db/ingest";
import type { SubmissionRecord } from "@heard/db/schema/responses";
import { shardKeyOf, withShardKey } from "@heard/db/shard-key";
import { detectLanguage } from "@heard/text/language";
import { redact } from "@heard/text/redact";
import { tokens, tsvectorLiteral } from "@heard/text/tokens";
import { languageCode } from "../catalogue/languages.ts";
import type { Catalogue, Measure } from "../catalogue/queries.ts";
import { mostSegmentValues, sameScale } from "../catalogue/rules.ts";
import { closeDirections } from "../comments/rules.ts";
import { freshId } from "../fresh-id.ts";
import { isVisible } from "../look.ts";
import { shorten } from "../shorten.ts";
import type { CustomerNames } from "./find-names.ts";
import { binOf, checkedLanguage, type ItemError, itemError, occurrenceOf } from "./rules.ts";
import { longestComment, type ParsedResponse } from "./schema.ts";

/** What a submission of a survey brings beside what was said. */
export type Submission = {
  /** Of its token or its personal link: a retry has the same. */
  dedupeKey: string;
  state: 1 | 2 | 3;
  surveyVersion: number;
  record: SubmissionRecord;
};
type Score = ParsedResponse["scores"][number] & {
  /** The very version of the scale, for those who kept it: another one may be the same ruler with other words. */
  scaleVersion?: { key: string; version: number };
};
export type ItemToRecord = Omit<ParsedResponse, "scores"> & { scores: Score[] };

export type PrepareContext = {
  organisation: { id: number; timeZone: string };
  catalogue: Catalogue;
  source: { id: number; slots: number };
  /** The code of `catalogue/rules.ts`. */
  mode: number;
  batchId: number;
  now: Date;
  /** The key of a retry: the item's own id, else one made from the request or the row; `null` makes every send a new response. */
  dedupeKey: string | null;
  replyKey: string | null;
  /** Of customers who are known as contacts. */
  names: CustomerNames;
  submission?: Submission;
};

const saidByCatalogue = new Set(["unknown_key", "archived", "no_measure", "score_off_scale"]);
/** What a catalogue of now may see otherwise: worth one fresh read before the item is refused. */
export const mayHaveChanged = (error: ItemError) => saidByCatalogue.has(error.code);

/** Turns a parsed item into the rows to store, or says everything that is wrong with it. Pure but for the new id. */
export function prepareResponse(
  item: ItemToRecord,
  context: PrepareContext,
): { row: ResponseRow } | { errors: ItemError[] } {
  const errors: ItemError[] = [];
  const keep = <T>(value: T | ItemError, fallback: T): T => {
    if (!isItemError(value)) return value;
    errors.push(value);
    return fallback;
  };
  const { catalogue } = context;
  const { day } = keep(occurrenceOf(item, context.organisation.timeZone, context.now), { day: "" });
  const channelId =
    item.channel === undefined ? 0 : keep(idOf(catalogue.channels, "channel", item.channel, "/channel"), 0);
  const touchpointId =
    item.touchpoint === undefined
      ? 0
      : keep(idOf(catalogue.touchpoints, "touchpoint", item.touchpoint, "/touchpoint"), 0);
  const segments = keep(segmentsOf(item.segments ?? {}, catalogue), []);
  const language = keep(languageOf(item), 0);
  const dimensions = {
    sourceId: context.source.id,
    channelId,
    mode: context.mode,
    language,
    segments: padded(segments),
  };
  const cells = new Map<number, Cell>();
  const cellAt = (id: number): Cell => {
    const known = cells.get(id) ?? cellOf(context.organisation.id, { ...dimensions, touchpointId: id });
    cells.set(id, known);
    return known;
  };
  const touchpointOf = (key: string | undefined, path: string) =>
    key === undefined ? touchpointId : keep(idOf(catalogue.touchpoints, "touchpoint", key, path), 0);

  const scores = item.scores.map((score, index) => {
    const path = `/scores/${index}`;
    const cell = cellAt(touchpointOf(score.touchpoint, `${path}/touchpoint`));
    const measure = keep<Measure | null>(measureOf(score, catalogue, path), null);
    const bin = measure ? keep(binOf(score.value, measure.scale, `${path}/value`), 0) : 0;
    return { item: index, measureId: measure?.id ?? 0, cell, bin };
  });
  if (errors.length === 0) errors.push(...scoredTwice(item, scores, catalogue));
  const comments = item.comments.flatMap((comment, index) => {
    const path = `/comments/${index}`;
    const text = comment.text.replaceAll("\u0000", "").toWellFormed().trim();
    const cell = cellAt(touchpointOf(comment.touchpoint, `${path}/touchpoint`));
    if (text.length > longestComment) {
      errors.push(
        itemError("text_too_long", `${path}/text`, `${shorten(text, 40)}…`, {
          length: text.length,
          most: longestComment,
        }),
      );
    }
    return isVisible(text) ? [{ item: index, cell, text }] : [];
  });
  if (item.scores.length + comments.length + item.answers.length === 0) errors.push(itemError("not_answer", "", null));
  if (errors.length > 0) return { errors };

  const { submission } = context;
  const fresh = freshId();
  const shardKey = shardKeyOf(context.organisation.id, context.source, context.dedupeKey ?? fresh);
  return {
    row: {
      shardKey,
      id: withShardKey(fresh, shardKey),
      externalId: context.dedupeKey,
      contentHash: contentHashOf(submission ? submitted(item, submission) : item),
      batchId: context.batchId,
      cell: cellAt(touchpointId),
      customer: item.customer ?? null,
      occurredAt: item.occurredAt ?? null,
      occurredOn: item.occurredOn ?? null,
      receivedAt: context.now.toISOString(),
      day,
      state: submission?.state ?? 2,
      ...(submission && {
        surveyVersion: submission.surveyVersion,
        submission: JSON.stringify(submission.record),
      }),
      answers: item.answers.length > 0 ? JSON.stringify(item.answers) : null,
      replyKey: context.replyKey,
      catalogueVersion: catalogue.version,
      scores,
      comments: comments.map(({ item: index, cell, text }) => ({
        ...commentRow(index, cell, text, item.language ?? null, context.names.get(item.customer ?? "")),
        ...(catalogue.minorsSources.has(context.source.id) && { original: null }),
      })),
    },
  };
}

/** What is the same when it is sent again: later, and with its files uploaded anew. */
function submitted(item: ItemToRecord, { record: { files = [] } }: Submission): ItemToRecord {
  const attached = files.map(({ question, name, bytes }) => ({ question, value: `${name}, ${bytes} bytes` }));
  return { ...item, occurredAt: undefined, answers: [...item.answers, ...attached] };
}

/** A response has one score of a metric at a touchpoint, on whichever scale: a second one would count its customer twice. */
function scoredTwice(item: ItemToRecord, scores: ResponseRow["scores"], catalogue: Catalogue): ItemError[] {
  const metricOf = (measureId: number) => catalogue.measures.get(measureId)?.metric;
  return scores.flatMap(({ item: index, measureId, cell }, at) => {
    const metric = metricOf(measureId);
    const first = scores.findIndex((one) => one.cell === cell && metricOf(one.measureId) === metric);
    if (first === at) return [];
    const expected = "one score for each metric and touchpoint";
    return [
      itemError(
        "score_twice",
        `/scores/${index}`,
        item.scores[index]?.value ?? null,
        { metric: metric?.key ?? "" },
        expected,
      ),
    ];
  });
}

function isItemError(value: unknown): value is ItemError {
  return typeof value === "object" && value !== null && "code" in value && "params" in value;
}

function commentRow(
  index: number,
  cell: Cell,
  original: string,
  given: string | null,
  /** What whoever writes is called, where that is known. */
  name: string | undefined,
): ResponseRow["comments"][number] {
  const redacted = redact(original, name === undefined ? {} : { names: [name] });
  const language = languageCode(detectLanguage(redacted.text, given ?? "und")) ?? 0;
  return {
    item: index,
    cell,
    language,
    // A direction that is left open would turn about what stands behind it on screens and in files.
    text: closeDirections(redacted.text),
    tokens: tsvectorLiteral(tokens(redacted.text)),
    redactions: redacted.spans.length,
    original,
  };
}

/** The language given, else that of the longest comment. */
function languageOf(item: ItemToRecord): number | ItemError {
  if (item.language) return checkedLanguage(item.language);
  const longest = item.comments.reduce((best, { text }) => (text.length > best.length ? text : best), "");
  return longest.trim() === "" ? 0 : (languageCode(detectLanguage(longest, "und")) ?? 0);
}

function idOf(
  known: Map<string, { id: number; archivedAt: Date | null }>,
  what: string,
  key: string,
  path: string,
): number | ItemError {
  const found = known.get(key);
  if (!found)
    return itemError("unknown_key", path, key, { what, value: key }, [...known.keys()].slice(0, 20).join(", ") || null);
  return found.archivedAt ? itemError("archived", path, key, { what, value: key }) : found.id;
}

function measureOf(score: Score, catalogue: Catalogue, path: string): Measure | ItemError {
  const metric = catalogue.metrics.get(score.metric);
  if (!metric)
    return itemError(
      "unknown_key",
      `${path}/metric`,
      score.metric,
      { what: "metric", value: score.metric },
      [...catalogue.metrics.keys()].join(", "),
    );
  if (metric.archivedAt)
    return itemError("archived", `${path}/metric`, score.metric, { what: "metric", value: score.metric });
  const { scale: wanted, scaleVersion: kept } = score;
  const found =
    metric.measures.find(({ scale }) => scale.key === kept?.key && scale.version === kept.version) ??
    (wanted ? metric.measures.findLast(({ scale }) => sameScale(scale, wanted)) : metric.measures.at(-1));
  if (found) return { ...found, metric };
  if (metric.kind === "nps" && wanted)
    return itemError(
      "nps_scale",
      `${path}/scale`,
      wanted,
      { min: wanted.min, max: wanted.max },
      "0 to 10, higherIsBetter",
    );
  return itemError("no_measure", `${path}/scale`, wanted ?? null, {
    metric: score.metric,
    min: wanted?.min ?? 0,
    max: wanted?.max ?? 0,
  });
}

function segmentsOf(given: Record<string, string>, catalogue: Catalogue): { slot: number; id: number }[] | ItemError {
  const found: { slot: number; id: number }[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = catalogue.segmentFields.get(key);
    if (!field || field.archivedAt) {
      return itemError(
        "unknown_key",
        `/segments/${key}`,
        key,
        { what: "segment", value: key },
        [...catalogue.segmentFields.keys()].join(", ") || null,
      );
    }
    const known = field.values.get(value);
    if (!known && field.values.size >= mostSegmentValues)
      return itemError("segment_full", `/segments/${key}`, value, { field: key, most: mostSegmentValues });
    if (!known) return itemError("unknown_key", `/segments/${key}`, value, { what: `value of ${key}`, value });
    if (known.archivedAt) return itemError("archived", `/segments/${key}`, value, { what: `value of ${key}`, value });
    found.push({ slot: field.slot, id: known.id });
  }
  return found;
}

function padded(segments: readonly { slot: number; id: number }[]): number[] {
  const slots = new Array<number>(segmentSlots).fill(0);
  for (const { slot, id } of segments) slots[slot - 1] = id;
  return slots;
}

/** 128 bits of SHA-256 over what the customer said and where, as a UUID. The dedupe key is not part of it. */
export function contentHashOf(content: ItemToRecord): string {
  const segments = Object.entries(content.segments ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const canonical = JSON.stringify([
    content.occurredAt ?? null,
    content.occurredOn ?? null,
    content.channel ?? null,
    content.touchpoint ?? null,
    content.language ?? null,
    content.customer ?? null,
    segments,
    // A 5 of 5 and a 5 of 10 are two answers.
    content.scores.map(({ metric, touchpoint = null, value, scale }) => [
      metric,
      touchpoint,
      value,
      ...(scale ? [scale.min, scale.max, scale.direction] : []),
    ]),
    content.comments.map((c) => [c.text, c.touchpoint ?? null]),
    content.answers.map((a) => [a.question, a.value]),
  ]);
  const hex = hash("sha256", canonical, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
