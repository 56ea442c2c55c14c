import { themes, themeVersions } from "@heard/db/schema/themes";
import { eq, notInArray } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { newestTree } from "./queries.ts";
import { ThemeVersionInput } from "./schema.ts";

/**
 * Makes an earlier tree the newest one: the way back from any edit. What came later is put away, and every version stays.
 * @throws DomainError not_found, conflict when a version is newer than the one that the caller goes back from
 */
export async function restoreThemeVersion(ctx: ServiceContext, input: ThemeVersionInput): Promise<ThemeEdit> {
  const { version, newest } = ThemeVersionInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const { version: now } = await newestTree(tx);
    if (newest !== undefined && newest !== now)
      throw new DomainError("conflict", "changed_meanwhile", { what: "version of the themes", id: now });
    const [kept] = await tx.select().from(themeVersions).where(eq(themeVersions.version, version));
    if (!kept) throw notFound("version of the themes", version);
    const before = new Map(tree.map((theme) => [theme.id, theme]));
    for (const { id, key: _, archived, ...as } of kept.snapshot.themes) {
      const archivedAt = archived ? (before.get(id)?.archivedAt ?? ctx.now()) : null;
      await tx
        .update(themes)
        .set({ ...as, archivedAt })
        .where(eq(themes.id, id));
    }
    const ids = kept.snapshot.themes.map(({ id }) => id);
    for (const { id, archivedAt } of await tx
      .select()
      .from(themes)
      .where(notInArray(themes.id, [0, ...ids])))
      if (!archivedAt) await tx.update(themes).set({ archivedAt: ctx.now() }).where(eq(themes.id, id));
    return { verb: "theme.restoreVersion", subject: { kind: "themeVersion", id: version } };
  });
}
