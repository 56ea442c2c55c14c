import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useTestDatabase } from "@heard/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { startDatabase } from "./database.ts";
import { EnvError, readEnv } from "./env.ts";

const database = useTestDatabase();

test("a database that somebody lives in is not touched with a secret made just now, and it is not kept", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "heard-cli-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const source = { HEARD_DATA_DIR: dataDir, DATABASE_URL: database.ownerUrl() };
  const file = join(dataDir, "auth-secret");
  await expect(startDatabase(readEnv(source), () => {})).rejects.toThrow(EnvError);
  expect(existsSync(file)).toBe(false);

  writeFileSync(file, "kept beside the database");
  expect((await startDatabase(readEnv(source), () => {})).url).toBe(database.ownerUrl());
  rmSync(file);
  expect((await startDatabase(readEnv({ ...source, AUTH_SECRET: "given" }), () => {})).url).toBe(database.ownerUrl());
});
