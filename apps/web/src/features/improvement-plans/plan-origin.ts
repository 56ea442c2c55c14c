import type { LogPlanInput } from "@heard/core/improvement-plans";
import { parseTrace } from "#features/trace/trace-target.ts";

/** What a plan is logged from, as the address carries it. */
export type PlanOrigin = Pick<LogPlanInput, "evidence" | "trigger"> & { touchpoint: string; theme: string | null };

type Query = Readonly<Record<string, string | string[] | undefined>>;
const day = /^\d{4}-\d\d-\d\d$/;

/**
 * Reads `?comment=…~0&touchpoint=…`, `?metric=…&period=…`, `?measure=csat;touchpoint=returns;days=…` and `?theme=…&period=…`. What cannot be read is left out: a plan can be logged from nothing as well.
 */
export function readOrigin(query: Query): PlanOrigin {
  const one = (name: string) => {
    const value = query[name];
    return typeof value === "string" ? value : "";
  };
  const [from = "", to = ""] = one("period").split("..");
  const period = day.test(from) && day.test(to) && from <= to ? { from, to } : null;
  const touchpoint = one("touchpoint");
  const [responseId = "", item = ""] = one("comment").split("~");
  const evidence: NonNullable<LogPlanInput["evidence"]> = [];
  if (/^[0-9a-f-]{36}$/.test(responseId) && /^\d{1,5}$/.test(item))
    evidence.push({ kind: "comment", responseId, item: Number(item) });
  if (one("metric") && period)
    evidence.push({
      kind: "measure",
      query: {
        ...{ metric: one("metric"), period },
        ...(one("method") ? { method: one("method") } : {}),
        filters: touchpoint ? { touchpoint: [touchpoint] } : {},
      },
    });
  // A number whole, as its trace names it.
  const traced = parseTrace(one("measure"));
  const days = traced?.period ?? period;
  if (traced && days)
    evidence.push({
      kind: "measure",
      query: {
        ...{ metric: traced.metric, period: days, filters: traced.slice },
        ...(traced.method ? { method: traced.method } : {}),
        ...(traced.scale ? { scale: traced.scale } : {}),
      },
    });
  if (one("theme") && period) evidence.push({ kind: "theme", theme: one("theme"), period });
  return { evidence, ...(period ? { trigger: period } : {}), touchpoint, theme: one("theme") || null };
}
