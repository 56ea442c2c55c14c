import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import type { contacts } from "@heard/db/schema/contacts";
import { type SQL, sql } from "drizzle-orm";
import { audienceSql } from "../distributions/queries.ts";
import { placesSql, readContactLimits } from "./queries.ts";
import { applyLimits, longestWindow, type Protection } from "./rules.ts";
import type { ContactLimitRule } from "./schema.ts";

const dayMs = 86_400_000;

/** Whether some rule protects a contact `c` now: {@link applyLimits} in one condition. */
export function isProtected(limits: readonly ContactLimitRule[], ownLanguage: string, now: Date): SQL {
  const rules = limits.map(({ most, days, audience }) => {
    const own = { shardKey: sql`c.shard_key`, orgId: sql`c.org_id`, whose: sql`= c.id` };
    const places = placesSql(own, new Date(now.getTime() - days * dayMs));
    return sql`(${audienceSql(audience, ownLanguage)} and (select count(*) from (${places}) taken) >= ${most})`;
  });
  return sql`(${sql.join(rules, sql` or `)})`;
}

/** Which rule protects each of some contacts now, and until when. Whom none protects is not in the answer. */
export async function findProtections(
  tx: Transaction,
  people: readonly (typeof contacts.$inferSelect)[],
  { ownLanguage, now }: { ownLanguage: string; now: Date },
): Promise<Map<string, Protection>> {
  const [first] = people;
  if (!first) return new Map();
  const limits = await readContactLimits(tx);
  const { shardKey, orgId } = first;
  const whose = sql`= any (${arrayLiteral(people.map(({ id }) => id))}::uuid[])`;
  const places = placesSql({ shardKey, orgId, whose }, new Date(now.getTime() - longestWindow(limits)));
  const rows = await tx.execute<{ id: string; at: string }>(
    sql`select contact_id as id, handed_at as at from (${places}) places`,
  );
  const taken = Map.groupBy(rows, ({ id }) => id);
  return new Map(
    people.flatMap((one): [string, Protection][] => {
      const places = (taken.get(one.id) ?? []).map(({ at }) => new Date(at));
      const { protection } = applyLimits(limits, one, { taken: places, ownLanguage, now });
      return protection ? [[one.id, protection]] : [];
    }),
  );
}
