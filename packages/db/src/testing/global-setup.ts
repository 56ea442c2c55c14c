import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate.ts";
import { templateName, testSecret } from "./names.ts";

/**
 * One embedded cluster a run, migrated once into a template database that every test file clones.
 * `DATABASE_URL` is never read: a test must not touch somebody's data. `HEARD_TEST_DATABASE_URL` overrides, and its database name must end in `_test`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HEARD_TEST_DATABASE_URL;
  if (given && !new URL(given).pathname.endsWith("_test")) {
    throw new Error(
      `HEARD_TEST_DATABASE_URL names "${new URL(given).pathname.slice(1)}": the database name must end in _test`,
    );
  }
  const version = process.env.HEARD_TEST_POSTGRES === "15" ? 15 : 18;
  const folder = given ? null : await mkdtemp(join(tmpdir(), "heard-test-"));
  const server = folder
    ? await (await import("../embedded/index.ts")).startEmbedded({ dataDir: folder, version, durable: false })
    : null;
  const ownerUrl = given ?? server?.url ?? "";
  const admin = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${templateName} with (force)`);
  await admin.unsafe(`create database ${templateName} template template0`);
  await admin.end();
  const template = new URL(ownerUrl);
  template.pathname = `/${templateName}`;
  await migrate({ databaseUrl: template.toString(), authSecret: testSecret });
  project.provide("databaseUrl", template.toString());
  return async () => {
    await server?.remove();
    if (folder) await rm(folder, { recursive: true, force: true });
  };
}
