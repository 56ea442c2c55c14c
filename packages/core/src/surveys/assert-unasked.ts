import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";
import { DomainError, named } from "../errors.ts";

/** Where a published version names a thing of the catalogue: JSON paths, with the key as `$key`. */
const places = {
  touchpoint: ["$.**.touchpoint ? (@ == $key)", '$.parameters[*] ? (@.fills == "touchpoint").values[*] ? (@ == $key)'],
  channel: ["$.channel ? (@ == $key)", '$.parameters[*] ? (@.fills == "channel").values[*] ? (@ == $key)'],
  segment: ["$.parameters[*].segment ? (@ == $key)"],
} as const;

/** Whether the published version `v` names a thing of the catalogue. */
export const namesKey = (kind: keyof typeof places, key: string): SQL =>
  sql.join(
    places[kind].map(
      (path): SQL => sql`jsonb_path_exists(v.definition, ${path}::jsonpath, jsonb_build_object('key', ${key}::text))`,
    ),
    sql` or `,
  );

/**
 * What a survey asks about stays there for its answers: it can be put away, not deleted. Surveys in the bin count too, for they may come back.
 * @throws DomainError invalid_state `asked_by_survey`, naming the survey
 */
export async function assertUnasked(tx: Transaction, kind: keyof typeof places, key: string): Promise<void> {
  const [row] = await tx.execute<{ survey: string }>(sql`
    select s.key as survey from surveys s join survey_versions v on v.survey_id = s.id and v.version = s.published_version
    where ${namesKey(kind, key)} order by s.id limit 1`);
  if (row) throw new DomainError("invalid_state", "asked_by_survey", { what: named(kind, key), survey: row.survey });
}
