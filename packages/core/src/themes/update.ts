import { themes } from "@heard/db/schema/themes";
import { eq } from "drizzle-orm";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { checkRule } from "./check-rule.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { putUnder } from "./move.ts";
import { usedTheme } from "./queries.ts";
import { UpdateThemeInput } from "./schema.ts";

/** Changes a theme's name, rule, tone or what it is part of; its key stays. @throws DomainError not_found, conflict, invalid_input, invalid_state */
export async function updateTheme(ctx: ServiceContext, input: UpdateThemeInput): Promise<ThemeEdit> {
  const { key, seen, ...given } = UpdateThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const theme = usedTheme(tree, key);
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    const before = tree.find(({ id }) => id === theme.parentId)?.key ?? null;
    assertUnchanged({ kind: "theme", id: key }, { seen, stored: { ...theme, parent: before }, wanted });
    if (given.rule !== undefined) checkRule(given.rule);
    const { name = theme.name, rule = theme.rule, tone = theme.tone, parent = before } = given;
    if (parent !== before) {
      const under = parent === null ? null : usedTheme(tree, parent);
      await putUnder(tx, tree, { theme: { ...theme, name }, parent: under, to: 1000 });
    } else if (given.name) {
      const siblings = tree.filter((one) => one.parentId === theme.parentId && !one.archivedAt);
      assertNameFree(given.name, siblings, theme);
    }
    await tx.update(themes).set({ name, rule, tone }).where(eq(themes.id, theme.id));
    return {
      verb: "theme.update",
      subject: { kind: "theme", id: key },
      fields: Object.keys(wanted).map((field) => (field === "rule" ? "themeRule" : field)),
      before: { name: theme.name, themeRule: theme.rule, tone: theme.tone, parent: before },
      after: { name, themeRule: rule, tone, parent },
    };
  });
}
