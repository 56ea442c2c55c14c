import type { Transaction } from "@heard/db";
import { binnedItems } from "@heard/db/schema/binned-items";
import type { LocalisedText } from "@heard/db/schema/columns";
import { mappings } from "@heard/db/schema/imports";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { savedViews } from "@heard/db/schema/saved-views";
import { sources } from "@heard/db/schema/sources";
import { benchmarks } from "@heard/db/schema/targets";
import { annotations } from "@heard/db/schema/verdicts";
import { and, eq, gte, isNotNull, sql } from "drizzle-orm";
import { liesWithin } from "../annotations/rules.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { binnedBefore, purgeTime } from "./rules.ts";

export type BinKind =
  | "source"
  | "survey"
  | "mapping"
  | "savedView"
  | "touchpoint"
  | "channel"
  | "segment"
  | "improvementPlan"
  | "annotation"
  | "benchmark";
export type BinItem = {
  kind: BinKind;
  /** The key of a source, survey or mapping, the number of anything else. */
  id: string;
  name: LocalisedText;
  deletedAt: Date;
  /** From then on it is gone for ever. */
  purgedAt: Date;
  /** Who deleted it: looked up when read. `null` for the command line and for who is no member any more. */
  deletedBy: string | null;
  /** How many responses went with a source or survey. */
  responseCount: number | null;
};

/** What the reader can take back: their own views, what they may edit, and with `bin.restore` the sources, mappings and parts of the catalogue. Newest first. */
export async function listBin(ctx: ServiceContext): Promise<BinItem[]> {
  requirePermission(ctx, "savedView.own");
  const found = await inTenant(ctx, async (tx) => {
    const all = isPermitted(ctx, "bin.restore");
    const things = [
      ...(await binnedViews(tx, ctx)),
      ...(await binnedPlans(tx, ctx)),
      ...(await binnedAnnotations(tx, ctx)),
      ...(await binnedBenchmarks(tx, ctx)),
      ...(all ? await binnedSources(tx) : []),
      ...(all ? await binnedMappings(tx) : []),
      ...(all ? await binnedParts(tx) : []),
    ];
    const deletions = await deletionsOf(tx);
    return things.map(({ kind, id, name, deletedAt }): BinItem => {
      // A survey goes into the bin as the source that it is.
      const isSource = kind === "source" || kind === "survey";
      const deletion = deletions.get(`${isSource ? "source" : kind}/${id}`);
      return {
        kind,
        id,
        name,
        deletedAt,
        purgedAt: purgeTime(deletedAt),
        deletedBy: deletion?.name ?? null,
        responseCount: isSource ? (deletion?.responses ?? 0) : null,
      };
    });
  });
  return found.sort((a, b) => b.deletedAt.getTime() - a.deletedAt.getTime());
}

type Thing = Pick<BinItem, "kind" | "id" | "name" | "deletedAt">;
const present = (kind: BinKind, rows: { id: string | number; name: string; deletedAt: Date | null }[]): Thing[] =>
  rows.flatMap(({ id, name, deletedAt }) =>
    deletedAt ? [{ kind, id: String(id), name: { en: name }, deletedAt }] : [],
  );

async function binnedViews(tx: Transaction, { actor }: ServiceContext): Promise<Thing[]> {
  if (actor.kind !== "member") return [];
  const { id, name, deletedAt } = savedViews;
  const own = and(isNotNull(deletedAt), eq(savedViews.memberId, actor.memberId));
  return present("savedView", await tx.select({ id, name, deletedAt }).from(savedViews).where(own));
}

/** Whoever leads the work on plans takes all of them back, everybody else those that they own. */
async function binnedPlans(tx: Transaction, ctx: ServiceContext): Promise<Thing[]> {
  const { id, title, deletedAt, ownerId } = improvementPlans;
  if (!isPermitted(ctx, "plan.edit")) return [];
  const mine = ctx.actor.kind === "member" ? eq(ownerId, ctx.actor.memberId) : undefined;
  const here = and(isNotNull(deletedAt), isPermitted(ctx, "plan.lead") ? undefined : mine);
  return present("improvementPlan", await tx.select({ id, name: title, deletedAt }).from(improvementPlans).where(here));
}

async function binnedAnnotations(tx: Transaction, ctx: ServiceContext): Promise<Thing[]> {
  if (!isPermitted(ctx, "annotation.edit")) return [];
  const rows = await tx.select().from(annotations).where(isNotNull(annotations.deletedAt));
  const theirs = rows.filter(({ touchpointIds }) => liesWithin(ctx.touchpoints, touchpointIds));
  return present(
    "annotation",
    theirs.map(({ id, title: name, deletedAt }) => ({ id, name, deletedAt })),
  );
}

/** One that a target was set by stays stored for longer than it can be taken back. */
async function binnedBenchmarks(tx: Transaction, ctx: ServiceContext): Promise<Thing[]> {
  if (!isPermitted(ctx, "target.edit")) return [];
  const { id, name, removedAt: deletedAt } = benchmarks;
  const here = gte(deletedAt, binnedBefore(ctx.now()));
  return present("benchmark", await tx.select({ id, name, deletedAt }).from(benchmarks).where(here));
}

async function binnedSources(tx: Transaction): Promise<Thing[]> {
  const { key, name, deletedAt, kind } = sources;
  const rows = await tx.select({ id: key, name, deletedAt, kind }).from(sources).where(isNotNull(deletedAt));
  return rows.flatMap((row) => present(row.kind === "survey" ? "survey" : "source", [row]));
}

async function binnedMappings(tx: Transaction): Promise<Thing[]> {
  const { key, name, deletedAt } = mappings;
  return present("mapping", await tx.select({ id: key, name, deletedAt }).from(mappings).where(isNotNull(deletedAt)));
}

async function binnedParts(tx: Transaction): Promise<Thing[]> {
  const { kind, id, name, deletedAt } = binnedItems;
  const rows = await tx.select({ kind, id, name, deletedAt }).from(binnedItems);
  return rows.map((row) => ({ ...row, id: String(row.id) }));
}

/** The last deletion of each thing, as the log has it: who, and how many responses. */
async function deletionsOf(tx: Transaction): Promise<Map<string, { name: string | null; responses: number }>> {
  const rows = await tx.execute<{ kind: string; id: string; name: string | null; responses: number | null }>(sql`
    select distinct on (1, 2) e.subject_kind as kind, coalesce(e.after ->> 'itemId', e.subject_id) as id, u.name, (e.after ->> 'responses')::int as responses
    from audit_entries e left join members m on e.actor_kind = 'member' and m.id::text = e.actor_id left join users u on u.id = m.user_id
    where e.verb in ('source.delete', 'mapping.delete', 'savedView.delete', 'touchpoint.delete', 'channel.delete', 'segment.delete',
      'improvementPlan.delete', 'annotation.remove', 'benchmark.remove') order by 1, 2, e.id desc`);
  return new Map(rows.map(({ kind, id, name, responses }) => [`${kind}/${id}`, { name, responses: responses ?? 0 }]));
}
