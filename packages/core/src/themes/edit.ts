import type { Transaction } from "@heard/db";
import { comments } from "@heard/db/schema/responses";
import { type ThemeRow, themeVersions } from "@heard/db/schema/themes";
import { type AuditInput, recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { wakeJob } from "../jobs/queue.ts";
import { requirePermission } from "../permissions.ts";
import { rereadJob } from "../readings/rules.ts";
import { startRereading } from "../readings/start-rereading.ts";
import { lockThemes } from "./lock.ts";
import { newestTree, readThemes } from "./queries.ts";
import { readingPartOf, snapshotOf } from "./rules.ts";

/** What became of the tree. With `jobId` history is being read again; until that ends, older comments say what the version before found. */
export type ThemeEdit = {
  key: string;
  version: number;
  /** It made a new version; otherwise nothing is different from before. */
  isChanged: boolean;
  jobId: string | null;
};

/**
 * One edit of the tree: the permission, one editor at a time, the work, the version that keeps it, the audit entry, and the reading of history where the edit
 * changes what comments say. Nothing changed, nothing kept.
 */
export async function editThemes(
  ctx: ServiceContext,
  work: (tx: Transaction, tree: ThemeRow[]) => Promise<AuditInput>,
): Promise<ThemeEdit> {
  requirePermission(ctx, "theme.edit");
  // A tree is the organisation's: whoever may change it changes what is found at every touchpoint.
  const whole: ServiceContext = { ...ctx, touchpoints: "*" };
  const edit = await inTenant(whole, async (tx) => {
    await lockThemes(tx, ctx, "change");
    const before = await readThemes(tx);
    // The work adds what it makes to the tree that it is given.
    const audit = await work(tx, [...before]);
    const key = String(audit.subject.id);
    const after = await readThemes(tx);
    const newest = await newestTree(tx);
    if (JSON.stringify(snapshotOf(before)) === JSON.stringify(snapshotOf(after)))
      return { key, version: newest.version, isChanged: false, jobId: null };
    const version = newest.version + 1;
    const readsAlike = readingPartOf(snapshotOf(before)) === readingPartOf(snapshotOf(after));
    const isRead = readsAlike ? newest.readAt !== null : !(await hasComments(tx));
    await tx.insert(themeVersions).values({
      orgId: ctx.organisation.id,
      version,
      snapshot: snapshotOf(after),
      verb: audit.verb,
      themeKey: key,
      madeBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      madeAt: ctx.now(),
      readAt: isRead ? ctx.now() : null,
    });
    await recordAudit(tx, ctx, { ...audit, after: { ...audit.after, themeVersion: version } });
    const jobId = readsAlike || isRead ? null : await startRereading(tx, ctx);
    return { key, version, isChanged: true, jobId };
  });
  if (edit.jobId) await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: edit.jobId, kind: rereadJob });
  return edit;
}

async function hasComments(tx: Transaction): Promise<boolean> {
  return (await tx.select({ item: comments.item }).from(comments).limit(1)).length > 0;
}
