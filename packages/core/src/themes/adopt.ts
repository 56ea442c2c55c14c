import { STARTER_THEMES } from "@heard/text/themes";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { addTheme } from "./create.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { newestTree } from "./queries.ts";

/**
 * Takes over the themes that come with the product, in three languages, to be edited like one's own. Those whose key is there already are left as they are.
 * @throws DomainError invalid_state when all of them are there, limit_exceeded, conflict when a name looks like one that is there
 */
export async function adoptStarterThemes(ctx: ServiceContext): Promise<ThemeEdit> {
  return editThemes(ctx, async (tx, tree) => {
    const fresh = STARTER_THEMES.filter(({ key }) => !tree.some((theme) => theme.key === key));
    if (fresh.length === 0) throw invalidState("starter themes", "adopted");
    const parents = fresh.filter(({ parent }) => parent === null);
    for (const starter of [...parents, ...fresh.filter(({ parent }) => parent !== null)]) {
      const { key, names: name, rule } = starter;
      const parent = tree.find((theme) => theme.key === starter.parent && !theme.archivedAt) ?? null;
      await addTheme(tx, ctx, tree, { key, name, rule, tone: "asRead", parent });
    }
    const { version } = await newestTree(tx);
    return {
      verb: "theme.adopt",
      subject: { kind: "themeVersion", id: version + 1 },
      after: { added: fresh.map(({ key }) => key) },
    };
  });
}
