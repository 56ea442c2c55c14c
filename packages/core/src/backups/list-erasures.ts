import { lookup, workLookup } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { surveys } from "@heard/db/schema/surveys";
import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { getOrganisation } from "../organisations/queries.ts";
import type { ErasedKind, KeptLine } from "./rules.ts";

const pageSize = 5000;
const kinds: Record<string, ErasedKind> = { "response.erase": "response", "contact.erase": "contact" };

export type Erasure = { kind: ErasedKind; id: string };

/**
 * Everything that was erased in this installation, or only responses and contacts of late: read from the audit logs, where each erasure leaves its entry in its own
 * transaction.
 */
export async function* listErasures(now: () => Date, since = new Date(0)): AsyncGenerator<Erasure> {
  const deleted = await workLookup.deletedOrganisations();
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

/** What each survey was told last of how long its answers are kept, in organisations that stand: of surveys that are still there. */
export async function* listKept(
  now: () => Date,
  since = new Date(0),
): AsyncGenerator<{
  ctx: ServiceContext;
  survey: Omit<KeptLine, "mark" | "seal"> & { orgId: number; id: number; createdAt: Date };
}> {
  for (const { key } of await lookup.organisations()) {
    const row = await lookup.organisation(key);
    if (!row) continue;
    const ctx = systemContext(row, now);
    const rows = await inTenant(ctx, (tx) =>
      tx
        .selectDistinctOn([surveys.id], {
          ...{ id: surveys.id, createdAt: surveys.createdAt, at: auditEntries.at },
          ...{ keepDays: surveys.keepDays, isForMinors: surveys.isForMinors },
        })
        .from(surveys)
        .innerJoin(
          auditEntries,
          and(
            eq(auditEntries.orgId, row.id),
            eq(auditEntries.verb, "survey.setPrivacy"),
            eq(auditEntries.subjectId, sql`${surveys.id}::text`),
            gt(auditEntries.id, firstIdOf(since)),
          ),
        )
        .orderBy(surveys.id, desc(auditEntries.id)),
    );
    for (const { at, ...survey } of rows) yield { ctx, survey: { ...survey, orgId: row.id, at: at.toISOString() } };
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
