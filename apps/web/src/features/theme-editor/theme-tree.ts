import type { Theme } from "@heard/core/themes";

const inUse = (themes: readonly Theme[]) => themes.filter(({ archivedAt }) => archivedAt === null);

/** A theme and all that is under it. */
function branchOf(themes: readonly Theme[], key: string): Set<string> {
  const branch = new Set([key]);
  // A parent stands before or after what is under it: until nothing more is found.
  for (let size = 0; size < branch.size; ) {
    size = branch.size;
    for (const theme of themes) if (theme.parent !== null && branch.has(theme.parent)) branch.add(theme.key);
  }
  return branch;
}

/** Under which others a theme may stand: any in use but itself and what is under it. */
export function groupsFor(themes: readonly Theme[], theme: Pick<Theme, "key"> | null): Theme[] {
  const own = theme ? branchOf(themes, theme.key) : new Set<string>();
  return inUse(themes).filter(({ key }) => !own.has(key));
}

/** Whether a theme may be put away: nothing in use stands under it. */
export const isLeaf = (themes: readonly Theme[], key: string): boolean =>
  !inUse(themes).some(({ parent }) => parent === key);
