import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import type { AddressKind, SuppressionReason } from "@heard/db/schema/contacts";
import { type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/** Why a contact is not asked by one kind of address for one purpose. A suppressed address beats every consent. */
export type Barrier =
  | { reason: "erased" | "noAddress" | "consentWithdrawn" | "consentMissing" }
  | { reason: "suppressed"; because: SuppressionReason; at: Date };

export type BarrierQuestion = {
  contactIds: readonly string[];
  purposeId: number;
  addressKind: AddressKind;
  /** Not where somebody hands over by hand what they are asked with. */
  needsAddress?: boolean;
};

const addressColumns = {
  email: { address: sql`c.email_address`, hash: sql`c.email_hash` },
  phone: { address: sql`c.phone_number`, hash: sql`c.phone_hash` },
} as const satisfies Record<AddressKind, { address: SQL; hash: SQL }>;

/** The latest word of a contact `c` on a purpose, as a lateral row `said` (`given` is null where nothing was said). */
export const latestConsent = (purposeId: number): SQL => sql`
  left join lateral (
    select w.given from consents w
    where w.shard_key = c.shard_key and w.org_id = c.org_id and w.contact_id = c.id and w.purpose_id = ${purposeId}
    order by w.at desc, w.id desc limit 1
  ) said on true
  join contact_purposes purpose on purpose.org_id = c.org_id and purpose.id = ${purposeId}`;

/** Whether an address of a contact `c` is suppressed for a purpose or for all. */
export const isSuppressed = (addressKind: AddressKind, purposeId: number): SQL => sql`exists (
  select from suppressions x
  where x.shard_key = c.shard_key and x.org_id = c.org_id and x.address_hash = ${addressColumns[addressKind].hash} and x.purpose_id in (0, ${purposeId}))`;

/** Whether a contact `c`, joined with {@link latestConsent}, may be asked by this kind of address: {@link findBarriers} in one condition. */
export const mayBeAsked = (addressKind: AddressKind, purposeId: number): SQL => sql`(
  c.state = 'active' and ${addressColumns[addressKind].address} is not null
  and coalesce(said.given, purpose.rule = 'unlessWithdrawn')
  and not ${isSuppressed(addressKind, purposeId)})`;

/** The same of a contact `c` that is joined with nothing; nobody may be for a purpose that was put away. */
export const mayBeAskedFor = (
  purposeId: number,
  { addressKind, needsAddress }: { addressKind: AddressKind; needsAddress: boolean },
): SQL => sql`exists (
  select from (select c.*) c ${latestConsent(purposeId)}
  where purpose.archived_at is null and c.state = 'active' and ${needsAddress ? sql`${addressColumns[addressKind].address} is not null` : sql`true`}
    and coalesce(said.given, purpose.rule = 'unlessWithdrawn') and not ${isSuppressed(addressKind, purposeId)})`;

/**
 * What keeps contacts from being asked, by id; `null` for nothing. Whoever sends asks it in the transaction that sends, for an unsubscription counts at
 * once. A contact that is not there at all is not in the answer, and nobody is for a purpose that was put away.
 */
export async function findBarriers(
  tx: Transaction,
  ctx: ServiceContext,
  { contactIds, purposeId, addressKind, needsAddress = true }: BarrierQuestion,
): Promise<Map<string, Barrier | null>> {
  const { homeShardKey, id } = ctx.organisation;
  const { address, hash } = addressColumns[addressKind];
  const rows = await tx.execute<{
    id: string;
    erased: boolean;
    addressed: boolean;
    given: boolean | null;
    rule: "unlessWithdrawn" | "whenGiven";
    because: SuppressionReason | null;
    suppressed_at: string | null;
  }>(sql`
    select c.id, c.state = 'erased' as erased, ${address} is not null as addressed, said.given, purpose.rule, stop.reason as because, stop.at as suppressed_at
    from contacts c ${latestConsent(purposeId)}
    left join lateral (
      select x.reason, x.at from suppressions x
      where x.shard_key = c.shard_key and x.org_id = c.org_id and x.address_hash = ${hash} and x.purpose_id in (0, ${purposeId})
      order by x.at limit 1
    ) stop on true
    where c.shard_key = ${homeShardKey} and c.org_id = ${id} and c.id = any (${arrayLiteral(contactIds)}::uuid[]) and purpose.archived_at is null`);
  return new Map(
    rows.map((row): [string, Barrier | null] => {
      if (row.erased) return [row.id, { reason: "erased" }];
      if (needsAddress && !row.addressed) return [row.id, { reason: "noAddress" }];
      if (row.because !== null)
        return [row.id, { reason: "suppressed", because: row.because, at: new Date(row.suppressed_at ?? 0) }];
      if (row.given === false) return [row.id, { reason: "consentWithdrawn" }];
      if (row.given === null && row.rule === "whenGiven") return [row.id, { reason: "consentMissing" }];
      return [row.id, null];
    }),
  );
}
