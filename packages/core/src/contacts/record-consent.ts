import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { contactRow, getPurpose } from "./queries.ts";
import { contactCan } from "./rules.ts";
import { RecordConsentInput } from "./schema.ts";
import { addConsents } from "./write.ts";

const dayMs = 86_400_000;

/**
 * Writes down that a contact has agreed to a purpose or taken that back: when, and where. What was said before stays; the latest counts.
 * @throws DomainError not_found (contact, purpose), invalid_state for one that was erased, invalid_input for a date to come, forbidden
 */
export async function recordConsent(ctx: ServiceContext, input: RecordConsentInput): Promise<void> {
  requirePermission(ctx, "contact.edit");
  const { contactId, purpose, given, at, source } = RecordConsentInput.parse(input);
  const when = at === undefined ? ctx.now() : new Date(at);
  if (when.getTime() > ctx.now().getTime() + dayMs) throw invalidInput("time_in_future", { value: at ?? "" });
  await inTenant(ctx, async (tx) => {
    const row = await contactRow(tx, ctx, contactId);
    if (!contactCan.edit(row.state)) throw invalidState("contact", row.state, contactId);
    const { id: purposeId, archivedAt } = await getPurpose(tx, purpose);
    if (archivedAt) throw new DomainError("invalid_state", "archived", { what: "purpose", value: purpose });
    await addConsents(tx, ctx, [{ contactId, purposeId, given, at: when, source }]);
    await recordAudit(tx, ctx, {
      verb: given ? "consent.give" : "consent.withdraw",
      subject: { kind: "contact", id: contactId },
      after: { purpose },
    });
  });
}
