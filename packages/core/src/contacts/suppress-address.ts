import type { Transaction } from "@heard/db";
import type { AddressKind, SuppressionReason } from "@heard/db/schema/contacts";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { hashedHex } from "./hash-address.ts";
import { getPurpose } from "./queries.ts";
import { normaliseAddress } from "./rules.ts";
import { SuppressAddressInput } from "./schema.ts";
import { recorderOf } from "./write.ts";

/** An address that is to be left alone. */
export type NewSuppression = {
  kind: AddressKind;
  address: string;
  /** 0: every purpose. */
  purposeId: number;
  reason: SuppressionReason;
  source: string;
  at: Date;
};

/**
 * Leaves an address alone, whoever has it. By hand, with where that was asked for.
 * @throws DomainError invalid_input for what is no address, conflict when it is suppressed so already, not_found (purpose), forbidden
 */
export async function suppressAddress(
  ctx: ServiceContext,
  input: SuppressAddressInput,
): Promise<{ suppressionId: string }> {
  requirePermission(ctx, "contact.edit");
  const { address: typed, callingCode = null, purpose, source } = SuppressAddressInput.parse(input);
  const found = normaliseAddress(typed, callingCode);
  if (found === null) throw invalidInput("address_invalid", { value: typed });
  return inTenant(ctx, async (tx) => {
    const purposeId = purpose === null ? 0 : (await getPurpose(tx, purpose)).id;
    const row: NewSuppression = { ...found, purposeId, reason: "manual", source, at: ctx.now() };
    const [id] = await addSuppressions(tx, ctx, [row]);
    if (id === undefined) throw new DomainError("conflict", "address_suppressed");
    await recordAudit(tx, ctx, {
      verb: "suppression.add",
      subject: { kind: "suppression", id },
      after: { reason: "manual", ...(purpose ? { purpose } : {}) },
    });
    return { suppressionId: id };
  });
}

/** Adds to the list, in one statement. Returns the ids of those that were not on it for the same reason before. */
export async function addSuppressions(
  tx: Transaction,
  ctx: ServiceContext,
  wanted: readonly NewSuppression[],
  batchId = 0,
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const { id, homeShardKey } = ctx.organisation;
  const recorder = recorderOf(ctx);
  const rows = wanted.map(({ kind, address, purposeId, reason, source, at }) => ({
    ...{ id: uuidv7(), kind, address, purposeId, reason, source },
    hash: hashedHex(id, kind, address),
    at: at.toISOString(),
  }));
  const added = await tx.execute<{ id: string }>(sql`
    insert into suppressions (shard_key, id, org_id, address_kind, address, address_hash, purpose_id, reason, source, at, recorded_kind, recorded_by, batch_id)
    select ${homeShardKey}, x.id, ${id}, x.kind,
      -- Whoever was erased stays known by the hash alone, whatever comes in later.
      case when exists (select from suppressions e where e.shard_key = ${homeShardKey} and e.org_id = ${id} and e.address_hash = decode(x.hash, 'hex') and e.reason = 'erased')
        then null else x.address end, decode(x.hash, 'hex'), x."purposeId", x.reason, x.source, x.at, ${recorder.kind}, ${recorder.id}, ${batchId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as x(id uuid, kind text, address text, hash text, "purposeId" int, reason text, source text, at timestamptz)
    order by x.hash
    on conflict do nothing returning id`);
  return added.map((row) => row.id);
}
