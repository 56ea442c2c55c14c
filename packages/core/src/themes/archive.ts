import { themes } from "@heard/db/schema/themes";
import { eq } from "drizzle-orm";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError, invalidState } from "../errors.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { themeOf, usedTheme } from "./queries.ts";
import { mostThemes } from "./rules.ts";
import { ThemeInput } from "./schema.ts";

/** Puts a theme away: it is looked for no more, and its mentions leave the numbers when history has been read. @throws DomainError not_found, invalid_state */
export async function archiveTheme(ctx: ServiceContext, input: ThemeInput): Promise<ThemeEdit> {
  const { key } = ThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const theme = usedTheme(tree, key);
    if (tree.some(({ parentId, archivedAt }) => parentId === theme.id && !archivedAt))
      throw new DomainError("invalid_state", "theme_in_use", { theme: key });
    await tx.update(themes).set({ archivedAt: ctx.now() }).where(eq(themes.id, theme.id));
    return { verb: "theme.archive", subject: { kind: "theme", id: key } };
  });
}

/** Takes a theme up again where it was, or at the top when what it was under is put away. @throws DomainError not_found, invalid_state, conflict, limit_exceeded */
export async function restoreTheme(ctx: ServiceContext, input: ThemeInput): Promise<ThemeEdit> {
  const { key } = ThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const theme = themeOf(tree, key);
    if (!theme.archivedAt) throw invalidState("theme", "in use", key);
    const used = tree.filter(({ archivedAt }) => !archivedAt);
    if (used.length >= mostThemes) throw new DomainError("limit_exceeded", "too_many_themes", { most: mostThemes });
    const parent = used.find(({ id }) => id === theme.parentId) ?? null;
    const siblings = used.filter(({ parentId }) => parentId === (parent?.id ?? null));
    assertNameFree(theme.name, siblings);
    const position = Math.max(-1, ...siblings.map((one) => one.position)) + 1;
    await tx
      .update(themes)
      .set({ archivedAt: null, mergedInto: null, parentId: parent?.id ?? null, position })
      .where(eq(themes.id, theme.id));
    return { verb: "theme.restore", subject: { kind: "theme", id: key } };
  });
}
