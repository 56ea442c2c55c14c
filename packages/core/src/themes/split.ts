import type { ServiceContext } from "../context.ts";
import { addTheme } from "./create.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { usedTheme } from "./queries.ts";
import { SplitThemeInput } from "./schema.ts";

/**
 * Divides a theme into parts that stand under it. It goes on counting all that it found itself, so nothing is lost that no part finds.
 * @throws DomainError not_found, invalid_state `theme_too_deep`, invalid_input, conflict, limit_exceeded
 */
export async function splitTheme(ctx: ServiceContext, input: SplitThemeInput): Promise<ThemeEdit> {
  const { key, parts } = SplitThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const parent = usedTheme(tree, key);
    const added: string[] = [];
    for (const { name, rule } of parts) {
      const part = await addTheme(tx, ctx, tree, { key: undefined, name, rule, tone: parent.tone, parent });
      added.push(part.key);
    }
    return { verb: "theme.split", subject: { kind: "theme", id: key }, after: { parts: added } };
  });
}
