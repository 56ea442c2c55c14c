import { lookup } from "@heard/db";
import type { ServiceContext } from "../context.ts";
import { deleteOrganisation } from "../organisations/delete.ts";
import { purgeOrganisation } from "../organisations/purge.ts";
import { contextOf, getOrganisation } from "../organisations/queries.ts";
import { demoOrganisation } from "./world.ts";

/**
 * Deletes the demo company with its people, responses and files, at once and whole. An organisation that only has its key is left alone. Returns
 * how many rows went; `null` when there is no demo.
 */
export async function deleteDemo(options: {
  dataDir: string;
  now: () => Date;
  onTable?: (table: string) => void;
}): Promise<{ organisation: string; rows: number } | null> {
  const found = await lookup.organisation(demoOrganisation.key);
  if (!found?.isDemo) return null;
  const ctx: ServiceContext = await contextOf(found.key, { kind: "operator" }, options.now);
  const { name } = await getOrganisation(ctx);
  await deleteOrganisation(ctx, { name });
  return { organisation: found.key, rows: await purgeOrganisation(ctx, options) };
}
