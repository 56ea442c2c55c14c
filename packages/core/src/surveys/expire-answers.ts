import { workLookup } from "@heard/db";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { shardKeysOf } from "@heard/db/shard-key";
import { eq, isNotNull, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { systemContext } from "../jobs/maintain.ts";
import { lockResponse } from "../responses/change.ts";
import { eraseResponseIn } from "../responses/erase.ts";

const dayMs = 86_400_000;
/** So many go in one transaction, and so long an organisation may take before others have their turn. */
const [atOnce, longestTurnMs] = [100, 20_000];

type Kept = { id: number; key: string; sourceId: number; slots: number; keepDays: number; isForMinors: boolean };

type Turn = { erased: number; isDone: boolean };

/**
 * Erases the answers whose time is over, in all organisations, by turns: whoever has more of them than fit into a turn gets another one after the others. Returns how many.
 */
export async function expireAnswersEverywhere(options: {
  now: () => Date;
  onError: (error: unknown, organisationKey: string) => void;
  /** Whoever stops the process does not wait for the last of them. */
  isStopping?: () => boolean;
  turnMs?: number;
}): Promise<number> {
  const { now, onError, isStopping = () => false, turnMs = longestTurnMs } = options;
  let erased = 0;
  for (let waiting = await workLookup.organisationsWithKeptDays(); waiting.length > 0; ) {
    const unfinished: typeof waiting = [];
    for (const organisation of waiting) {
      if (isStopping()) return erased;
      try {
        const turn = await takeTurn(systemContext(organisation, now), turnMs);
        erased += turn.erased;
        if (!turn.isDone) unfinished.push(organisation);
      } catch (error) {
        onError(error, organisation.key);
      }
    }
    waiting = unfinished;
  }
  return erased;
}

/**
 * Erases the answers to the surveys of an organisation that keep them for some time only, once that is over: as if they had never come, in every number and on every
 * screen. Verdicts that were computed stay. What was taken out of the comments of minors goes at once.
 */
export async function expireAnswers(ctx: ServiceContext): Promise<number> {
  return (await takeTurn(ctx, longestTurnMs)).erased;
}

async function takeTurn(ctx: ServiceContext, turnMs: number): Promise<Turn> {
  const endsAt = performance.now() + turnMs;
  let erased = 0;
  for (const { keepDays, ...survey } of await listKept(ctx)) {
    if (keepDays === null) continue;
    if (survey.isForMinors) await forgetOriginals(ctx, survey);
    for (const shardKey of shardKeysOf(ctx.organisation.id, { id: survey.sourceId, slots: survey.slots }))
      for (let gone = atOnce; gone === atOnce; ) {
        gone = await expireSome(ctx, { ...survey, keepDays }, shardKey);
        erased += gone;
        if (gone > 0 && performance.now() >= endsAt) return { erased, isDone: false };
      }
  }
  return { erased, isDone: true };
}

function listKept(ctx: ServiceContext) {
  return inTenant(ctx, (tx) =>
    tx
      .select({
        ...{ id: surveys.id, key: surveys.key, sourceId: surveys.sourceId, slots: sources.slots },
        ...{ keepDays: surveys.keepDays, isForMinors: surveys.isForMinors },
      })
      .from(surveys)
      .innerJoin(sources, eq(sources.id, surveys.sourceId))
      .where(isNotNull(surveys.keepDays)),
  );
}

/** The oldest first. Ids begin with the moment in which they were made, so that what came days later is not looked at one by one. */
async function expireSome(ctx: ServiceContext, { id, key, sourceId, keepDays }: Kept, shardKey: number) {
  const before = new Date(ctx.now().getTime() - keepDays * dayMs);
  const beyond = new Date(before.getTime() + 2 * dayMs).getTime().toString(16).padStart(12, "0");
  const bound = `${beyond.slice(0, 8)}-${beyond.slice(8)}-0000-0000-000000000000`;
  return inTenant(
    ctx,
    async (tx) => {
      // Whoever keeps them longer meanwhile has said so before the next of them go.
      const [stands] = await tx
        .select({ keepDays: surveys.keepDays })
        .from(surveys)
        .where(eq(surveys.id, id))
        .for("share");
      if (stands?.keepDays !== keepDays) return 0;
      const due = await tx.execute<{ id: string }>(sql`
        select r.id from responses r
        where r.shard_key = ${shardKey} and r.org_id = ${ctx.organisation.id} and r.source_id = ${sourceId}
          and r.id < ${bound}::uuid and r.received_at < ${before.toISOString()}::timestamptz
        order by r.id limit ${atOnce} for update skip locked`);
      for (const response of due) await eraseResponseIn(tx, ctx, await lockResponse(tx, response.id));
      if (due.length > 0)
        await recordAudit(tx, ctx, {
          ...{ verb: "survey.expireAnswers", subject: { kind: "survey", id } },
          after: { key, count: due.length, keepDays },
        });
      return due.length;
    },
    { unmask: true },
  );
}

async function forgetOriginals(ctx: ServiceContext, { sourceId, slots }: Pick<Kept, "sourceId" | "slots">) {
  for (const shardKey of shardKeysOf(ctx.organisation.id, { id: sourceId, slots }))
    await inTenant(
      ctx,
      (tx) =>
        tx.execute(sql`
          delete from comment_originals o using responses r
          where o.shard_key = ${shardKey} and r.shard_key = ${shardKey} and r.id = o.response_id
            and r.org_id = ${ctx.organisation.id} and r.source_id = ${sourceId}`),
      { unmask: true },
    );
}
