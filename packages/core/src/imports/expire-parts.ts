import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { lookup } from "@heard/db";
import { sql } from "drizzle-orm";
import { inTenant } from "../context.ts";
import { namesIn } from "../files/expire.ts";
import { systemContext } from "../jobs/maintain.ts";

/** Longer than any run takes to say where it writes. */
const unnamedMs = 3_600_000;

/**
 * Deletes rows that were refused and lie beside a run that does not go on: it ended, or its file was forgotten with somebody of its rows. Returns how many files.
 */
export async function expireParts({ dataDir, now }: { dataDir: string; now: () => Date }): Promise<number> {
  const folder = join(dataDir, "imports");
  const names = (await namesIn(folder)).filter((name) => name.endsWith(".part"));
  if (names.length === 0) return 0;
  const needed = await neededParts(now);
  let deleted = 0;
  for (const name of names) {
    const path = join(folder, name);
    if (needed.has(name) || now().getTime() - (await stat(path)).mtimeMs < unnamedMs) continue;
    await rm(path, { force: true });
    deleted += 1;
  }
  return deleted;
}

/** Those from which a run goes on, or could: the last job of an import that is not at its end. */
async function neededParts(now: () => Date): Promise<Set<string>> {
  const needed = new Set<string>();
  for (const { key } of await lookup.organisations()) {
    const organisation = await lookup.organisation(key);
    if (!organisation) continue;
    const rows = await inTenant(systemContext(organisation, now), (tx) =>
      tx.execute<{ name: string }>(sql`
        select j.checkpoint -> 'rejected' ->> 'name' as name
        from import_batches b join job_runs j on j.org_id = b.org_id and j.id = b.job_run_id
        where b.state not in ('imported', 'undone', 'discarded') and j.checkpoint -> 'rejected' ->> 'name' is not null`),
    );
    for (const { name } of rows) needed.add(name);
  }
  return needed;
}
