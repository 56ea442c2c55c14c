import { files } from "@heard/db/schema/imports";
import type { AnswerProblem, RecordedResponse } from "@heard/survey/runtime";
import { and, eq, gt, inArray, isNull, or, type SQL } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { makerName } from "../files/queries.ts";
import { isFileId } from "../files/rules.ts";
import { uploaderOf } from "./rules.ts";

type Attached = RecordedResponse["files"];

/** Which files came by this way through the survey and are still there. */
function ours({ now }: ServiceContext, dedupeKey: string, attached: Attached): SQL | undefined {
  const isThere = and(isNull(files.deletedAt), or(isNull(files.expiresAt), gt(files.expiresAt, now())));
  const ids = attached.map(({ file }) => file.file).filter(isFileId);
  return and(
    inArray(files.id, ids),
    eq(files.purpose, "answer"),
    eq(files.createdBy, makerName(uploaderOf(dedupeKey))),
    isThere,
  );
}

/** What is wrong with the files of an answer: each has to have come by this way through the survey, and to be what the answer says. */
export async function checkAnswerFiles(
  ctx: ServiceContext,
  dedupeKey: string,
  attached: Attached,
): Promise<AnswerProblem[]> {
  if (attached.length === 0) return [];
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select()
      .from(files)
      .where(ours(ctx, dedupeKey, attached)),
  );
  return attached.flatMap(({ question, file }): AnswerProblem[] => {
    const row = rows.find(({ id }) => id === file.file);
    if (row && row.size === file.bytes && row.mediaType === file.mediaType) return [];
    const expected = "a file that was uploaded with this page";
    return [{ code: "answer_type", path: `/answers/${question}`, value: file.file, expected, params: { question } }];
  });
}

/** Keeps the files of an answer that is stored as long as the answer is. */
export async function keepAnswerFiles(ctx: ServiceContext, dedupeKey: string, attached: Attached): Promise<void> {
  if (attached.length === 0) return;
  await inTenant(ctx, (tx) =>
    tx
      .update(files)
      .set({ expiresAt: null })
      .where(ours(ctx, dedupeKey, attached)),
  );
}
