import type { CaseCondition } from "@heard/db/schema/cases";
import type { z } from "zod";
import type { Catalogue } from "../catalogue/queries.ts";
import { invalidInput, invalidState, notFound } from "../errors.ts";
import type { AnswerCondition } from "./schema.ts";

/** What a rule looks for, on the scale on which its metric asks now. @throws DomainError not_found for a metric that is not there, invalid_input for a value that its scale does not have */
export function resolveCondition(condition: z.output<typeof AnswerCondition>, catalogue: Catalogue): CaseCondition {
  if (condition.kind === "words") return condition;
  const metric = catalogue.metrics.get(condition.metric);
  if (!metric) throw notFound("metric", condition.metric);
  if (metric.archivedAt) throw invalidState("metric", "archived", condition.metric);
  const measure = metric.measures.at(-1);
  if (!measure) throw new Error(`${condition.metric} has no scale`);
  const { min, max } = measure.scale;
  if (condition.value < min || condition.value > max)
    throw invalidInput("invalid_value", { value: condition.value, expected: `a whole number from ${min} to ${max}` });
  return { ...condition, measureId: measure.id };
}
