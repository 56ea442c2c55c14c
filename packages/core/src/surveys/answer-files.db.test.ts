import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { responses } from "@heard/db/schema/responses";
import { useTestDatabase } from "@heard/db/testing";
import type { SurveyDefinition } from "@heard/survey";
import { describe, expect, test } from "vitest";
import { purgeBin } from "../bin/purge.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { expireFiles, getFile } from "../files/index.ts";
import { eraseResponse } from "../responses/erase.ts";
import { getResponse } from "../responses/queries.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { publishTestSurvey, saveTestSubmission, startTestSubmission, submissionDeps } from "../testing/surveys.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { deleteSurvey, previewSurvey, storeAnswerFile } from "./index.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const text = (en: string) => ({ en, "zh-Hans": en, "zh-Hant": en });
const withFile = (definition: SurveyDefinition): SurveyDefinition => ({
  ...definition,
  questions: [{ type: "file", id: "photo", text: text("A picture?"), accepted: ["image/png"], largestBytes: 1000 }],
});
const png = (size: number) => Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(size - 8)]);
async function* pieces(content: Buffer) {
  for (let at = 0; at < content.length; at += 100) yield content.subarray(at, at + 100);
}
const upload = (token: string, content: Buffer, more: { question?: string; name?: string; deps?: object } = {}) =>
  storeAnswerFile(
    {
      token,
      question: more.question ?? "photo",
      name: more.name ?? "a.png",
      mediaType: "image/png",
      content: pieces(content),
    },
    { ...submissionDeps(), dataDir, ...more.deps },
  );
const answerOf = (outcome: Awaited<ReturnType<typeof upload>>) => {
  if ("problems" in outcome) throw new Error(JSON.stringify(outcome.problems));
  return outcome.answer;
};
const bytesOf = (ctx: ServiceContext) => {
  const folder = join(dataDir, "files", String(ctx.organisation.id));
  return existsSync(folder) ? readdirSync(folder) : [];
};
const inDays = (days: number) => () => new Date(testNow().getTime() + days * 86_400_000);

describe("a file that answers a question", () => {
  test("is kept with the answer, named there, and gone with it", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, withFile);
    const { token } = await startTestSubmission(key);
    const photo = answerOf(await upload(token, png(900), { name: "../me.png" }));
    expect(photo).toMatchObject({ name: "me.png", mediaType: "image/png", bytes: 900 });
    expect(await getFile(ctx, { fileId: photo.file })).toMatchObject({ purpose: "answer", expiresAt: inDays(1)() });
    expect(await saveTestSubmission(token, { photo })).toMatchObject({ saved: { state: "complete" } });
    expect(await getFile(ctx, { fileId: photo.file })).toMatchObject({ expiresAt: null });
    const [row] = await inTenant(ctx, (tx) => tx.select().from(responses));
    expect(row).toMatchObject({ state: 2, answers: [{ question: "photo", value: "image/png" }] });
    expect(await getResponse(ctx, { responseId: row?.id ?? "" })).toMatchObject({
      survey: {
        version: 1,
        suspicion: null,
        files: [{ question: "photo", file: photo.file, name: "me.png", bytes: 900 }],
      },
    });

    await expireFiles({ dataDir, now: inDays(400) });
    expect(bytesOf(ctx)).toEqual([photo.file]);
    await eraseResponse(ctx, { responseId: row?.id ?? "" });
    await expireFiles({ dataDir, now: inDays(0) });
    expect(bytesOf(ctx)).toEqual([]);
  });

  test("that is left out of a later save, or whose survey is purged, goes too", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx, withFile);
    const { token } = await startTestSubmission(key);
    const first = answerOf(await upload(token, png(100)));
    await saveTestSubmission(token, { photo: first }, { isComplete: false });
    const second = answerOf(await upload(token, png(200)));
    await saveTestSubmission(token, { photo: second });
    await expireFiles({ dataDir, now: inDays(0.5) });
    expect(bytesOf(ctx)).toEqual([second.file]);
    await deleteSurvey(ctx, { surveyId });
    await purgeBin({ ...ctx, now: inDays(40) });
    await expireFiles({ dataDir, now: inDays(40) });
    expect(bytesOf(ctx)).toEqual([]);
  });

  test("is what its bytes say and no larger than asked for, or nothing is kept and why is returned", async () => {
    const ctx = await makeTestOrganisation();
    const { key, surveyId } = await publishTestSurvey(ctx, withFile);
    const { token } = await startTestSubmission(key);
    expect(await upload(token, Buffer.from("<svg onload=alert(1)>"))).toMatchObject({
      problems: [{ code: "file_type", value: "text/plain", expected: "image/png" }],
    });
    expect(await upload(token, png(1001))).toMatchObject({
      problems: [{ code: "file_too_large", params: { most: 1000 } }],
    });
    expect(await upload(token, Buffer.alloc(0))).toMatchObject({ problems: [{ code: "answer_type" }] });
    await expect(upload(token, png(100), { question: "moon" })).rejects.toMatchObject({ code: "not_found" });
    const { preview } = await previewSurvey(ctx, { surveyId }, submissionDeps());
    const tried = await startTestSubmission(key, { preview });
    const photo = answerOf(await upload(tried.token, png(100)));
    expect(await saveTestSubmission(tried.token, { photo })).toMatchObject({ saved: { isTest: true } });
    expect(await upload(tried.token, png(1001))).toMatchObject({ problems: [{ code: "file_too_large" }] });
    expect(bytesOf(ctx)).toEqual([]);
  });

  test("that comes after the answer is complete is not kept, nor taken for the one before", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, (definition) => {
      const { questions } = withFile(definition);
      return { ...definition, questions: [...definition.questions, ...questions] };
    });
    const { token } = await startTestSubmission(key);
    const photo = answerOf(await upload(token, png(100)));
    await saveTestSubmission(token, { nps: 9, photo });
    // Sent again as it was, by a page that uploads its files anew.
    const again = answerOf(await upload(token, png(100)));
    expect(await saveTestSubmission(token, { nps: 9, photo: again })).toMatchObject({ saved: { isRepeat: true } });
    const other = answerOf(await upload(token, png(200)));
    for (const nps of [9, 1])
      await expect(saveTestSubmission(token, { nps, photo: other })).rejects.toMatchObject({
        reason: "survey_answered",
      });
    await expireFiles({ dataDir, now: inDays(2) });
    expect(bytesOf(ctx)).toEqual([photo.file]);
  });

  test("can be attached only where it was sent, and as what it is", async () => {
    const ctx = await makeTestOrganisation();
    const { key } = await publishTestSurvey(ctx, withFile);
    const [mine, theirs] = [await startTestSubmission(key), await startTestSubmission(key)];
    const photo = answerOf(await upload(mine.token, png(100)));
    const refused = { problems: [{ code: "answer_type", path: "/answers/photo" }] };
    expect(await saveTestSubmission(theirs.token, { photo })).toMatchObject(refused);
    expect(await saveTestSubmission(mine.token, { photo: { ...photo, bytes: 99 } })).toMatchObject(refused);
    expect(await saveTestSubmission(mine.token, { photo: { ...photo, file: "../../etc/passwd" } })).toMatchObject(
      refused,
    );
    expect(await saveTestSubmission(mine.token, { photo })).toMatchObject({ saved: { state: "complete" } });
  });
});
