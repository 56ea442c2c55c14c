import type { AlertItem } from "@heard/core/alerts";
import type { SearchCommentsInput } from "@heard/core/comments/schema";
import type { Catalogue } from "#lib/catalogue.ts";
import { paths } from "#lib/paths.ts";

type Query = Record<string, string | readonly string[] | undefined>;

/** The answers of an alert, as the addresses of other screens name them. */
function sliceOf({ where }: Pick<AlertItem, "where">): Query {
  if (!where) return {};
  const { dimension, key } = where;
  return { [dimension.startsWith("segment:") ? dimension.replace(":", ".") : dimension]: [key] };
}

const periodOf = ({ changeFrom, upTo }: Pick<AlertItem, "changeFrom" | "upTo">) => `${changeFrom}..${upTo}`;

/** What customers said since the change, where it was found. */
export function commentsOf(organisation: string, alert: AlertItem): string {
  const theme = alert.measure.kind === "theme" && alert.measure.key ? { theme: alert.measure.key } : {};
  return paths.comments(organisation, { period: periodOf(alert), ...sliceOf(alert), ...theme });
}

/** The number itself and what it is counted from; `null` where it is no score. */
export function numbersOf(organisation: string, alert: AlertItem): string | null {
  const { kind, key } = alert.measure;
  if (kind !== "score" || !key) return null;
  return paths.scores(organisation, { period: periodOf(alert), metric: key, trace: key, ...sliceOf(alert) });
}

/** What a plan begins with: the number as its evidence, at the touchpoint where it changed. */
export function planOf(alert: AlertItem): Query {
  const { where, measure } = alert;
  const touchpoint = where?.dimension === "touchpoint" ? { touchpoint: where.key } : {};
  if (measure.kind === "score" && measure.key) return { metric: measure.key, period: periodOf(alert), ...touchpoint };
  if (measure.kind === "theme" && measure.key) return { theme: measure.key, period: periodOf(alert), ...touchpoint };
  return { period: periodOf(alert), ...touchpoint };
}

/**
 * The comments among which somebody looks for a customer whose matter becomes a case: those of the slice since the change, with low scores where a score fell, on the theme
 * where it is one. `null` where the alert is about no customers: silence, numbers of answers, gains.
 */
export function complaintsOf(alert: AlertItem, { metrics }: Pick<Catalogue, "metrics">): SearchCommentsInput | null {
  const { kind, key } = alert.measure;
  const period = { from: alert.changeFrom, to: alert.upTo };
  const asked = { period, filters: filtersOf(alert), limit: mostShown };
  if (kind === "theme" && key) return { ...asked, themes: [key], sentiments: ["negative", "mixed"] };
  const scale = metrics.find((one) => one.key === key)?.scale;
  const isWorse = (alert.direction === "down") === (scale?.direction === "higherIsBetter");
  if (kind !== "score" || !key || !scale || !isWorse) return null;
  const middle = (scale.min + scale.max) / 2;
  const [from, to] =
    scale.direction === "higherIsBetter" ? [scale.min, Math.ceil(middle) - 1] : [Math.floor(middle) + 1, scale.max];
  return { ...asked, score: { metric: key, from, to } };
}

const mostShown = 10;

function filtersOf({ where }: Pick<AlertItem, "where">): SearchCommentsInput["filters"] {
  if (!where) return {};
  const [dimension, field] = where.dimension.split(":");
  return field === undefined ? { [dimension ?? ""]: [where.key] } : { segments: { [field]: [where.key] } };
}
