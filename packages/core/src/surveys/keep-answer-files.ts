import { files } from "@heard/db/schema/imports";
import type { AnswerProblem, RecordedResponse } from "@heard/survey/runtime";
import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { makerName } from "../files/queries.ts";
import { isFileId } from "../files/rules.ts";
import { uploaderOf } from "./rules.ts";

type Attached = RecordedResponse["files"];

/**
 * Keeps the files of an answer as long as the answer is. Only those that came by this way through the survey and are what the answer says; anything else
 * is returned as a problem, and nothing is kept.
 */
export async function keepAnswerFiles(
  ctx: ServiceContext,
  dedupeKey: string,
  attached: Attached,
): Promise<AnswerProblem[]> {
  if (attached.length === 0) return [];
  const own = makerName(uploaderOf(dedupeKey));
  const ids = attached.map(({ file }) => file.file).filter(isFileId);
  return inTenant(ctx, async (tx) => {
    const isThere = and(isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, ctx.now())));
    const isOurs = and(inArray(files.id, ids), eq(files.purpose, "answer"), eq(files.createdBy, own), isThere);
    const rows = ids.length === 0 ? [] : await tx.select().from(files).where(isOurs);
    const problems = attached.flatMap(({ question, file }): AnswerProblem[] => {
      const row = rows.find(({ id }) => id === file.file);
      if (row && row.size === file.bytes && row.mediaType === file.mediaType) return [];
      const expected = "a file that was uploaded with this page";
      return [{ code: "answer_type", path: `/answers/${question}`, value: file.file, expected, params: { question } }];
    });
    if (problems.length === 0) await tx.update(files).set({ expiresAt: null }).where(isOurs);
    return problems;
  });
}
