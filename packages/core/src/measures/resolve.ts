import type { LocalisedText } from "@heard/db/schema/columns";
import type { JourneySnapshot } from "@heard/db/schema/journey";
import { languageCode, languageTag } from "../catalogue/languages.ts";
import type { Catalogue, CatalogueMetric } from "../catalogue/queries.ts";
import { type Mode, modeCodes, modeOf, sameScale } from "../catalogue/rules.ts";
import { DomainError, invalidInput, type Thing } from "../errors.ts";
import { type Method, methodsOf } from "./methods.ts";
import type { Dimension } from "./plan.ts";
import { addDays, dayCount, longestPeriodDays, noValue, type Period } from "./rules.ts";
import type { GroupBy, MeasureFilters, ParsedMeasureQuery } from "./schema.ts";

/** One value of a breakdown. `key` is `null` for answers that have none. */
export type GroupLabel = { key: string | null; name: LocalisedText | null; stage?: string | null };

export type ResolvedQuery = {
  metric: CatalogueMetric | null;
  method: Method;
  periods: Period[];
  filters: Map<Dimension, number[]>;
  group: { dimension: Dimension; label: (id: number) => GroupLabel; all: readonly GroupLabel[] } | null;
  journey: JourneySnapshot;
};

/**
 * Turns keys into ids and checks what the data plane refuses: unknown keys, methods that a metric does not have, periods that are none, and
 * totals above the touchpoints of a limited member.
 */
export function resolveMeasureQuery(
  query: ParsedMeasureQuery,
  catalogue: Catalogue,
  journey: JourneySnapshot,
  touchpoints: readonly number[] | "*",
): ResolvedQuery {
  const metric = query.metric === "responses" ? null : metricOf(catalogue, query.metric);
  const filters = resolveFilters(query.filters, catalogue, journey);
  const group = query.groupBy ? groupOf(query.groupBy, catalogue, journey, filters) : null;
  if (touchpoints !== "*" && !filters.has("touchpoint") && group?.dimension !== "touchpoint")
    throw new DomainError("forbidden", "total_refused");
  return { metric, method: methodOf(metric, query.method), periods: periodsOf(query), filters, group, journey };
}

function metricOf(catalogue: Catalogue, key: string): CatalogueMetric {
  if (key.includes(",")) refuseCombination(key.split(",").map((one) => metricOf(catalogue, one.trim())));
  const metric = catalogue.metrics.get(key);
  if (!metric) throw unknown("metric", key);
  return metric;
}

/** One figure, one line, one metric: a relationship and a transaction, or two rulers, have no common number. */
function refuseCombination(metrics: readonly CatalogueMetric[]): never {
  const names = { metrics: metrics.map(({ key }) => key).join(", ") };
  if (new Set(metrics.map(({ scope }) => scope)).size > 1) throw invalidInput("scopes_mixed", names);
  const rulers = metrics.map(({ measures }) => measures.at(-1)?.scale ?? null);
  const [first] = rulers;
  if (rulers.some((scale) => !scale || !first || !sameScale(scale, first))) throw invalidInput("scales_mixed");
  throw invalidInput("metrics_mixed", names);
}

const unknown = (what: Thing, value: string) => new DomainError("invalid_input", "unknown_key", { what, value });

function methodOf(metric: CatalogueMetric | null, asked: string | undefined): Method {
  const known: readonly Method[] = metric ? methodsOf[metric.kind] : ["count"];
  const wanted = asked ?? metric?.headlineMethod ?? "count";
  const method = known.find((one) => one === wanted);
  if (!method)
    throw invalidInput("method_unknown", {
      metric: metric?.key ?? "responses",
      method: wanted,
      accepted: known.join(", "),
    });
  return method;
}

function periodsOf({ period, compare }: ParsedMeasureQuery): Period[] {
  const periods = [period];
  if (compare === "previous")
    periods.push({ from: addDays(period.from, -dayCount(period)), to: addDays(period.from, -1) });
  else if (compare === "year") periods.push({ from: yearBefore(period.from), to: yearBefore(period.to) });
  else if (compare) periods.push(compare);
  for (const { from, to } of periods) {
    if (from > to) throw invalidInput("period_invalid", { from, to });
    if (dayCount({ from, to }) > longestPeriodDays) throw invalidInput("period_too_long", { most: longestPeriodDays });
  }
  return periods;
}

function yearBefore(day: string): string {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before.endsWith("-02-29") ? `${before.slice(0, 4)}-02-28` : before;
}

/** Filters as ids. A filter whose values are all unknown is an error, not an empty screen. */
export function resolveFilters(
  filters: MeasureFilters,
  catalogue: Catalogue,
  journey: JourneySnapshot,
): Map<Dimension, number[]> {
  const resolved = new Map<Dimension, number[]>();
  const set = (dimension: Dimension, ids: number[]) => {
    const known = resolved.get(dimension);
    resolved.set(dimension, known ? known.filter((id) => ids.includes(id)) : ids);
  };
  const codes = (keys: readonly string[], idsOf: (key: string) => number | number[]) =>
    keys.flatMap((key) => (key === noValue ? 0 : idsOf(key)));
  const ids = (what: Thing, keys: readonly string[], known: Map<string, { id: number }>) =>
    codes(keys, (key) => {
      const found = known.get(key);
      if (!found) throw unknown(what, key);
      return found.id;
    });
  if (filters.source) set("source", ids("source", filters.source, catalogue.sources));
  if (filters.touchpoint) set("touchpoint", ids("touchpoint", filters.touchpoint, catalogue.touchpoints));
  if (filters.stage)
    set(
      "touchpoint",
      filters.stage.flatMap((key) =>
        key === noValue ? outsideStages(catalogue, journey) : touchpointsOfStage(key, journey),
      ),
    );
  if (filters.channel) set("channel", ids("channel", filters.channel, catalogue.channels));
  if (filters.mode) set("mode", codes(filters.mode, codeOfMode));
  if (filters.language)
    set(
      "language",
      codes(filters.language, (tag) => languageCode(tag) ?? refuseLanguage(tag)),
    );
  for (const [key, values] of Object.entries(filters.segments ?? {})) {
    const field = catalogue.segmentFields.get(key);
    if (!field) throw unknown("segment", key);
    set(`segment${field.slot}` as Dimension, ids("segment value", values, field.values));
  }
  return resolved;
}

function touchpointsOfStage(key: string, journey: JourneySnapshot): number[] {
  const stage = journey.stages.find((one) => one.key === key);
  if (!stage) throw unknown("stage", key);
  // A stage without touchpoints has no answers; id 0 would mean "no touchpoint", so an id that nothing has stands for it.
  const found = journey.touchpoints.filter(({ stageId }) => stageId === stage.id).map(({ id }) => id);
  return found.length > 0 ? found : [-1];
}

/** What has no stage on that map: answers without a touchpoint, and touchpoints that stand in none of its stages or came later. */
function outsideStages(catalogue: Catalogue, journey: JourneySnapshot): number[] {
  const stages = new Set(journey.stages.map(({ id }) => id));
  const placed = new Set(journey.touchpoints.flatMap(({ id, stageId }) => (stages.has(stageId ?? 0) ? [id] : [])));
  return [0, ...[...catalogue.touchpoints.values()].flatMap(({ id }) => (placed.has(id) ? [] : [id]))];
}

function codeOfMode(mode: string): number {
  if (!Object.hasOwn(modeCodes, mode)) throw unknown("mode", mode);
  return modeCodes[mode as Mode];
}

function refuseLanguage(tag: string): never {
  throw invalidInput("language_unknown", { value: tag });
}

const none: GroupLabel = { key: null, name: null };

function groupOf(
  groupBy: GroupBy,
  catalogue: Catalogue,
  journey: JourneySnapshot,
  filters: ReadonlyMap<Dimension, readonly number[]>,
): NonNullable<ResolvedQuery["group"]> {
  if (groupBy === "mode")
    return { dimension: "mode", label: (id) => (id === 0 ? none : { key: modeOf(id), name: null }), all: [] };
  if (groupBy === "language")
    return { dimension: "language", label: (id) => (id === 0 ? none : { key: languageTag(id), name: null }), all: [] };
  if (groupBy === "stage") return stageGroup(journey, filters.get("touchpoint"));
  if (groupBy === "touchpoint") {
    // Also what came after that map: it has a name, and no stage there.
    const placed = new Map(journey.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
    const later = [...catalogue.touchpoints.values()].filter(({ id }) => !placed.has(id));
    const rows = [
      ...journey.touchpoints.map(({ id, key, name, stageId, archived }) => ({
        ...{ id, key, name, isArchived: archived === true },
        stage: journey.stages.find((stage) => stage.id === stageId)?.key ?? null,
      })),
      ...later.map(({ id, key, name }) => ({ id, key, name, isArchived: true, stage: null })),
    ];
    return listed("touchpoint", rows, filters);
  }
  if (groupBy === "channel")
    return listed(
      "channel",
      [...catalogue.channels.values()].map(({ id, key, name, archivedAt }) => ({
        ...{ id, key, name, isArchived: archivedAt !== null },
      })),
      filters,
    );
  if (groupBy === "source")
    return listed(
      "source",
      [...catalogue.sources.values()].map(({ id, key, name, deletedAt }) => ({
        ...{ id, key, name: { en: name }, isArchived: deletedAt !== null },
      })),
      filters,
    );
  const key = groupBy.slice("segment:".length);
  const field = catalogue.segmentFields.get(key);
  if (!field) throw unknown("segment", key);
  return listed(
    `segment${field.slot}` as Dimension,
    [...field.values.values()].map(({ id, value, name, archivedAt }) => ({
      ...{ id, key: value, name, isArchived: archivedAt !== null },
    })),
    filters,
  );
}

/** Every value has a label; only those in use, and inside the filters, have a row of their own without answers. */
function listed(
  dimension: Dimension,
  rows: readonly (GroupLabel & { id: number; isArchived: boolean })[],
  filters: ReadonlyMap<Dimension, readonly number[]>,
): NonNullable<ResolvedQuery["group"]> {
  const byId = new Map(rows.map(({ id, isArchived: _, ...label }) => [id, label]));
  const within = filters.get(dimension);
  const all = rows
    .filter(({ id, isArchived }) => !isArchived && (within === undefined || within.includes(id)))
    .flatMap(({ id }) => byId.get(id) ?? []);
  return { dimension, label: (id) => byId.get(id) ?? none, all };
}

/** Stages are read as touchpoints and gathered by the journey's map, so that editing the map moves no answer. */
function stageGroup(
  journey: JourneySnapshot,
  within: readonly number[] | undefined,
): NonNullable<ResolvedQuery["group"]> {
  const labels = new Map(journey.stages.map(({ id, key, name }) => [id, { key, name }]));
  const stageOf = new Map(journey.touchpoints.map(({ id, stageId }) => [id, stageId]));
  return {
    dimension: "touchpoint",
    label: (id) => labels.get(stageOf.get(id) ?? 0) ?? none,
    all: journey.stages
      .filter(({ id }) => within?.some((touchpoint) => stageOf.get(touchpoint) === id) ?? true)
      .map(({ key, name }) => ({ key, name })),
  };
}
