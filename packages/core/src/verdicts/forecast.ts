import type { RegisteredContent } from "@heard/db/schema/verdicts";
import type { z } from "zod";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { type Prepared, prepareRegistration } from "./prepare.ts";
import { type Baseline, readBaseline } from "./read-baseline.ts";
import { ForecastGoalInput } from "./schema.ts";

export type GoalForecast = Pick<
  RegisteredContent,
  | "comparisonUnits"
  | "barred"
  | "smallestMeaningfulChange"
  | "minAnswers"
  | "forecast"
  | "overlaps"
  | "historyFrom"
  | "exclusions"
  | "scale"
> & {
  firstCountedOn: string;
  endOn: string;
  verdictOn: string;
  baselinePeriods: number;
  /** Where plan and comparison stand now; it is frozen with the approval. */
  baseline: Baseline;
  /** Units that are too different to be compared with. */
  unsuitable: string[];
};

/**
 * What could be said of a goal before the plan starts: the comparison group and how alike it is, the smallest change that could be seen, how many answers it takes, and
 * who is in its way.
 * @throws DomainError as `prepareRegistration`
 */
export async function forecastGoal(ctx: ServiceContext, input: ForecastGoalInput): Promise<GoalForecast> {
  requirePermission(ctx, "plan.read");
  const { planId, goal, startsOn, trigger }: z.output<typeof ForecastGoalInput> = ForecastGoalInput.parse(input);
  return inTenant(
    ctx,
    async (tx) => {
      const asked = { planId, goal, startsOn, triggerFrom: trigger.from, triggerTo: trigger.to };
      return outlookFrom(ctx, await prepareRegistration(tx, ctx, asked));
    },
    { snapshot: true },
  );
}

/** The same of what is prepared already. */
export function outlookFrom(ctx: ServiceContext, { content, units, days, suggestion }: Prepared): GoalForecast {
  const { comparisonUnits, barred, smallestMeaningfulChange, minAnswers } = content;
  const { forecast, overlaps, historyFrom, exclusions, scale } = content;
  return {
    ...{ comparisonUnits, barred, smallestMeaningfulChange, minAnswers },
    ...{ forecast, overlaps, historyFrom, exclusions, scale },
    ...{ firstCountedOn: days.firstCountedOn, endOn: days.endOn, verdictOn: days.verdictOn },
    baselinePeriods: days.baseline.length,
    baseline: readBaseline(ctx, content, units),
    unsuitable: suggestion.candidates.filter(({ isSuitable }) => !isSuitable).map(({ id }) => id),
  };
}
