import type { SurveyFace } from "@heard/core/surveys";
import type { Answer } from "../respond.ts";
import type { SurveyPagesOptions } from "./options.ts";

export const logoRoute = "/s/:survey/logo";

/** Where the logo of a survey's pages is; `null` where it has none. Another logo has another address, so that it can be kept. */
export function logoAddress({ survey, brand }: Pick<SurveyFace, "survey" | "brand">): string | null {
  return brand.logoFileId === null ? null : `/s/${survey.key}/logo?v=${brand.logoFileId.slice(-12)}`;
}

/** The picture itself: a bitmap, whatever else somebody called it. */
export async function logoAnswer({ desk }: Pick<SurveyPagesOptions, "desk">, survey: string): Promise<Answer> {
  const { file, content } = await desk.openLogo({ survey });
  return {
    status: 200,
    body: new Uint8Array(Buffer.concat(await content.toArray())),
    contentType: file.mediaType,
    headers: { "Cache-Control": "public, max-age=86400" },
  };
}
