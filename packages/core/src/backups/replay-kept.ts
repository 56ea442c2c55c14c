import { lookup } from "@heard/db";
import { surveys } from "@heard/db/schema/surveys";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { forgetCatalogue, raiseCatalogueVersion } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { contextOf } from "../organisations/queries.ts";
import { listKept } from "./list-erasures.ts";
import { type KeptLine, sealOfKept, surveyMark } from "./rules.ts";

/**
 * Keeps the answers of each survey for as long as was said last, before a worker erases by what the older day says: a limit that was made shorter stays shorter, and one that was
 * made longer does not take answers away. What was said in this database after the ledger's line holds. Returns how many surveys were changed.
 * @throws Error for a line that somebody else wrote
 */
export async function replayKept(
  kept: ReadonlyMap<string, KeptLine>,
  { authSecret, now }: { authSecret: string; now: () => Date },
): Promise<number> {
  if (kept.size === 0) return 0;
  const [markOf, sealOf] = [surveyMark(authSecret), sealOfKept(authSecret)];
  const saidHere = new Map<string, string>();
  for await (const { survey } of listKept(now)) saidHere.set(markOf(survey), survey.at);
  let changed = 0;
  for (const { key } of await lookup.organisations()) {
    const ctx = await contextOf(key, { kind: "operator" }, now);
    changed += await inTenant(ctx, async (tx) => {
      let count = 0;
      for (const row of await tx.select().from(surveys)) {
        const line = kept.get(markOf(row));
        if (line && line.seal !== sealOf(line))
          throw new Error(`The line of survey ${row.key} in a ledger was not written by this installation: ${line.at}`);
        if (!line || line.at <= (saidHere.get(line.mark) ?? "")) continue;
        const wanted = { keepDays: line.keepDays, isForMinors: line.isForMinors };
        if (row.keepDays === wanted.keepDays && row.isForMinors === wanted.isForMinors) continue;
        await tx.update(surveys).set(wanted).where(eq(surveys.id, row.id));
        await recordAudit(tx, ctx, {
          ...{ verb: "survey.setPrivacy", subject: { kind: "survey", id: row.id } },
          fields: ["keepDays", "isForMinors"],
          before: { key: row.key, keepDays: row.keepDays, isForMinors: row.isForMinors },
          after: { key: row.key, ...wanted },
        });
        count += 1;
      }
      if (count > 0) await raiseCatalogueVersion(tx);
      return count;
    });
    forgetCatalogue(ctx.organisation.id);
  }
  return changed;
}
