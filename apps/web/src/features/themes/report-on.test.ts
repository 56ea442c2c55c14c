import { expect, test, vi } from "vitest";
import { reportOn } from "./report-on.ts";

type Given = Parameters<typeof reportOn>;

/** A caller that answers what was measured, with answers on the metrics that are named. */
function callerWith(answered: readonly string[]) {
  const measure = vi.fn(async ({ metric }: { metric?: string }) => ({
    metric: metric ?? null,
    comments: { positive: 3, neutral: 0, negative: 1 },
    overall: answered.includes(metric ?? "") ? { value: 1, n: 40, interval: null } : null,
  }));
  const many = async ({ queries }: { queries: { metric: string }[] }) =>
    queries.map(({ metric }) => ({ total: { n: answered.includes(metric) ? 40 : 0 } }));
  return { measure, caller: { themes: { measure }, measures: { many } } as unknown as Given[0] };
}
const catalogue = { metrics: [{ key: "nps" }, { key: "csat" }, { key: "ces" }] } as Given[1];
const view = { period: { from: "2026-04-01", to: "2026-06-30" }, filters: {} };
const chosen = async (answered: readonly string[], asked: string | null) => {
  const { caller, measure } = callerWith(answered);
  const { metric, report } = await reportOn(caller, catalogue, { ...view, asked });
  expect(report.metric).toBe(metric?.key);
  return { metric: metric?.key, reports: measure.mock.calls.length };
};

test("impacts are measured on the first score that the view has answers on", async () => {
  expect(await chosen(["nps", "csat"], null)).toEqual({ metric: "nps", reports: 1 });
  expect(await chosen(["csat", "ces"], null)).toEqual({ metric: "csat", reports: 2 });
});

test("on the one that was asked for, and on the first where nobody answered any", async () => {
  expect(await chosen(["csat"], "ces")).toEqual({ metric: "ces", reports: 1 });
  expect(await chosen([], null)).toEqual({ metric: "nps", reports: 1 });
});
