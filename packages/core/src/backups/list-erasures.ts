import { lookup } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { inTenant } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { getOrganisation } from "../organisations/queries.ts";
import type { ErasedKind } from "./rules.ts";

const pageSize = 5000;
const kinds: Record<string, ErasedKind> = { "response.erase": "response", "contact.erase": "contact" };

export type Erasure = { kind: ErasedKind; id: string };

/**
 * Everything that was erased in this installation, or only responses and contacts of late: read from the audit logs, where each erasure leaves its entry in its own
 * transaction.
 */
export async function* listErasures(now: () => Date, since = new Date(0)): AsyncGenerator<Erasure> {
  const deleted = await lookup.deletedOrganisations();
  for (const row of deleted) {
    const { id, createdAt } = await getOrganisation(systemContext(row, now));
    yield { kind: "organisation", id: organisationMarkId({ id, createdAt }) };
  }
  for (const { key } of await lookup.organisations()) {
    const row = await lookup.organisation(key);
    // Deleted in this very moment: the next ledger names it as a whole.
    if (!row) continue;
    const ctx = systemContext(row, now);
    for (let after = firstIdOf(since); ; ) {
      const rows = await inTenant(ctx, (tx) =>
        tx
          .select({ id: auditEntries.id, verb: auditEntries.verb, subject: auditEntries.subjectId })
          .from(auditEntries)
          .where(
            and(
              eq(auditEntries.orgId, row.id),
              inArray(auditEntries.verb, Object.keys(kinds)),
              gt(auditEntries.id, after),
            ),
          )
          .orderBy(asc(auditEntries.id))
          .limit(pageSize),
      );
      for (const { verb, subject } of rows) yield { kind: kinds[verb] ?? "response", id: subject };
      const last = rows.at(-1);
      if (!last || rows.length < pageSize) break;
      after = last.id;
    }
  }
}

/** Ids of entries begin with the millisecond in which they were made. */
function firstIdOf(since: Date): string {
  const at = since.getTime().toString(16).padStart(12, "0");
  return `${at.slice(0, 8)}-${at.slice(8)}-0000-0000-000000000000`;
}

/** An organisation by its number and the moment of its founding. */
export const organisationMarkId = ({ id, createdAt }: { id: number; createdAt: Date }): string =>
  `${id}@${createdAt.toISOString()}`;
