import { themes } from "@heard/db/schema/themes";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { checkRule } from "./check-rule.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { putUnder } from "./move.ts";
import { readThemes, usedTheme } from "./queries.ts";
import { branchOf } from "./rules.ts";
import { MergeThemeInput } from "./schema.ts";

/**
 * Lets one theme take the place of another: it finds what both found, what was under the other stands under it, and what a person said of the other holds for
 * it. The other is put away.
 * @throws DomainError not_found, invalid_state `theme_in_itself`, invalid_input when both rules together are too long, conflict
 */
export async function mergeTheme(ctx: ServiceContext, input: MergeThemeInput): Promise<ThemeEdit> {
  const { key, into: wanted } = MergeThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const [theme, into] = [usedTheme(tree, key), usedTheme(tree, wanted)];
    if (branchOf(tree, theme.id).some(({ id }) => id === into.id))
      throw new DomainError("invalid_state", "theme_in_itself", { theme: key, other: wanted });
    const rule = `(${into.rule}) OR (${theme.rule})`;
    checkRule(rule);
    await tx.update(themes).set({ archivedAt: ctx.now(), mergedInto: into.id }).where(eq(themes.id, theme.id));
    await tx.update(themes).set({ rule }).where(eq(themes.id, into.id));
    const children = tree.filter(({ parentId, archivedAt }) => parentId === theme.id && !archivedAt);
    for (const child of children) await putUnder(tx, await readThemes(tx), { theme: child, parent: into, to: 1000 });
    return { verb: "theme.merge", subject: { kind: "theme", id: key }, after: { into: wanted } };
  });
}
