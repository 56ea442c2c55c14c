import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceContext } from "@heard/core/context";
import { createOrganisation } from "@heard/core/organisations/create";
import { closeDatabase, configureDatabase } from "@heard/db";
import { startEmbedded } from "@heard/db/embedded";
import { migrate } from "@heard/db/migrate";
import postgres, { type Sql } from "postgres";

export type Installation = {
  ctx: ServiceContext;
  owner: Sql;
  url: string;
  /** The folder of this installation, for what keeps files there. */
  dataDir: string;
  authSecret: string;
  close: () => Promise<void>;
};

/** A fresh durable cluster with one organisation: the settings that ship, nothing tuned for the benchmark. */
export async function openInstallation(): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), "heard-bench-"));
  const server = await startEmbedded({ dataDir });
  const admin = postgres(server.url, { max: 1, onnotice: () => {} });
  await admin.unsafe("create database heard template template0");
  await admin.end();
  const url = new URL(server.url);
  url.pathname = "/heard";
  const authSecret = "benchmark";
  await migrate({ databaseUrl: url.toString(), authSecret });
  configureDatabase({ databaseUrl: url.toString(), authSecret, maxConnections: 8 });
  const ctx = await createOrganisation({ kind: "operator" }, { key: "bench", name: "Bench" }, () => new Date());
  const owner = postgres(url.toString(), { max: 10, onnotice: () => {} });
  return {
    ctx,
    owner,
    url: url.toString(),
    dataDir,
    authSecret,
    close: async () => {
      await owner.end({ timeout: 1 });
      await closeDatabase(1);
      await server.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
