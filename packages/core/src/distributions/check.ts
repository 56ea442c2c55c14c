import type { Transaction } from "@heard/db";
import { contactFields, contactPurposes } from "@heard/db/schema/contacts";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { DomainError, invalidInput, notFound } from "../errors.ts";
import { inlineQuestion } from "../sending/compose-letter.ts";
import type { Audience, DistributionPlan } from "./schema.ts";

/** @throws DomainError not_found */
export async function assertPurpose(tx: Transaction, key: string): Promise<void> {
  const rows = await tx
    .select({ id: contactPurposes.id })
    .from(contactPurposes)
    .where(and(eq(contactPurposes.key, key), isNull(contactPurposes.archivedAt)));
  if (rows.length === 0) throw notFound("purpose", key);
}

/**
 * A condition on a field that nobody has, or on a value that nobody can see, would fit nobody, in silence.
 * @throws DomainError not_found; invalid_input `condition_empty` naming the field
 */
export async function assertAudience(
  tx: Transaction,
  { attributes = [] }: Pick<Audience, "attributes">,
): Promise<void> {
  const asked = attributes.map(({ field }) => field);
  if (asked.length === 0) return;
  const empty = attributes.find((condition) => valuesOf(condition).some(isBlank));
  if (empty) throw invalidInput("condition_empty", { field: empty.field });
  const rows = await tx.select({ key: contactFields.key }).from(contactFields).where(inArray(contactFields.key, asked));
  const missing = asked.find((key) => !rows.some((row) => row.key === key));
  if (missing !== undefined) throw notFound("contact field", missing);
}

type Condition = NonNullable<Audience["attributes"]>[number];

const valuesOf = (condition: Condition) => ("in" in condition ? condition.in : [condition.atLeast, condition.atMost]);
const isBlank = (value: string | number | undefined) => typeof value === "string" && value.trim() === "";

/**
 * What has to be there before anything goes: a text in the language in which the survey asks those whose own it does not speak, and a score to press
 * where the letter is to carry one.
 * @throws DomainError invalid_state `letter_missing`, `letter_without_score`
 */
export function checkLetter(
  { mode, letter }: Pick<DistributionPlan, "mode" | "letter">,
  definition: SurveyDefinition,
): void {
  const written = Object.keys(letter.texts);
  if (mode !== "link" && !written.includes(definition.defaultLanguage))
    throw new DomainError("invalid_state", "letter_missing", { language: definition.defaultLanguage });
  if (mode === "email_inline" && !inlineQuestion(definition))
    throw new DomainError("invalid_state", "letter_without_score");
}
