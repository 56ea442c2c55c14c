import type { Transaction } from "@heard/db";
import type { AddressKind, BounceKind } from "@heard/db/schema/contacts";
import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { parseItem } from "../parse-item.ts";
import { requirePermission } from "../permissions.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
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
    const read = bounces.map((given, index) => ({ index, bounce: readBounce(given, ctx.now()) }));
    // In one order, whoever sends them: two requests with the same addresses would otherwise wait for each other.
    for (const { index, bounce } of read.toSorted((a, b) => byAddress(a.bounce, b.bounce))) {
      if ("errors" in bounce) results.push({ index, status: "rejected", errors: bounce.errors });
      else results.push({ index, ...(await takeBounce(tx, ctx, bounce, source)) });
    }
    results.sort((a, b) => a.index - b.index);
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

type Read = Bounce | { errors: ItemError[] };

function byAddress(one: Read, other: Read): number {
  const [a, b] = [one, other].map((read) => ("address" in read ? read.address : "")) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
}

const dayMs = 86_400_000;

function readBounce(given: unknown, now: Date): Read {
  const parsed = parseItem(BounceItem, given);
  if ("errors" in parsed) return parsed;
  const { address, kind, status = null, reference = null, at } = parsed.item;
  const found = normaliseAddress(address);
  if (found === null) {
    const expected = "an e-mail address, or a phone number with its country";
    return { errors: [itemError("address_invalid", "/address", address, { value: address }, expected)] };
  }
  const when = at === undefined ? now : new Date(at);
  if (when.getTime() > now.getTime() + dayMs)
    return { errors: [itemError("time_in_future", "/at", at, { value: at ?? "" })] };
  return { ...found, bounce: kind, status, reference, at: when };
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
