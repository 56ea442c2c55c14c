import type { Transaction } from "@heard/db";
import { auditEntries } from "@heard/db/schema/audit";
import { v7 as uuidv7 } from "uuid";
import { actorName, type ServiceContext } from "../context.ts";

export type AuditInput = {
  verb: string;
  subject: { kind: string; id: string | number };
  /** Names of the changed fields. */
  fields?: readonly string[];
  /** Old and new values of fields that say nothing about a person: never an answer, a comment, a name or an address. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Appends an unchained entry in the verb's own transaction; the worker seals it into the organisation's chain within seconds. */
export async function recordAudit(tx: Transaction, ctx: ServiceContext, input: AuditInput): Promise<void> {
  const actor = actorName(ctx);
  await tx.insert(auditEntries).values({
    orgId: ctx.organisation.id,
    id: uuidv7(),
    at: ctx.now(),
    actorKind: actor.kind,
    actorId: actor.id,
    verb: input.verb,
    subjectKind: input.subject.kind,
    subjectId: String(input.subject.id),
    fields: [...(input.fields ?? [])],
    before: input.before ?? null,
    after: input.after ?? null,
  });
}
