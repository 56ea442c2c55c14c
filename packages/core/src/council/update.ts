import { councilSettings } from "@heard/db/schema/council";
import { organisations } from "@heard/db/schema/organisations";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { assertActive } from "../improvement-plans/assert-active.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { readCouncillors } from "./read-councillors.ts";
import { readCouncilSettings } from "./read-settings.ts";
import { UpdateCouncilInput } from "./schema.ts";

/** Changes how the council works. @throws DomainError conflict when somebody else has changed the same meanwhile */
export async function updateCouncil(ctx: ServiceContext, input: UpdateCouncilInput): Promise<void> {
  requirePermission(ctx, "council.edit");
  const { seen, ...given } = UpdateCouncilInput.parse(input);
  await inTenant(ctx, async (tx) => {
    // Of two who change it at once the second reads what the first wrote.
    await tx.select({ id: organisations.id }).from(organisations).for("update");
    const before = await readCouncilSettings(tx);
    if (given.chairId) await assertActive(tx, [given.chairId]);
    if (given.chairId && !(await readCouncillors(tx)).includes(given.chairId))
      throw new DomainError("invalid_state", "council_no_member");
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    assertUnchanged({ kind: "council", id: "settings" }, { seen, stored: before, wanted });
    const after = { ...before, ...wanted };
    await tx
      .insert(councilSettings)
      .values({ orgId: ctx.organisation.id, ...after })
      .onConflictDoUpdate({ target: councilSettings.orgId, set: after });
    await recordAudit(tx, ctx, {
      ...{ verb: "council.update", subject: { kind: "council", id: "settings" }, fields: Object.keys(wanted) },
      ...{ before: { ...before }, after },
    });
  });
}
