import type { Transaction } from "@heard/db";
import { members, users } from "@heard/db/schema/members";
import { savedViews } from "@heard/db/schema/saved-views";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden, notFound } from "../errors.ts";
import { permissions, requirePermission } from "../permissions.ts";
import type { ListSavedViewsInput, SavedViewScreen } from "./schema.ts";

export type SavedViewItem = {
  id: number;
  name: string;
  query: string;
  shared: boolean;
  isOwn: boolean;
  /** Who made it; `null` for the reader's own. */
  madeBy: string | null;
};

/** The member whose views these are: a key or the operator has none. @throws DomainError forbidden */
export function viewOwner({ actor }: Pick<ServiceContext, "actor">): number {
  if (actor.kind !== "member") throw forbidden(permissions["savedView.own"].roles);
  return actor.memberId;
}

/** The reader's own views of a screen and those that others share, by name. */
export async function listSavedViews(ctx: ServiceContext, { screen }: ListSavedViewsInput): Promise<SavedViewItem[]> {
  requirePermission(ctx, "savedView.own");
  const memberId = viewOwner(ctx);
  const rows = await inTenant(ctx, (tx) =>
    tx
      .select({ view: savedViews, madeBy: users.name })
      .from(savedViews)
      .leftJoin(members, eq(members.id, savedViews.memberId))
      .leftJoin(users, eq(users.id, members.userId))
      .where(
        and(
          eq(savedViews.screen, screen),
          isNull(savedViews.deletedAt),
          or(eq(savedViews.memberId, memberId), eq(savedViews.shared, true)),
        ),
      )
      .orderBy(asc(savedViews.name), asc(savedViews.id)),
  );
  return rows.map(({ view, madeBy }) => itemOf(view, memberId, madeBy));
}

export function itemOf(row: typeof savedViews.$inferSelect, reader: number, madeBy: string | null): SavedViewItem {
  const { id, name, query, shared, memberId } = row;
  const isOwn = memberId === reader;
  return { id, name, query, shared, isOwn, madeBy: isOwn ? null : madeBy };
}

export type OwnView = { id: number; screen: SavedViewScreen; name: string; shared: boolean; deletedAt: Date | null };

/**
 * One of the actor's own views, locked for a change. A view that somebody else shares is theirs to change.
 * @throws DomainError not_found
 */
export async function lockOwnView(tx: Transaction, ctx: ServiceContext, viewId: number): Promise<OwnView> {
  const [row] = await tx
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, viewId), eq(savedViews.memberId, viewOwner(ctx))))
    .for("update");
  if (!row) throw notFound("saved view", viewId);
  const { id, name, shared, deletedAt } = row;
  return { id, name, shared, deletedAt, screen: row.screen === "comments" ? "comments" : "scores" };
}
