import { themes } from "@heard/db/schema/themes";
import { eq } from "drizzle-orm";
import { assertNameFree } from "../catalogue/rules.ts";
import type { ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { checkRule } from "./check-rule.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { usedTheme } from "./queries.ts";
import { UpdateThemeInput } from "./schema.ts";

/** Changes a theme's name, rule or tone; its key stays. @throws DomainError not_found, conflict, invalid_input, invalid_state */
export async function updateTheme(ctx: ServiceContext, input: UpdateThemeInput): Promise<ThemeEdit> {
  const { key, seen, ...given } = UpdateThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const theme = usedTheme(tree, key);
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    assertUnchanged({ kind: "theme", id: key }, { seen, stored: theme, wanted });
    if (given.name) {
      const siblings = tree.filter((one) => one.parentId === theme.parentId && !one.archivedAt);
      assertNameFree(given.name, siblings, theme);
    }
    if (given.rule !== undefined) checkRule(given.rule);
    const { name = theme.name, rule = theme.rule, tone = theme.tone } = given;
    await tx.update(themes).set({ name, rule, tone }).where(eq(themes.id, theme.id));
    return {
      verb: "theme.update",
      subject: { kind: "theme", id: key },
      fields: Object.keys(wanted).map((field) => (field === "rule" ? "themeRule" : field)),
      before: { name: theme.name, themeRule: theme.rule, tone: theme.tone },
      after: { name, themeRule: rule, tone },
    };
  });
}
