import { files } from "@heard/db/schema/imports";
import type { AnswerProblem, RecordedResponse } from "@heard/survey/runtime";
import { and, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { makerName } from "../files/queries.ts";
import { isFileId } from "../files/rules.ts";
import { uploaderOf } from "./rules.ts";

/** What is wrong with the files of an answer: each has to have come by this way through the survey, and to be what the answer says. */
export async function checkAnswerFiles(
  ctx: ServiceContext,
  dedupeKey: string,
  attached: RecordedResponse["files"],
): Promise<AnswerProblem[]> {
  if (attached.length === 0) return [];
  const own = makerName(uploaderOf(dedupeKey));
  const ids = attached.map(({ file }) => file.file).filter(isFileId);
  const isThere = and(isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, ctx.now())));
  const isOurs = and(inArray(files.id, ids), eq(files.purpose, "answer"), eq(files.createdBy, own), isThere);
  const rows = await inTenant(ctx, (tx) => tx.select().from(files).where(isOurs));
  return attached.flatMap(({ question, file }): AnswerProblem[] => {
    const row = rows.find(({ id }) => id === file.file);
    if (row && row.size === file.bytes && row.mediaType === file.mediaType) return [];
    const expected = "a file that was uploaded with this page";
    return [{ code: "answer_type", path: `/answers/${question}`, value: file.file, expected, params: { question } }];
  });
}
