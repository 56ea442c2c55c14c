import type { DryRun } from "../imports/dry-run/account.ts";
import { type DryRunOptions, dryRun } from "../imports/dry-run/dry-run.ts";
import type { ImportCatalogue } from "../imports/mapping/catalogue.ts";
import { openMapped } from "../imports/rows/layout.ts";
import { Mapping, type MappingInput } from "../imports/schema.ts";
import { testNow } from "./organisation.ts";

const higher = "higherIsBetter" as const;
const metric = (key: "nps" | "csat" | "ces", min: number, max: number) => ({
  key,
  names: [key.toUpperCase()],
  archived: false,
  kind: key,
  scales: [{ min, max, direction: higher }],
});

/** What a new organisation has, for tests that need no database. */
export const importCatalogue: ImportCatalogue = {
  timeZone: "Asia/Shanghai",
  metrics: [metric("nps", 0, 10), metric("csat", 1, 5), metric("ces", 1, 7)],
  touchpoints: [{ key: "checkout", names: ["Checkout", "结账"], archived: false }],
  channels: [{ key: "shop", names: ["Shop", "门店"], archived: false }],
  sources: [],
  segmentFields: [],
};

/** A dry run of a file without a database. */
export async function tried(
  path: string,
  mapping: MappingInput,
  options: Partial<DryRunOptions> = {},
): Promise<DryRun> {
  const parsed = Mapping.parse(mapping);
  const account = await dryRun(await openMapped(path, parsed), parsed, importCatalogue, { now: testNow(), ...options });
  if (!account) throw new Error("The dry run was told to end");
  return account;
}
