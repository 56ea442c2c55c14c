import { isPeriodAllowed, valueList } from "@heard/core/measures/rules";
import { type DayRange, isDay } from "#lib/days.ts";
import { parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

/** Which number was asked about: its metric and method, and in what it differs from the view that it stands in. */
export type TraceTarget = {
  metric: string;
  method: string | null;
  period: DayRange | null;
  /** One version of the metric's scale, where it has had several. */
  scale?: string | null;
  slice: Slice;
};

/**
 * A target in the address: `csat;method=mean;touchpoint=returns`. What it does not name comes from the view around it, so a
 * copied link opens the same drawer over the same page.
 */
export function traceText({ metric, method, period, scale, slice }: TraceTarget): string {
  const parts = [
    metric,
    ...(method ? [`method=${method}`] : []),
    ...(period ? [`days=${period.from}..${period.to}`] : []),
    ...(scale ? [`scale=${scale}`] : []),
    ...Object.entries(sliceQuery(slice)).map(([key, values]) => `${key}=${valueList(values)}`),
  ];
  return parts.map((part) => part.replaceAll("%", "%25").replaceAll(";", "%3B")).join(";");
}

export function parseTrace(text: string | null): TraceTarget | null {
  if (!text) return null;
  const [metric = "", ...parts] = text.split(";").map((part) => part.replaceAll("%3B", ";").replaceAll("%25", "%"));
  if (!/^[a-z0-9-]{1,60}$/.test(metric)) return null;
  const params = new URLSearchParams();
  for (const part of parts) {
    const at = part.indexOf("=");
    if (at > 0) params.set(part.slice(0, at), part.slice(at + 1));
  }
  const scale = params.get("scale");
  const [from = "", to = ""] = params.get("days")?.split("..") ?? [];
  return {
    metric,
    method: params.get("method"),
    period: isDay(from) && isDay(to) && isPeriodAllowed({ from, to }) ? { from, to } : null,
    ...(scale && /^[a-z0-9-]{1,60}@\d{1,9}$/.test(scale) ? { scale } : {}),
    slice: parseSlice(params),
  };
}
