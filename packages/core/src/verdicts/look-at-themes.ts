import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { type FrozenTheme, planEvidence } from "@heard/db/schema/improvement-plans";
import { type DayRange, excludeDays, type ThemeCount, type ThemeWatch, watchTheme } from "@heard/metrics";
import { and, eq } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { resolveGoal } from "../improvement-plans/resolve-goal.ts";
import { readHistograms } from "../measures/read.ts";
import { everyComment, measureIdOf } from "../readings/rules.ts";
import { readThemes } from "../themes/queries.ts";
import type { PlanToJudge, VerdictInput } from "./assemble.ts";
import { daysLeft } from "./read-units.ts";

const none: ThemeCount = { mentions: 0, comments: 0 };

type ToLook = {
  judged: PlanToJudge;
  input: VerdictInput;
  planUnits: readonly string[];
  watched: readonly DayRange[];
  /** What happened beside it: those days say nothing of what customers speak of, before the start as little as after the end. */
  windows: readonly DayRange[];
};

/** Whether the themes that a plan stood on are back where it was at work: one look a watched period, `null` without comments. */
export async function lookAtThemes(
  tx: Transaction,
  ctx: ServiceContext,
  { judged, input, planUnits, watched, windows }: ToLook,
): Promise<{ theme: string; name: LocalisedText; looks: (ThemeWatch | null)[] }[]> {
  const evidence = await tx
    .select({ frozen: planEvidence.frozen })
    .from(planEvidence)
    .where(and(eq(planEvidence.planId, judged.plan.id), eq(planEvidence.kind, "theme")));
  const keys = new Set(evidence.flatMap(({ frozen }) => (frozen as FrozenTheme | null)?.theme ?? []));
  const themes = (await readThemes(tx)).filter(({ key }) => keys.has(key));
  if (themes.length === 0) return [];
  const { goal, measureId } = judged.own.content;
  const { filters, dimension, units } = resolveGoal(goal, await readCatalogue(tx), measureId);
  const all = [...input.periods, ...watched];
  const leftOut = excludeDays(all, windows);
  const isUsual = (at: number) => !leftOut.periods.includes(at) && !input.registration.excluded?.includes(at);
  const periods = all.flatMap((period, at) => daysLeft(period, leftOut.days).map((days) => ({ ...days, at })));
  const { rows } = await readHistograms(tx, ctx.organisation.id, {
    measureIds: [everyComment, ...themes.map(({ id }) => id)].map(measureIdOf),
    periods,
    filters: new Map([...filters, [dimension, planUnits.flatMap((unit) => units.get(unit) ?? [])]]),
    ...{ groups: [], bucket: "none" },
  });
  const countOf = (id: number, period: number) =>
    rows
      .filter((row) => row.measureId === measureIdOf(id) && periods[row.period]?.at === period)
      .reduce((all, { counts }) => all + counts.reduce((sum, count) => sum + count, 0), 0);
  const { baseline, after } = input.registration;
  return themes.map(({ id, key, name }) => {
    const at = (period: number): ThemeCount => ({
      mentions: countOf(id, period),
      comments: countOf(everyComment, period),
    });
    const before = baseline.filter(isUsual).map(at);
    const reached = after
      .filter(isUsual)
      .map(at)
      .reduce((sum, one) => ({ mentions: sum.mentions + one.mentions, comments: sum.comments + one.comments }), none);
    const looks = watched.map((_, place) => {
      const period = input.periods.length + place;
      return isUsual(period) ? watchTheme(before, reached, at(period)) : null;
    });
    return { theme: key, name, looks };
  });
}
