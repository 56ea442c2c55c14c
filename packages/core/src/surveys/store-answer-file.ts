import { type AnswerProblem, checkAnswer, type FileAnswer } from "@heard/survey/runtime";
import { v7 as uuidv7 } from "uuid";
import { notFound } from "../errors.ts";
import { mediaTypeOf } from "../files/rules.ts";
import { storeFile } from "../files/store.ts";
import type { SubmissionDeps } from "./open-survey.ts";
import { resumeOpened } from "./resume-submission.ts";
import { uploaderOf } from "./rules.ts";
import { dedupeKeyOf, readSubmission } from "./sign-submission.ts";

export type StoreAnswerFileInput = {
  token: string;
  /** The id of the question that asks for it. */
  question: string;
  name: string;
  /** What its sender calls it; what it is, its bytes say. */
  mediaType: string;
  content: AsyncIterable<Uint8Array>;
};

const headBytes = 64;

/**
 * Stores a file that answers a question, for a day: {@link saveSubmission} with the answer that comes back keeps it. A file that is not what the question
 * accepts, or larger, is not stored; why is returned. In a preview nothing is stored.
 * @throws DomainError not_found (question), what `resumeSubmission` throws
 */
export async function storeAnswerFile(
  { token, question: id, name, mediaType: declared, content }: StoreAnswerFileInput,
  deps: Pick<SubmissionDeps, "authSecret" | "now"> & { dataDir: string },
): Promise<{ answer: FileAnswer } | { problems: AnswerProblem[] }> {
  const claim = readSubmission(token, deps);
  const { ctx, page } = await resumeOpened(claim, deps);
  const question = page.definition.questions.find((one) => one.id === id);
  if (question?.type !== "file") throw notFound("question", id);
  const { head, rest } = await opened(content);
  const mediaType = mediaTypeOf(head, declared) ?? "application/octet-stream";
  const isRefused = (bytes: number) => {
    const answer = { file: "", name, mediaType, bytes };
    const checked = checkAnswer(question, answer, { today: "" });
    return "problems" in checked ? checked.problems : null;
  };
  const problems = isRefused(Math.min(head.length, 1));
  if (problems) return { problems };
  const taken = upTo(rest, question.largestBytes);
  try {
    const stored = page.isTest
      ? await readThrough(taken.content)
      : await storeFile(
          ctx,
          { purpose: "answer", name, mediaType, content: taken.content, maker: uploaderOf(dedupeKeyOf(claim)) },
          deps,
        );
    return { answer: { file: stored.id, name: stored.name ?? name, mediaType, bytes: taken.size() } };
  } catch (error) {
    // Thrown by the content itself, so nothing of it was kept.
    const tooLarge = error === taken.tooLarge ? isRefused(taken.size()) : null;
    if (tooLarge) return { problems: tooLarge };
    throw error;
  }
}

/** What is only tried is read to its end, to see how long it is. */
async function readThrough(content: AsyncIterable<Uint8Array>): Promise<{ id: string; name?: string }> {
  for await (const _ of content);
  return { id: uuidv7() };
}

/** The first bytes of a content, and the whole of it. */
async function opened(content: AsyncIterable<Uint8Array>) {
  const pieces = content[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let size = 0;
  while (size < headBytes) {
    const { done, value } = await pieces.next();
    if (done) break;
    read.push(value);
    size += value.byteLength;
  }
  async function* rest() {
    yield* read;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  return { head: Buffer.concat(read).subarray(0, headBytes), rest: rest() };
}

/** A content that ends with an error once it is longer. */
function upTo(content: AsyncIterable<Uint8Array>, mostBytes: number) {
  let size = 0;
  const tooLarge = new RangeError(`longer than ${mostBytes} bytes`);
  async function* counted() {
    for await (const piece of content) {
      size += piece.byteLength;
      if (size > mostBytes) throw tooLarge;
      yield piece;
    }
  }
  return { content: counted(), size: () => size, tooLarge };
}
