import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { type SurveyDefinition, surveyFromTemplate, surveyTemplates } from "@heard/survey";
import { eq } from "drizzle-orm";
import type * as z from "zod";
import { recordAudit } from "../audit/record.ts";
import { editCatalogue } from "../catalogue/edit.ts";
import { keyFromName, longestKey } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists, invalidInput, notFound } from "../errors.ts";
import { draftOf, findSurveyRow } from "./queries.ts";
import { actingMember, blankDefinition, isReservedKey } from "./rules.ts";
import { CreateSurveyInput } from "./schema.ts";

type From = z.output<typeof CreateSurveyInput>["from"];

/**
 * Begins a survey: with one empty question, with a template in the wording of the sources, or with what another survey asks. It is a draft
 * until it is published, and a source of responses from the first day.
 * @throws DomainError conflict when the key is taken, by any organisation; invalid_input `key_reserved`; not_found (template, survey)
 */
export async function createSurvey(
  ctx: ServiceContext,
  input: CreateSurveyInput,
): Promise<{ surveyId: number; key: string }> {
  const { key: wanted, name, from } = CreateSurveyInput.parse(input);
  return editCatalogue(ctx, "survey.edit", async (tx) => {
    const taken = new Set((await tx.select({ key: sources.key }).from(sources)).map(({ key }) => key));
    const [organisation] = await tx.select({ isDemo: organisations.isDemo }).from(organisations);
    const isReserved = (key: string) => isReservedKey(key, organisation?.isDemo ?? false);
    if (wanted !== undefined && isReserved(wanted)) throw invalidInput("key_reserved", { value: wanted });
    const candidates = wanted === undefined ? keysFrom(name, ctx.organisation.key) : [wanted];
    for (const key of candidates) {
      if (taken.has(key) || isReserved(key)) continue;
      const definition = await definitionFrom(tx, from, { key, name });
      const surveyId = await insertSurvey(tx, ctx, { key, name, definition, ...(await privacyFrom(tx, from)) });
      if (surveyId === null) continue;
      const after = { key, name, from: from.kind };
      await recordAudit(tx, ctx, { verb: "survey.create", subject: { kind: "survey", id: surveyId }, after });
      return { surveyId, key };
    }
    throw alreadyExists("survey", wanted ?? name);
  });
}

/** The source and the survey together; `null` when somebody else's survey has the key. */
async function insertSurvey(
  tx: Transaction,
  ctx: ServiceContext,
  { key, name, definition, ...privacy }: { key: string; name: string; definition: SurveyDefinition } & Privacy,
): Promise<number | null> {
  const orgId = ctx.organisation.id;
  const at = ctx.now();
  const [source] = await tx
    .insert(sources)
    .values({ orgId, key, name, kind: "survey", feedbackKind: "survey", createdAt: at })
    .returning({ id: sources.id });
  if (!source) throw new Error(`source ${key} was not stored`);
  const [survey] = await tx
    .insert(surveys)
    .values({
      ...{ orgId, key, sourceId: source.id, draft: definition, draftEdit: 1, createdAt: at },
      ...{ draftSavedBy: actingMember(ctx), draftSavedAt: at, ...privacy },
    })
    .onConflictDoNothing({ target: surveys.key })
    .returning({ id: surveys.id });
  if (survey) return survey.id;
  await tx.delete(sources).where(eq(sources.id, source.id));
  return null;
}

/** Keys are shared by all organisations, so the plain one may be gone; with the organisation's own in front it seldom is. */
function* keysFrom(name: string, organisation: string): Generator<string> {
  const plain = keyFromName(name);
  if (plain) yield plain;
  const own = `${organisation.slice(0, 24)}-${plain || "survey"}`.slice(0, longestKey - 5).replace(/(?<!-)-+$/, "");
  yield own;
  for (let number = 2; number < 1000; number += 1) yield `${own}-${number}`;
}

type Privacy = Partial<Pick<typeof surveys.$inferSelect, "keepDays" | "isForMinors">>;

/** A copy asks whom the other one asks, and keeps their answers no longer. */
async function privacyFrom(tx: Transaction, from: From): Promise<Privacy> {
  if (from.kind !== "copy") return {};
  const { keepDays, isForMinors } = await findSurveyRow(tx, from.surveyId);
  return { keepDays, isForMinors };
}

async function definitionFrom(
  tx: Transaction,
  from: From,
  { key, name }: { key: string; name: string },
): Promise<SurveyDefinition> {
  if (from.kind === "blank") return blankDefinition({ key, name, language: from.language });
  if (from.kind === "copy") {
    const other = await draftOf(tx, await findSurveyRow(tx, from.surveyId));
    return { ...other, id: key, version: 1 };
  }
  const template = surveyTemplates.find((one) => one.key === from.template);
  if (!template) throw notFound("template", from.template);
  const { languages, touchpoint } = from;
  return surveyFromTemplate(template, { id: key, languages, ...(touchpoint !== undefined && { touchpoint }) });
}
