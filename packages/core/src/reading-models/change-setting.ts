import type { Transaction } from "@heard/db";
import { readingSettings } from "@heard/db/schema/reading-models";
import { comments } from "@heard/db/schema/responses";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { requirePermission } from "../permissions.ts";
import { rereadJob } from "../readings/rules.ts";
import { startRereading } from "../readings/start-rereading.ts";
import { lockThemes } from "../themes/lock.ts";
import { newestSetting, type ReadingSetting } from "./queries.ts";

type Wanted = Pick<ReadingSetting, "modelVersion" | "neutralBand">;
/** What became of it. With `jobId` history is being read again; until that ends, older comments say what the setting before found. */
export type SettingChange = { version: number; isChanged: boolean; jobId: string | null };

/**
 * One change of how comments are read: the permission, one at a time, the version that keeps it, the audit entry, and the reading of history. New comments are
 * read by it from the next one on. The same as before changes nothing.
 */
export async function changeSetting(
  ctx: ServiceContext,
  { verb, seen }: { verb: string; seen: number | undefined },
  decide: (tx: Transaction, now: ReadingSetting) => Promise<Wanted>,
): Promise<SettingChange> {
  requirePermission(ctx, "readingModel.edit");
  const change = await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    // Nothing is read while it changes: what was read by the setting before is there to be read again.
    await lockThemes(tx, ctx, "change");
    const before = await newestSetting(tx);
    if (seen !== undefined && seen !== before.version)
      throw new DomainError("conflict", "changed_meanwhile", { what: "reading of comments", id: before.version });
    const after = await decide(tx, before);
    if (after.modelVersion === before.modelVersion && after.neutralBand === before.neutralBand)
      return { version: before.version, isChanged: false, jobId: null };
    const version = before.version + 1;
    const isRead = !(await hasComments(tx));
    await tx.insert(readingSettings).values({
      ...{ orgId: ctx.organisation.id, version, ...after, verb, madeAt: ctx.now() },
      madeBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      readAt: isRead ? ctx.now() : null,
    });
    const told = ({ modelVersion, neutralBand }: Wanted) => ({ model: modelVersion ?? "shipped", neutralBand });
    await recordAudit(tx, ctx, {
      verb,
      subject: { kind: "readingModel", id: after.modelVersion ?? "shipped" },
      fields: [
        ...(after.modelVersion === before.modelVersion ? [] : ["model"]),
        ...(after.neutralBand === before.neutralBand ? [] : ["neutralBand"]),
      ],
      before: told(before),
      after: told(after),
    });
    return { version, isChanged: true, jobId: isRead ? null : await startRereading(tx, ctx) };
  });
  if (change.jobId) await wakeJob({ organisationKey: ctx.organisation.key, jobRunId: change.jobId, kind: rereadJob });
  return change;
}

async function hasComments(tx: Transaction): Promise<boolean> {
  return (await tx.select({ item: comments.item }).from(comments).limit(1)).length > 0;
}
