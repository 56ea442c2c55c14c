import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lookup, workLookup } from "@heard/db";
import { auditKey, sealAuditEntries } from "../audit/seal.ts";
import { systemContext } from "../jobs/maintain.ts";
import { replayErasures } from "./replay-erasures.ts";
import { replayKept } from "./replay-kept.ts";
import { type LedgerText, ledgerName, readLedgerText } from "./rules.ts";
import { updateLedger, writeWhole } from "./update-ledger.ts";

/**
 * Erases again whoever the ledgers say was erased, and keeps the answers of surveys for as long as was said last, that of the data folder among them, after the database went back to an older day by whatever means. The ledger of
 * the data folder knows all of them afterwards, and everything is sealed into the logs.
 */
export async function eraseAgain(options: {
  authSecret: string;
  dataDir: string;
  ledgers: readonly string[];
  now: () => Date;
}): Promise<Replayed> {
  const { authSecret, dataDir, now } = options;
  const own = join(dataDir, ledgerName);
  const { lines, marks, kept } = await readLedgers([...(existsSync(own) ? [own] : []), ...options.ledgers]);
  // First: a line that somebody else wrote is refused here, and does not come into the ledger of the data folder.
  const surveys = await replayKept(kept, { authSecret, now });
  if (lines.length > 0) await writeWhole(own, `${lines.join("\n")}\n`);
  const replayed = { ...(await replayErasures(marks, { authSecret, now })), surveys };
  await updateLedger({ authSecret, dataDir, now });
  await sealEverything(authSecret, now);
  return replayed;
}

export type Replayed = Awaited<ReturnType<typeof replayErasures>> & { surveys: number };

/** What several ledgers know together. @throws Error where one is none */
export async function readLedgers(paths: readonly string[]): Promise<LedgerText & { lines: string[] }> {
  const lines = new Set<string>();
  for (const path of new Set(paths))
    for (const line of (await readFile(path, "utf8")).split("\n")) if (line !== "") lines.add(line);
  return { lines: [...lines], ...readLedgerText([...lines].join("\n")) };
}

/** What was erased again is in the chain before anybody looks at it. */
async function sealEverything(authSecret: string, now: () => Date): Promise<void> {
  const key = auditKey(authSecret);
  const standing = await Promise.all((await lookup.organisations()).map((row) => lookup.organisation(row.key)));
  for (const row of [...standing.filter((one) => one !== null), ...(await workLookup.deletedOrganisations())])
    while ((await sealAuditEntries(systemContext(row, now), key)) > 0);
}
