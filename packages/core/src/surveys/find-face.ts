import { lookup } from "@heard/db";

export type SurveyFace = {
  survey: { key: string };
  organisation: { name: string; locale: string };
  brand: { colour: string | null; logoFileId: string | null };
};

/** Whose survey it is, whether it takes answers or not: a page that says “not now” says it in somebody's name. `null` where there is none. */
export async function findFace({ survey }: { survey: string }): Promise<SurveyFace | null> {
  const row = await lookup.survey(survey, null);
  return (
    row && {
      survey: { key: row.key },
      organisation: { name: row.organisation.name, locale: row.organisation.locale },
      brand: { colour: row.colour, logoFileId: row.logoFileId },
    }
  );
}
