import type { Transaction } from "@heard/db";
import { type ThemeRow, themes } from "@heard/db/schema/themes";
import type * as z from "zod";
import { assertNameFree, keyFromName } from "../catalogue/rules.ts";
import { freeKey } from "../catalogue/schema.ts";
import type { ServiceContext } from "../context.ts";
import { alreadyExists, DomainError } from "../errors.ts";
import { checkRule } from "./check-rule.ts";
import { editThemes, type ThemeEdit } from "./edit.ts";
import { usedTheme } from "./queries.ts";
import { ancestorsOf, deepestTheme, mostThemes } from "./rules.ts";
import { CreateThemeInput } from "./schema.ts";

/**
 * Adds a theme, last under its parent or at the top.
 * @throws DomainError conflict when the key or the look of the name is taken, invalid_input with what is wrong in the rule, not_found, limit_exceeded
 */
export async function createTheme(ctx: ServiceContext, input: CreateThemeInput): Promise<ThemeEdit> {
  const given = CreateThemeInput.parse(input);
  return editThemes(ctx, async (tx, tree) => {
    const parent = given.parent === null ? null : usedTheme(tree, given.parent);
    const { key, name, rule, tone } = await addTheme(tx, ctx, tree, { ...given, parent });
    return {
      verb: "theme.create",
      subject: { kind: "theme", id: key },
      after: { name, parent: given.parent, themeRule: rule, tone },
    };
  });
}

type NewTheme = Pick<z.output<typeof CreateThemeInput>, "key" | "name" | "rule" | "tone"> & { parent: ThemeRow | null };

/** The same as a step of another edit; the new theme stands in the tree that was given. */
export async function addTheme(
  tx: Transaction,
  ctx: ServiceContext,
  tree: ThemeRow[],
  { key: wanted, name, rule, tone, parent }: NewTheme,
): Promise<ThemeRow> {
  checkRule(rule);
  const used = tree.filter(({ archivedAt }) => !archivedAt);
  if (used.length >= mostThemes) throw new DomainError("limit_exceeded", "too_many_themes", { most: mostThemes });
  if (parent && ancestorsOf(tree, parent).length + 2 > deepestTheme)
    throw new DomainError("invalid_state", "theme_too_deep", { theme: parent.key, most: deepestTheme });
  if (wanted !== undefined && tree.some(({ key }) => key === wanted)) throw alreadyExists("theme", wanted);
  const parentId = parent?.id ?? null;
  const siblings = used.filter((one) => one.parentId === parentId);
  assertNameFree(name, siblings);
  const key = wanted ?? freeKey(keyFromName(name.en), new Set(tree.map((one) => one.key)), "theme");
  const position = Math.max(-1, ...siblings.map((one) => one.position)) + 1;
  const orgId = ctx.organisation.id;
  const [row] = await tx
    .insert(themes)
    .values({ orgId, key, name, parentId, rule, tone, position, createdAt: ctx.now() })
    .returning();
  if (!row) throw new Error(`theme ${key} was not stored`);
  tree.push(row);
  return row;
}
