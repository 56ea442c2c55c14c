import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import { heard } from "./heard.ts";
import { callProcedure, readProcedure } from "./own-organisation.ts";

type Person = { name: string; email: string };

/** An organisation that has just begun and has this person as its owner. The operator makes it, so nobody's ten an hour are used up. */
export async function emptyOrganisation({ name, email }: Person): Promise<string> {
  const key = `new-${randomBytes(4).toString("hex")}`;
  await heard("organisation", "create", "--key", key, "--name", "Teahouse");
  await heard("member", "create", "--organisation", key, "--email", email, "--name", name, "--roles", "owner");
  return key;
}

type Kept = { key: string; archivedAt: string | null };
const inUse = (all: readonly Kept[]) => all.filter(({ archivedAt }) => archivedAt === null);

/** Archives every metric that an organisation begins with. */
export async function withoutMetrics(page: Page, organisation: string): Promise<void> {
  await page.goto(paths.account());
  const { metrics } = await readProcedure<{ metrics: Kept[] }>(page, organisation, "metrics.registry");
  for (const { key } of inUse(metrics)) await archive(page, organisation, "metrics.archive", key);
}

/** Archives every stage that an organisation begins with. */
export async function withoutStages(page: Page, organisation: string): Promise<void> {
  await page.goto(paths.account());
  const { stages } = await readProcedure<{ stages: Kept[] }>(page, organisation, "journey.read");
  for (const { key } of inUse(stages)) await archive(page, organisation, "journey.archiveStage", key);
}

async function archive(page: Page, organisation: string, procedure: string, key: string): Promise<void> {
  expect(await callProcedure(page, organisation, procedure, { key }), `${procedure} ${key}`).toBe(200);
}
