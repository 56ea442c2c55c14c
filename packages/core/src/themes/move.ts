import type { Transaction } from "@heard/db";
import { type ThemeRow, themes } from "@heard/db/schema/themes";
import { eq } from "drizzle-orm";
import { assertNameFree, movedTo } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { usedTheme } from "./queries.ts";
import { ancestorsOf, branchOf, deepestTheme, levelsOf } from "./rules.ts";
import { MoveThemeInput } from "./schema.ts";

/** Puts a theme with all that is under it at another place of the tree. @throws DomainError not_found, invalid_state, conflict */
export async function moveTheme(ctx: ServiceContext, input: MoveThemeInput): Promise<ThemeEdit> {
  const { key, parent: under, to } = MoveThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const theme = usedTheme(tree, key);
    const parent = under === null ? null : usedTheme(tree, under);
    const before = tree.find(({ id }) => id === theme.parentId)?.key ?? null;
    await putUnder(tx, tree, { theme, parent, to });
    return {
      verb: "theme.move",
      subject: { kind: "theme", id: key },
      fields: ["parent", "position"],
      before: { parent: before, position: theme.position },
      after: { parent: under, position: to },
    };
  });
}

/**
 * The same as a step of another edit. Rows of the tree that was given keep saying what was before.
 * @throws DomainError invalid_state `theme_in_itself` or `theme_too_deep`, conflict when a name there looks the same
 */
export async function putUnder(
  tx: Transaction,
  tree: readonly ThemeRow[],
  { theme, parent, to }: { theme: ThemeRow; parent: ThemeRow | null; to: number },
): Promise<void> {
  const used = tree.filter(({ archivedAt }) => !archivedAt);
  if (parent && branchOf(tree, theme.id).some(({ id }) => id === parent.id))
    throw new DomainError("invalid_state", "theme_in_itself", { theme: theme.key, other: parent.key });
  const above = parent ? 1 + ancestorsOf(tree, parent).length : 0;
  if (above + levelsOf(used, theme.id) > deepestTheme)
    throw new DomainError("invalid_state", "theme_too_deep", { theme: theme.key, most: deepestTheme });
  const parentId = parent?.id ?? null;
  const siblings = used.filter((one) => one.parentId === parentId);
  if (theme.parentId !== parentId) assertNameFree(theme.name, siblings);
  for (const [position, { id }] of movedTo(siblings, theme, to).entries())
    await tx
      .update(themes)
      .set(id === theme.id ? { position, parentId } : { position })
      .where(eq(themes.id, id));
}
