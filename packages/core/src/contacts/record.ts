import type { ContactOrigin } from "@heard/db/schema/contacts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import type { ItemError } from "../responses/rules.ts";
import type { Decision } from "./judge.ts";
import { parseContact } from "./parse.ts";
import type { PreparedContact } from "./prepare.ts";
import { readContactCatalogue } from "./queries.ts";
import { mostContacts, RecordContactsInput } from "./schema.ts";
import { writeContacts } from "./write.ts";

export type ContactResult =
  | { index: number; status: "accepted" | "updated" | "duplicate"; id: string }
  | { index: number; status: "rejected"; errors: ItemError[] };
export type RecordContactsResult = {
  accepted: number;
  updated: number;
  duplicate: number;
  rejected: number;
  results: ContactResult[];
};

/**
 * Takes contacts of a system. Every item gets its own verdict: accepted (new), updated, duplicate (it says nothing new) or rejected with a code, the path,
 * the value and what would be accepted. A contact is known by its key, else by an address; nothing is merged in silence. Sending the same again is harmless.
 * @throws DomainError invalid_input `batch_size`, forbidden
 */
export async function recordContacts(
  ctx: ServiceContext,
  input: RecordContactsInput,
  origin: ContactOrigin = "api",
): Promise<RecordContactsResult> {
  requirePermission(ctx, "contact.edit");
  const { contacts, callingCode = null } = RecordContactsInput.parse(input);
  if (contacts.length < 1 || contacts.length > mostContacts)
    throw invalidInput("batch_size", { count: contacts.length, most: mostContacts });
  return inTenant(ctx, async (tx) => {
    const context = { catalogue: await readContactCatalogue(tx), callingCode, now: ctx.now() };
    const results: ContactResult[] = [];
    const items: { index: number; item: PreparedContact }[] = [];
    for (const [index, given] of contacts.entries()) {
      const parsed = parseContact(given, context);
      if ("item" in parsed) items.push({ index, item: parsed.item });
      else results.push({ index, status: "rejected", errors: parsed.errors });
    }
    const decisions = await writeContacts(
      tx,
      ctx,
      items.map(({ item }) => item),
      { origin, batchId: 0, mayUpdate: true },
    );
    for (const [place, decision] of decisions.entries()) results.push(resultOf(items[place]?.index ?? place, decision));
    const result = summed(results);
    if (result.accepted + result.updated > 0)
      await recordAudit(tx, ctx, {
        verb: "contacts.record",
        subject: { kind: "contacts", id: origin },
        after: { added: result.accepted, changed: result.updated },
      });
    return result;
  });
}

const statuses = { new: "accepted", changed: "updated", known: "duplicate" } as const;

function resultOf(index: number, decision: Decision): ContactResult {
  return decision.is === "refused"
    ? { index, status: "rejected", errors: decision.errors }
    : { index, status: statuses[decision.is], id: decision.contact.id };
}

function summed(results: ContactResult[]): RecordContactsResult {
  const sorted = results.sort((a, b) => a.index - b.index);
  const count = (status: ContactResult["status"]) => sorted.filter((result) => result.status === status).length;
  return {
    accepted: count("accepted"),
    updated: count("updated"),
    duplicate: count("duplicate"),
    rejected: count("rejected"),
    results: sorted,
  };
}
