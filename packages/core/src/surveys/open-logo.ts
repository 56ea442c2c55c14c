import { notFound } from "../errors.ts";
import { openFile } from "../files/open.ts";
import { openSurvey } from "./open-survey.ts";

/**
 * The logo on the pages of a survey, for everybody who may see those. Which file it is, the survey says, and nobody who asks.
 * @throws DomainError not_found
 */
export async function openSurveyLogo(
  { survey }: { survey: string },
  { dataDir, now }: { dataDir: string; now: () => Date },
): ReturnType<typeof openFile> {
  const { ctx, page } = await openSurvey(survey, { version: null, now });
  if (page.brand.logoFileId === null) throw notFound("logo", survey);
  return openFile({ ...ctx, actor: { kind: "system" } }, { fileId: page.brand.logoFileId }, { dataDir });
}
