import type { AlertItem } from "@heard/core/alerts";
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
