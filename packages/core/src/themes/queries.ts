import type { Transaction } from "@heard/db";
import type { LocalisedText } from "@heard/db/schema/columns";
import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { members, users } from "@heard/db/schema/members";
import { type ThemeAsOf, type ThemeRow, type ThemeSnapshot, themes, themeVersions } from "@heard/db/schema/themes";
import { and, asc, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { rereadJob } from "../readings/rules.ts";

/** Every theme of the organisation, also those put away, in the order of the tree's lists. */
export function readThemes(tx: Transaction): Promise<ThemeRow[]> {
  return tx.select().from(themes).orderBy(asc(themes.position), asc(themes.id));
}

/** The newest version of the tree; number 0 and an empty tree before there is one. */
export async function newestTree(
  tx: Transaction,
): Promise<{ version: number; snapshot: ThemeSnapshot; readAt: Date | null }> {
  const [row] = await tx.select().from(themeVersions).orderBy(desc(themeVersions.version)).limit(1);
  return row ?? { version: 0, snapshot: { themes: [] }, readAt: null };
}

/** The themes that were looked for at an instant, in the order of their lists; none before the first version. */
export async function themesAsOf(tx: Transaction, asOf: Date): Promise<ThemeAsOf[]> {
  const [row] = await tx
    .select()
    .from(themeVersions)
    .where(lte(themeVersions.madeAt, asOf))
    .orderBy(desc(themeVersions.version))
    .limit(1);
  const standing = row?.snapshot.themes.filter(({ archived }) => !archived) ?? [];
  return standing.toSorted((a, b) => a.position - b.position || a.id - b.id);
}

/** @throws DomainError not_found */
export function themeOf(tree: readonly ThemeRow[], key: string): ThemeRow {
  const theme = tree.find((one) => one.key === key);
  if (!theme) throw notFound("theme", key);
  return theme;
}

/** A theme that is looked for. @throws DomainError not_found, invalid_state when it is put away */
export function usedTheme(tree: readonly ThemeRow[], key: string): ThemeRow {
  const theme = themeOf(tree, key);
  if (theme.archivedAt) throw invalidState("theme", "archived", key);
  return theme;
}

export type Theme = {
  key: string;
  name: LocalisedText;
  parent: string | null;
  rule: string;
  tone: ThemeRow["tone"];
  /** The theme that took its place. */
  mergedInto: string | null;
  archivedAt: Date | null;
};
export type ThemeTree = {
  version: number;
  /** When every comment had been read by this version. */
  readAt: Date | null;
  /** The reading of history that is under way. */
  rereading: { jobId: string; doneCount: number; totalCount: number | null } | null;
  /** Why the numbers are not whole yet beside that: a file that comes in or leaves, and how many responses have comments that nobody has read. */
  unsettled: { imports: "coming" | "leaving" | null; unreadCount: number; unreadIsCapped: boolean };
  /** In the order of their lists, those put away last. */
  themes: Theme[];
};

/** The tree of themes as it is edited. */
export async function listThemes(ctx: ServiceContext): Promise<ThemeTree> {
  requirePermission(ctx, "theme.read");
  return inTenant(
    ctx,
    async (tx) => {
      const rows = await readThemes(tx);
      const { version, readAt } = await newestTree(tx);
      const [job] = await tx
        .select()
        .from(jobRuns)
        .where(and(eq(jobRuns.kind, rereadJob), inArray(jobRuns.state, ["waiting", "running"])))
        .orderBy(desc(jobRuns.createdAt))
        .limit(1);
      const unsettled = { imports: await importsUnderWay(tx), ...(await countUnread(tx, ctx)) };
      const keys = new Map(rows.map(({ id, key }) => [id, key]));
      const keyOf = (id: number | null) => keys.get(id ?? 0) ?? null;
      return {
        version,
        readAt,
        rereading: job ? { jobId: job.id, doneCount: job.doneCount, totalCount: job.totalCount } : null,
        unsettled,
        themes: [...rows.filter((row) => !row.archivedAt), ...rows.filter((row) => row.archivedAt)].map((row) => ({
          key: row.key,
          name: row.name,
          parent: keyOf(row.parentId),
          rule: row.rule,
          tone: row.tone,
          mergedInto: keyOf(row.mergedInto),
          archivedAt: row.archivedAt,
        })),
      };
    },
    { snapshot: true },
  );
}

/** More wait only while a large file comes in, and its note says so. */
const unreadCap = 1000;

/** Of the whole organisation only to who sees all of it: the table of what waits knows no touchpoints, those of comments do. */
async function countUnread(
  tx: Transaction,
  { organisation, touchpoints }: ServiceContext,
): Promise<Pick<ThemeTree["unsettled"], "unreadCount" | "unreadIsCapped">> {
  const seen = sql`exists (select from comments c where c.shard_key = u.shard_key and c.response_id = u.response_id)`;
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select from unread u where org_id = ${organisation.id} ${touchpoints === "*" ? sql`` : sql`and ${seen}`} limit ${unreadCap + 1}
    ) waiting`);
  const count = row?.count ?? 0;
  return { unreadCount: Math.min(count, unreadCap), unreadIsCapped: count > unreadCap };
}

/** A file that leaves takes numbers away again, which matters more than one that comes. */
async function importsUnderWay(tx: Transaction): Promise<"coming" | "leaving" | null> {
  const rows = await tx
    .selectDistinct({ state: importBatches.state })
    .from(importBatches)
    .where(and(eq(importBatches.kind, "responses"), inArray(importBatches.state, ["running", "undoing"])));
  return rows.some(({ state }) => state === "undoing") ? "leaving" : rows.length > 0 ? "coming" : null;
}

export type ThemeVersion = {
  version: number;
  /** What made it, as the audit log calls it, and the theme that it was done to; a version, where one was gone back to. */
  verb: string;
  theme: string;
  /** What the theme was called then; `null` where it was done to the whole tree. */
  name: LocalisedText | null;
  /** What it was merged into, or stands under since it was moved. */
  other: LocalisedText | null;
  /** Where its rule was changed: from what to what. */
  rule: { before: string; after: string } | null;
  madeAt: Date;
  /** `null` when the command line made it, or the member has left. */
  by: string | null;
  readAt: Date | null;
  /** Themes that were looked for. */
  themeCount: number;
};

/** Every version of the tree, newest first. */
export async function listThemeVersions(ctx: ServiceContext): Promise<ThemeVersion[]> {
  requirePermission(ctx, "theme.read");
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ version: themeVersions, by: users.name })
      .from(themeVersions)
      .leftJoin(members, eq(members.id, themeVersions.madeBy))
      .leftJoin(users, eq(users.id, members.userId))
      .orderBy(desc(themeVersions.version)),
  );
  return rows.map(({ version: { version, verb, themeKey, madeAt, readAt, snapshot }, by }, at) => {
    const theme = snapshot.themes.find(({ key }) => key === themeKey);
    const before = rows[at + 1]?.version.snapshot.themes.find(({ key }) => key === themeKey);
    const otherId = verb === "theme.merge" ? theme?.mergedInto : verb === "theme.move" ? theme?.parentId : null;
    return {
      ...{ version, verb, theme: themeKey, madeAt, by, readAt },
      name: theme?.name ?? null,
      other: snapshot.themes.find(({ id }) => id === otherId)?.name ?? null,
      rule: theme && before && theme.rule !== before.rule ? { before: before.rule, after: theme.rule } : null,
      themeCount: snapshot.themes.filter(({ archived }) => !archived).length,
    };
  });
}
