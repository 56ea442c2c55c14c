import { assertScaleAllowed, type ScaleShape, sameScale } from "../../catalogue/rules.ts";
import { DomainError, type ErrorParams, type ErrorReason, type Thing } from "../../errors.ts";
import { jsonPointer } from "../../json-pointer.ts";
import { compileDateFormat } from "../rows/date-format.ts";
import { isTimeZone } from "../rows/zone.ts";
import type { Mapping, MappingColumn, MappingScale, ScoreColumn } from "../schema.ts";
import { columnIndex } from "../table/header.ts";
import type { ImportCatalogue, NamedKey } from "./catalogue.ts";
import type { MappingProblem } from "./parse.ts";

const mostSegmentFields = 6;
const mostScores = 100;
const mostComments = 20;

type Report = (pointer: readonly PropertyKey[], code: ErrorReason, params?: ErrorParams) => void;

/**
 * What makes a mapping impossible for this file and this organisation, before a row is read. Open questions are no problem here; they come out of
 * the dry run. With `columns` the columns of one row are meant: with one row per answer, the questions stand among them.
 */
export function checkMapping(
  mapping: Mapping,
  columns: readonly string[],
  catalogue: ImportCatalogue,
): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const report: Report = (path, code, params = {}) => problems.push({ pointer: jsonPointer(path), code, params });
  checkColumns(mapping, columns, report);
  checkLayout(mapping, report);
  checkTimes(mapping, report);
  checkNames(mapping, catalogue, report);
  for (const [index, column] of mapping.columns.entries()) {
    if (column.as === "score") checkScore(column, ["columns", index], catalogue, report);
  }
  return problems;
}

function checkColumns(mapping: Mapping, columns: readonly string[], report: Report): void {
  // With one row per answer a column may be a question, and questions are known only when the rows are read.
  const mayBeQuestion = mapping.file.layout === "answerPerRow";
  const want = (name: string, path: readonly PropertyKey[]) => {
    if (columnIndex(columns, name) < 0) report(path, "column_missing", { column: name });
  };
  const seen = new Set<number>();
  for (const [index, { column, as }] of mapping.columns.entries()) {
    const place = columnIndex(columns, column);
    if (place < 0 && !(mayBeQuestion && ["score", "number", "comment", "answer", "segment", "ignore"].includes(as)))
      report(["columns", index, "column"], "column_missing", { column });
    if (place >= 0 && seen.has(place)) report(["columns", index, "column"], "column_twice", { column });
    seen.add(place);
  }
  if (mapping.occurred.column) want(mapping.occurred.column, ["occurred", "column"]);
  if (mapping.externalId) want(mapping.externalId, ["externalId"]);
  for (const [index, column] of mapping.columns.entries()) {
    if (column.as !== "score") continue;
    for (const [at, rule] of (column.cases ?? []).entries())
      want(rule.if.column, ["columns", index, "cases", at, "if", "column"]);
  }
}

function checkLayout({ file, externalId, columns }: Mapping, report: Report): void {
  const count = (as: MappingColumn["as"]) => columns.filter((column) => column.as === as).length;
  const answers = columns.filter((column) => column.as === "answer" && column.question === undefined).length;
  if (file.layout === "answerPerRow" && (!externalId || count("question") !== 1 || answers !== 1))
    report(["file", "layout"], "answers_incomplete");
  if (file.layout === "responsePerRow" && count("question") > 0)
    report(["file", "layout"], "invalid_value", { value: "question", expected: "layout answerPerRow" });
  if (count("score") + count("number") + count("comment") + count("answer") === 0)
    report(["columns"], "nothing_mapped");
  if (count("score") > mostScores) report(["columns"], "too_many", { count: count("score"), most: mostScores });
  if (count("comment") > mostComments) report(["columns"], "too_many", { count: count("comment"), most: mostComments });
}

function checkTimes({ occurred: { column, day, format, timeZone } }: Mapping, report: Report): void {
  if (column && day) report(["occurred", "day"], "day_beside_column", { day, column });
  if (format && !compileDateFormat(format)) report(["occurred", "format"], "date_format_unknown", { format });
  if (timeZone && !isTimeZone(timeZone)) report(["occurred", "timeZone"], "time_zone_unknown", { value: timeZone });
}

function checkNames(mapping: Mapping, catalogue: ImportCatalogue, report: Report): void {
  const mayCreate = new Set<string>(mapping.create);
  const want = (
    known: readonly NamedKey[],
    what: Thing,
    create: string,
    key: string | null | undefined,
    path: readonly PropertyKey[],
  ) => {
    if (!key) return;
    const found = known.find((one) => one.key === key);
    if (found?.archived) report(path, "archived", { what, value: key });
    else if (!found && !mayCreate.has(create)) report(path, "unknown_key", { what, value: key });
  };
  want(catalogue.sources, "source", "source", mapping.source, ["source"]);
  want(catalogue.channels, "channel", "channels", mapping.constants.channel, ["constants", "channel"]);
  want(catalogue.touchpoints, "touchpoint", "touchpoints", mapping.constants.touchpoint, ["constants", "touchpoint"]);
  const newFields = new Set<string>();
  for (const [index, column] of mapping.columns.entries()) {
    const at = (field: string, ...rest: PropertyKey[]) => ["columns", index, field, ...rest];
    if (column.as === "score" || column.as === "comment")
      want(catalogue.touchpoints, "touchpoint", "touchpoints", column.touchpoint, at("touchpoint"));
    if (column.as === "segment") {
      want(catalogue.segmentFields, "segment", "segments", column.segment, at("segment"));
      if (!catalogue.segmentFields.some(({ key }) => key === column.segment)) newFields.add(column.segment);
    }
    if (column.as === "touchpoint" || column.as === "channel") {
      const known = column.as === "touchpoint" ? catalogue.touchpoints : catalogue.channels;
      for (const [value, key] of Object.entries(column.values ?? {}))
        want(known, column.as, `${column.as}s`, key, at("values", value));
    }
  }
  if (catalogue.segmentFields.length + newFields.size > mostSegmentFields)
    report(["columns"], "segment_fields_full", { most: mostSegmentFields });
}

function checkScore(
  column: ScoreColumn,
  path: readonly PropertyKey[],
  catalogue: ImportCatalogue,
  report: Report,
): void {
  const metric = catalogue.metrics.find(({ key }) => key === column.metric);
  if (!metric || metric.archived) {
    report([...path, "metric"], metric ? "archived" : "unknown_key", { what: "metric", value: column.metric });
    return;
  }
  const scales: [MappingScale, PropertyKey[]][] = [
    ...(column.scale ? [[column.scale, [...path, "scale"]] as [MappingScale, PropertyKey[]]] : []),
    ...(column.cases ?? []).map(({ scale }, at): [MappingScale, PropertyKey[]] => [
      scale,
      [...path, "cases", at, "scale"],
    ]),
  ];
  for (const [scale, at] of scales) {
    try {
      // NPS has one direction by definition; for the others it may still be open.
      assertScaleAllowed(metric.kind, { ...scale, direction: scale.direction ?? "higherIsBetter" });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      report(at, error.reason, error.params);
    }
  }
}

/** The scale of NPS, which no mapping has to repeat. */
export const npsScale: ScaleShape = { min: 0, max: 10, direction: "higherIsBetter" };

/** The scales of a mapping's metrics that the organisation has no measure for yet: the import makes them. */
export function newScales(mapping: Mapping, catalogue: ImportCatalogue): { metric: string; scale: ScaleShape }[] {
  const found: { metric: string; scale: ScaleShape }[] = [];
  for (const column of mapping.columns) {
    if (column.as !== "score") continue;
    const known = catalogue.metrics.find(({ key }) => key === column.metric)?.scales ?? [];
    for (const scale of scalesOf(column)) {
      const isNew = !known.some((one) => sameScale(one, scale));
      if (isNew && !found.some((one) => one.metric === column.metric && sameScale(one.scale, scale)))
        found.push({ metric: column.metric, scale });
    }
  }
  return found;
}

/** The scales that a score column names, as far as their direction is known. With rules, theirs; the column's own otherwise. */
function scalesOf(column: ScoreColumn): ScaleShape[] {
  const named = column.cases ? column.cases.map(({ scale }) => scale) : column.scale ? [column.scale] : [];
  return named.flatMap(({ min, max, direction }) => (direction ? [{ min, max, direction }] : []));
}
