import type { ThemeReport } from "@heard/core/themes";
import type { Catalogue } from "#lib/catalogue.ts";
import { firstAnswered } from "#lib/first-answered.ts";
import type { getCaller } from "#trpc/server.tsx";

type Caller = Awaited<ReturnType<typeof getCaller>>;
type Metric = Catalogue["metrics"][number];
type View = Omit<Parameters<Caller["themes"]["measure"]>[0], "metric" | "method">;

/**
 * The report of a view and the score that impacts are measured on: the one that was asked for, else the first one on which somebody answered there, so
 * that a company that asks for satisfaction alone is not told that nothing moves its NPS.
 */
export async function reportOn(
  caller: Caller,
  { metrics }: Pick<Catalogue, "metrics">,
  { asked, ...view }: View & { asked: string | null },
): Promise<{ metric: Metric | null; report: ThemeReport }> {
  const on = async (metric: Metric | undefined) => ({
    metric: metric ?? null,
    report: await caller.themes.measure({ ...view, ...(metric ? { metric: metric.key } : {}) }),
  });
  const named = metrics.find(({ key }) => key === asked);
  const first = await on(named ?? metrics[0]);
  const isSpokenOf = Object.values(first.report.comments).some((count) => count > 0);
  if (named || first.report.overall || !isSpokenOf || metrics.length < 2) return first;
  const answered = await caller.measures.many({ queries: metrics.map(({ key }) => ({ metric: key, ...view })) });
  const other = metrics[firstAnswered(answered)];
  return other && other !== first.metric ? on(other) : first;
}
