import { personLookup, type Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import type { MemberItem } from "../members/queries.ts";
import { newDays } from "../progress/rules.ts";
import { dayIn } from "../responses/day.ts";
import { type ComposedDigest, composeDigest } from "./compose-digest.ts";
import { readDigest } from "./read-digest.ts";
import { saysNothing } from "./rules.ts";

/** The letter of this week for one member, with what they may see; `null` when it would say nothing. */
export async function composeFor(
  tx: Transaction,
  ctx: ServiceContext,
  member: Pick<MemberItem, "id" | "name" | "email">,
  { url, stop }: { url: string; stop: string | null },
): Promise<ComposedDigest | null> {
  const digest = await readDigest(tx, ctx, member.id);
  if (saysNothing(digest)) return null;
  const [organisation] = await tx.select().from(organisations);
  if (!organisation) return null;
  const { key, name, timeZone } = organisation;
  const person = await personLookup.credentials(member.email);
  return composeDigest({
    ...{ digest, organisation: { key, name, timeZone }, name: member.name, url, stop },
    locale: person?.locale ?? organisation.locale,
    from: addDays(dayIn(timeZone, ctx.now()), -newDays),
  });
}
