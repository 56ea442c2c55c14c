import type { z } from "zod";
import type { Catalogue, CatalogueMetric } from "../catalogue/queries.ts";
import { DomainError, invalidInput, notFound } from "../errors.ts";
import type { Dimension } from "../measures/plan.ts";
import { resolveFilters } from "../measures/resolve.ts";
import type { PlanGoal } from "./schema.ts";

type Goal = z.output<typeof PlanGoal>;

/** What a goal names, found: its metric with the scale that it is measured on, the filters as ids, and the units that it tells apart. */
export type ResolvedGoal = {
  metric: CatalogueMetric;
  measure: CatalogueMetric["measures"][number];
  filters: Map<Dimension, number[]>;
  dimension: Dimension;
  /** Every unit of the field, by the key or value that a goal names. */
  units: Map<string, number>;
};

/**
 * Holds a goal against what the organisation measures: its metric has the method, the threshold lies on its scale, and what is told apart exists. It is measured on
 * the scale that takes new answers, or on the one that was agreed: answers on another are then told apart from it.
 * @throws DomainError not_found for a metric, field or unit that is not there; invalid_input for a filter, method or threshold that does not fit
 */
export function resolveGoal(goal: Goal, catalogue: Catalogue, agreedMeasureId?: number): ResolvedGoal {
  const metric = catalogue.metrics.get(goal.metric);
  const isMeant = ({ id }: { id: number }) => agreedMeasureId === undefined || id === agreedMeasureId;
  const measure = metric?.measures.findLast(isMeant);
  if (!metric || !measure) throw notFound("metric", goal.metric);
  checkMethod(goal, metric, measure.scale);
  checkSize(goal, measure.scale);
  const { dimension, units } = unitsOf(goal.unitField, catalogue);
  const takenOut = (goal.takenOut ?? []).map((out) => out.unit);
  for (const unit of [...goal.planUnits, ...takenOut])
    if (!units.has(unit)) throw notFound(goal.unitField === "touchpoint" ? "touchpoint" : "segment value", unit);
  const both = takenOut.find((unit) => goal.planUnits.includes(unit));
  if (both !== undefined) throw invalidInput("plan_unit_left_out", { unit: both });
  const filters = resolveFilters(goal.filters, catalogue, { stages: [], touchpoints: [] });
  return { metric, measure, filters, dimension, units };
}

/** The widest change that a method can show: from one end of its scale to the other, in the unit of the goal. */
function checkSize(
  { method, targetChange, smallestMeaningfulChange }: Goal,
  { min, max }: { min: number; max: number },
): void {
  const widest = method === "nps" ? 200 : method === "mean" ? max - min : 100;
  const beyond = [targetChange, smallestMeaningfulChange].find((change) => change !== undefined && change > widest);
  if (beyond !== undefined) throw invalidInput("invalid_value", { value: beyond, expected: `at most ${widest}` });
  if (targetChange !== undefined && targetChange < (smallestMeaningfulChange ?? 0))
    throw invalidInput("plan_target_too_small", { target: targetChange, smallest: smallestMeaningfulChange ?? 0 });
}

function unitsOf(
  unitField: string,
  { touchpoints, segmentFields }: Catalogue,
): Pick<ResolvedGoal, "dimension" | "units"> {
  if (unitField === "touchpoint") {
    const inUse = [...touchpoints.values()];
    return { dimension: "touchpoint", units: new Map(inUse.map(({ key, id }) => [key, id])) };
  }
  const field = segmentFields.get(unitField);
  if (!field) throw notFound("segment", unitField);
  const units = new Map([...field.values.values()].map(({ value, id }) => [value, id]));
  return { dimension: `segment${field.slot}` as Dimension, units };
}

function checkMethod(
  { method, threshold }: Goal,
  { key, kind }: CatalogueMetric,
  { min, max }: { min: number; max: number },
): void {
  if ((kind === "nps") !== (method === "nps")) throw new DomainError("invalid_input", "plan_method", { metric: key });
  if (method !== "share" && threshold === undefined) return;
  if (method !== "share" || threshold === undefined || threshold <= min || threshold > max)
    throw invalidInput("invalid_value", {
      value: threshold === undefined ? "" : String(threshold),
      expected: `for a share a threshold from ${min + 1} to ${max}, else none`,
    });
}
