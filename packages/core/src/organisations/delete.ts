import type { Transaction } from "@heard/db";
import { jobRuns } from "@heard/db/schema/job-runs";
import { organisations } from "@heard/db/schema/organisations";
import { and, eq, gte } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { exportJob } from "./export.ts";
import { deletedKey, exportHours, isNameTyped } from "./rules.ts";
import { DeleteOrganisationInput } from "./schema.ts";

const hourMs = 3_600_000;

/**
 * Deletes an organisation: from this moment nobody gets in and no key opens anything, and the worker takes its rows and files away. It asks for the
 * name and, unless it is a demo, for an export of the last day, because there is no way back. Its audit log stays, which names no person.
 * @throws DomainError invalid_input `name_mismatch`, invalid_state `export_first`
 */
export async function deleteOrganisation(ctx: ServiceContext, input: DeleteOrganisationInput): Promise<void> {
  requirePermission(ctx, "organisation.delete");
  const { name } = DeleteOrganisationInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx.select().from(organisations).for("update");
    if (!row || row.deletedAt) throw notFound("organisation", ctx.organisation.key);
    if (!isNameTyped(name, row.name)) throw invalidInput("name_mismatch", { what: row.name });
    if (!row.isDemo) {
      const since = new Date(ctx.now().getTime() - exportHours * hourMs);
      const [taken] = await tx
        .select({ id: jobRuns.id })
        .from(jobRuns)
        .where(and(eq(jobRuns.kind, exportJob), eq(jobRuns.state, "succeeded"), gte(jobRuns.finishedAt, since)))
        .limit(1);
      if (!taken) throw new DomainError("invalid_state", "export_first");
    }
    await endOrganisation(tx, ctx, row);
  });
}

/** What deleting comes down to, once it is decided. */
export async function endOrganisation(
  tx: Transaction,
  ctx: ServiceContext,
  row: Pick<typeof organisations.$inferSelect, "id" | "key" | "isDemo">,
): Promise<void> {
  await recordAudit(tx, ctx, {
    verb: "organisation.delete",
    subject: { kind: "organisation", id: row.key },
    after: { isDemo: row.isDemo },
  });
  // The key is free for somebody else; the name was theirs and goes with them.
  await tx
    .update(organisations)
    .set({ deletedAt: ctx.now(), key: deletedKey(row.id), name: "" })
    .where(eq(organisations.id, row.id));
}
