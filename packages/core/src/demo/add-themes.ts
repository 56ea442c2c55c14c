import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { adoptStarterThemes, archiveTheme, listThemes, moveTheme, updateTheme } from "../themes/index.ts";
import { asPerson } from "./add-people.ts";

/**
 * How the company came to its themes: those that come with the product, then what it made of them over the years. All of it stands before the first
 * comment, as the comments of the world are read by the tree of today and by no other.
 */
export async function addThemes(
  ctx: ServiceContext,
  { lastDay, days }: { lastDay: string; days: number },
): Promise<void> {
  const leader = await asPerson(ctx, "cxLeader");
  const when = (share: number): ServiceContext => ({
    ...leader,
    now: () => new Date(`${addDays(lastDay, -Math.round(days * share))}T10:20:00Z`),
  });
  await adoptStarterThemes(when(1));
  // A shop for furniture serves nothing to eat.
  await archiveTheme(when(0.8), { key: "food" });
  const { themes } = await listThemes(ctx);
  const wait = themes.find(({ key }) => key === "wait");
  if (!wait) throw new Error("The themes that come with the product have no “wait”");
  await updateTheme(when(0.4), { key: wait.key, rule: `${wait.rule} OR "collection queue" OR 取货排队` });
  await moveTheme(when(0.1), { key: wait.key, parent: null, to: 0 });
}
