import { locales } from "@heard/messages";
import * as z from "zod";
import type { ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { openFile } from "../files/index.ts";
import type { Rejection } from "./rules.ts";
import { jsonLines } from "./table/json-lines.ts";
import type { ImportPlace } from "./work/batch.ts";
import { type RejectedWriter, rejectedWriter } from "./work/rejected-lines.ts";

export const RejectedRowsInput = z.strictObject({ fileId: z.string(), language: z.enum(locales).default("en") });
export type RejectedRowsInput = z.input<typeof RejectedRowsInput>;

const linesPerPiece = 500;

/** What an import refused, as CSV in the language of whoever reads it; the codes are the same in each. @throws DomainError not_found, forbidden */
export async function openRejectedRows(
  ctx: ServiceContext,
  input: RejectedRowsInput,
  place: ImportPlace,
): Promise<{ name: string; content: AsyncGenerator<string> }> {
  const { fileId, language } = RejectedRowsInput.parse(input);
  const { file, content } = await openFile(ctx, { fileId }, place);
  if (file.purpose !== "rejectedRows") throw notFound("file", fileId);
  const words = await rejectedWriter(language);
  return { name: words.fileName(file.name), content: written(jsonLines<Rejection>(content), words) };
}

async function* written(rejections: AsyncIterable<Rejection>, words: RejectedWriter): AsyncGenerator<string> {
  yield words.head;
  let lines: string[] = [];
  for await (const rejection of rejections) {
    lines.push(words.line(rejection));
    if (lines.length < linesPerPiece) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}
