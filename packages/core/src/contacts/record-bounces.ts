import type { Transaction } from "@heard/db";
import type { AddressKind, BounceKind } from "@heard/db/schema/contacts";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { findingsOf } from "../findings.ts";
import { jsonPointer } from "../json-pointer.ts";
import { requirePermission } from "../permissions.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { unsoundTextsOf } from "../unsound-texts.ts";
import { hashedHex } from "./hash-address.ts";
import { normaliseAddress, softBouncesToStop } from "./rules.ts";
import { BounceItem, mostBounces, RecordBouncesInput } from "./schema.ts";
import { addSuppressions } from "./suppress-address.ts";

export type BounceResult =
  /** `stopped`: from now on nothing is sent to the address. */
  | { index: number; status: "accepted"; stopped: boolean }
  | { index: number; status: "duplicate" }
  | { index: number; status: "rejected"; errors: ItemError[] };
export type RecordBouncesResult = { accepted: number; duplicate: number; rejected: number; results: BounceResult[] };

type Bounce = {
  kind: AddressKind;
  address: string;
  bounce: BounceKind;
  status: string | null;
  reference: string | null;
  at: Date;
};

/**
 * Takes what came back of letters and messages, from the mail server or from whoever reads the bounce address. A hard bounce and a complaint stop an address
 * at once, the third soft one in a row stops it too. The same report twice (by its reference) counts once.
 * @throws DomainError invalid_input `batch_size`, forbidden
 */
export async function recordBounces(ctx: ServiceContext, input: RecordBouncesInput): Promise<RecordBouncesResult> {
  requirePermission(ctx, "contact.edit");
  const { bounces, source } = RecordBouncesInput.parse(input);
  if (bounces.length < 1 || bounces.length > mostBounces)
    throw invalidInput("batch_size", { count: bounces.length, most: mostBounces });
  return inTenant(ctx, async (tx) => {
    const results: BounceResult[] = [];
    for (const [index, given] of bounces.entries()) {
      const read = readBounce(given, ctx.now());
      if ("errors" in read) results.push({ index, status: "rejected", errors: read.errors });
      else results.push({ index, ...(await takeBounce(tx, ctx, read, source)) });
    }
    const count = (status: BounceResult["status"]) => results.filter((result) => result.status === status).length;
    const accepted = count("accepted");
    if (accepted > 0 && ctx.actor.kind === "apiKey")
      await recordAudit(tx, ctx, {
        verb: "bounces.record",
        subject: { kind: "contacts", id: source },
        after: { count: accepted },
      });
    return { accepted, duplicate: count("duplicate"), rejected: count("rejected"), results };
  });
}

function readBounce(given: unknown, now: Date): Bounce | { errors: ItemError[] } {
  const unsound = unsoundTextsOf(given);
  if (unsound.length > 0) return { errors: unsound };
  const result = BounceItem.safeParse(given, { reportInput: true });
  if (!result.success)
    return {
      errors: result.error.issues
        .flatMap(findingsOf)
        .map(({ code, path, value, expected }) =>
          itemError(code, jsonPointer(path), value, { field: String(value), value: String(value), expected }, expected),
        ),
    };
  const { address, kind, status = null, reference = null, at } = result.data;
  const found = normaliseAddress(address);
  if (found === null) {
    const expected = "an e-mail address, or a phone number with its country";
    return { errors: [itemError("address_invalid", "/address", address, { value: address }, expected)] };
  }
  return { ...found, bounce: kind, status, reference, at: at === undefined ? now : new Date(at) };
}

async function takeBounce(
  tx: Transaction,
  ctx: ServiceContext,
  bounce: Bounce,
  source: "smtp" | "api",
): Promise<{ status: "accepted"; stopped: boolean } | { status: "duplicate" }> {
  const { id, homeShardKey } = ctx.organisation;
  const { kind, address, bounce: how, status, reference, at } = bounce;
  const hash = hashedHex(id, kind, address);
  const column = kind === "email" ? sql`c.email_address` : sql`c.phone_number`;
  const stored = await tx.execute<{ id: string }>(sql`
    insert into bounces (shard_key, id, org_id, address_kind, address_hash, contact_id, kind, status, reference, source, at)
    select ${homeShardKey}, ${uuidv7()}::uuid, ${id}, ${kind}, decode(${hash}, 'hex'),
      (select c.id from contacts c where c.shard_key = ${homeShardKey} and c.org_id = ${id} and ${column} = ${address}),
      ${how}, ${status}::text, ${reference}::text, ${source}, ${at.toISOString()}::timestamptz
    on conflict do nothing returning id`);
  if (stored.length === 0) return { status: "duplicate" };
  const stops = how !== "soft" || (await softInARow(tx, ctx, hash)) >= softBouncesToStop;
  if (stops)
    await addSuppressions(tx, ctx, [
      {
        kind,
        address,
        purposeId: 0,
        reason: how === "complaint" ? "complained" : "bounced",
        source: status ?? source,
        at,
      },
    ]);
  return { status: "accepted", stopped: stops };
}

async function softInARow(tx: Transaction, ctx: ServiceContext, hash: string): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from bounces
    where shard_key = ${ctx.organisation.homeShardKey} and org_id = ${ctx.organisation.id} and address_hash = decode(${hash}, 'hex')
      and kind = 'soft' and counts`);
  return row?.count ?? 0;
}
