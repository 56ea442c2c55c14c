import { addBenchmark } from "../benchmarks/index.ts";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { reviewTarget, setTarget } from "../targets/index.ts";
import { setFixability } from "../weak-points/index.ts";
import { asPerson } from "./add-people.ts";

const setDaysAgo = 120;
const fixable = [
  {
    touchpoint: "returns",
    fixability: 4,
    reason: "Refunds are released by hand; nothing but the rota stands in the way.",
  },
  { touchpoint: "app-checkout", fixability: 3, reason: "Two screens can go; the bank’s own page stays." },
  {
    touchpoint: "home-delivery",
    fixability: 2,
    reason: "The carrier decides on the hour, by a contract until next year.",
  },
];

/** Where the company wants to be and by what it set that: one target that goes well and one that does not, and what others score. */
export async function addTargets(ctx: ServiceContext, lastDay: string): Promise<void> {
  const leader = await asPerson(ctx, "cxLeader");
  const on = (daysAgo: number): ServiceContext => ({
    ...leader,
    now: () => new Date(`${addDays(lastDay, -daysAgo)}T10:00:00Z`),
  });
  const then = on(setDaysAgo);
  const dueOn = addDays(lastDay, 120);
  const asOf = (daysAgo: number) => addDays(lastDay, -daysAgo);
  const { benchmarkId } = await addBenchmark(then, {
    ...{ kind: "industry", name: "Home and furnishing retail, Europe", metric: "nps", method: "nps" },
    ...{ scaleMin: 0, scaleMax: 10, scope: "relationship", value: 44, n: 12_400, asOf: asOf(200) },
    source: "Retail Experience Yearbook, table 12",
  });
  await addBenchmark(then, {
    ...{ kind: "competitor", name: "Casa Norte", metric: "csat", method: "mean", scope: "transaction", value: 5.6 },
    ...{ scaleMin: 1, scaleMax: 7, n: 3_100, asOf: asOf(260), source: "Casa Norte, annual report, page 31" },
  });
  await addBenchmark(then, {
    ...{ kind: "competitor", name: "Möbelhof", metric: "nps", method: "nps", scope: "relationship", value: 52 },
    ...{ scaleMin: 0, scaleMax: 10, asOf: asOf(900), source: "Interview with its managing director" },
  });
  const { targetId } = await setTarget(then, {
    ...{ goal: "satisfaction", goalNote: "As good as the trade at least", metric: "nps", value: 44, dueOn },
    ...{ basis: "industry", benchmarkId, reviewMonths: 3 },
  });
  await setTarget(then, {
    ...{ goal: "churn", goalNote: "Who pays without trouble comes back", metric: "csat", touchpoint: "web-checkout" },
    ...{ value: 0.75, dueOn, basis: "history", basisNote: "The best quarter of last year", reviewMonths: 6 },
  });
  await reviewTarget(on(45), {
    targetId,
    note: "Shops are on their way, the app is not: two plans for it are before the council.",
  });
  for (const said of fixable) await setFixability(on(30), said);
}
