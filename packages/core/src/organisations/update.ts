import { organisations } from "@heard/db/schema/organisations";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { UpdateOrganisationInput } from "./schema.ts";

type Setting = Exclude<keyof UpdateOrganisationInput, "seen">;

/**
 * Changes settings of the organisation; fields that are absent stay. The time zone has its own verb, because its change is work.
 * @throws DomainError conflict `changed_meanwhile`, invalid_input when numbers would be shown as low where they are hidden
 */
export async function updateOrganisation(ctx: ServiceContext, input: UpdateOrganisationInput): Promise<void> {
  requirePermission(ctx, "organisation.edit");
  const { seen, ...wanted } = UpdateOrganisationInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [before] = await tx.select().from(organisations).for("update");
    if (!before) throw notFound("organisation", ctx.organisation.key);
    assertUnchanged({ kind: "organisation", id: before.name }, { seen, stored: before, wanted });
    const after = { ...before, ...wanted };
    if (after.lowBelow < after.hideBelow)
      throw invalidInput("invalid_value", {
        value: after.lowBelow,
        expected: `a whole number from ${after.hideBelow}`,
      });
    const fields = (Object.keys(wanted) as Setting[]).filter((field) => after[field] !== before[field]);
    if (fields.length === 0) return;
    await tx.update(organisations).set(wanted).where(eq(organisations.id, before.id));
    const valuesOf = (row: typeof before) => Object.fromEntries(fields.map((field) => [field, row[field]]));
    await recordAudit(tx, ctx, {
      verb: "organisation.update",
      subject: { kind: "organisation", id: before.key },
      fields,
      before: valuesOf(before),
      after: valuesOf(after),
    });
  });
}
