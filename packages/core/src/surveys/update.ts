import type { Transaction } from "@heard/db";
import { files } from "@heard/db/schema/imports";
import { surveys } from "@heard/db/schema/surveys";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { lockSurvey } from "./queries.ts";
import { assertColourReads, logoTypes } from "./rules.ts";
import { UpdateSurveyInput } from "./schema.ts";

type Setting = Exclude<keyof UpdateSurveyInput, "surveyId" | "seen">;

/**
 * Changes when a survey takes answers, how many, and how its page looks; fields that are absent stay. It holds at once, for all versions.
 * @throws DomainError conflict `changed_meanwhile`; invalid_input `period_invalid`, or `colour_faint` for a colour that cannot be read on white; not_found (survey, file)
 */
export async function updateSurvey(ctx: ServiceContext, input: UpdateSurveyInput): Promise<void> {
  requirePermission(ctx, "survey.edit");
  const { surveyId, seen, ...wanted } = UpdateSurveyInput.parse(input);
  if (wanted.colour) assertColourReads(wanted.colour);
  await inTenant(ctx, async (tx) => {
    const before = await lockSurvey(tx, surveyId);
    assertUnchanged({ kind: "survey", id: before.key }, { seen, stored: before, wanted });
    const after = { ...before, ...wanted };
    if (after.opensOn && after.closesOn && after.closesOn < after.opensOn)
      throw invalidInput("period_invalid", { from: after.opensOn, to: after.closesOn });
    const fields = (Object.keys(wanted) as Setting[]).filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return;
    if (wanted.logoFileId) await keepLogo(tx, ctx, wanted.logoFileId);
    await tx.update(surveys).set(wanted).where(eq(surveys.id, surveyId));
    const valuesOf = (row: typeof before) => Object.fromEntries(fields.map((field) => [field, row[field]]));
    await recordAudit(tx, ctx, {
      verb: "survey.update",
      subject: { kind: "survey", id: surveyId },
      fields,
      before: { key: before.key, ...valuesOf(before) },
      after: { key: before.key, ...valuesOf(after) },
    });
  });
}

/** A picture that a survey wears is kept for as long as there are answers to ask for. */
async function keepLogo(tx: Transaction, ctx: ServiceContext, fileId: string): Promise<void> {
  const there = and(isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, ctx.now())));
  const [file] = await tx
    .update(files)
    .set({ expiresAt: null })
    .where(and(eq(files.id, fileId), eq(files.purpose, "logo"), there))
    .returning({ mediaType: files.mediaType });
  if (!file) throw notFound("file", fileId);
  if (!logoTypes.includes(file.mediaType))
    throw invalidInput("invalid_value", { value: file.mediaType, expected: logoTypes.join(", ") });
}
