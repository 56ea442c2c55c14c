import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { exportFile } from "./index.ts";
import { mostRowsAtOnce } from "./rules.ts";

useTestDatabase();
const { folder } = useTemporaryFiles();

const period = { from: "2026-06-01", to: "2026-06-30" };
const content = { kind: "responses", query: { metric: "csat", period } } as const;
const csv = { content, format: "csv", locale: "en" } as const;
const into = (name: string) => ({
  responseAddress: "https://heard.example/acme/responses/",
  pathOf: () => join(folder, name),
});

async function organisationWith(count: number, actor: ServiceContext["actor"]): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation("operator");
  const all = Array.from({ length: count }, (_, place) => ({
    ...{ externalId: `E-${place}`, occurredOn: "2026-06-10", customer: `customer-${place}` },
    scores: [{ metric: "csat", touchpoint: "checkout", value: (place % 5) + 1 }],
  }));
  for (let start = 0; start < count; start += 1000)
    await recordResponses(ctx, { source: "app", mode: "api", responses: all.slice(start, start + 1000) });
  return { ...ctx, actor };
}

test("an export of any size stands in a new file, for its owner's eyes alone, and on record", async () => {
  const count = mostRowsAtOnce + 1;
  const ctx = await organisationWith(count, { kind: "operator" });
  const made = await exportFile(ctx, csv, into("large.csv"));
  const name = `${ctx.organisation.key}-responses-csat-2026-06-01-2026-06-30.csv`;
  expect(made).toEqual({ name, path: join(folder, "large.csv"), rowCount: count });
  expect((await stat(made.path)).mode & 0o777).toBe(0o600);
  const text = await readFile(made.path, "utf8");
  expect(new Set(text.match(/customer-\d+/g)).size).toBe(count);
  const { items } = await listAuditEntries(ctx, { verb: "export.create" });
  expect(items).toMatchObject([{ actor: { kind: "operator" }, after: { kind: "responses", format: "csv", name } }]);
});

test("it writes over nothing, and leaves nothing of what could not be made", async () => {
  const ctx = await organisationWith(3, { kind: "operator" });
  const input = { ...csv, format: "xlsx" } as const;
  const { path } = await exportFile(ctx, input, into("twice.xlsx"));
  const before = await readFile(path);
  await expect(exportFile(ctx, input, into("twice.xlsx"))).rejects.toMatchObject({
    reason: "already_exists",
    params: { what: "file", id: path },
  });
  expect(await readFile(path)).toEqual(before);
  const unknown = { ...input, content: { ...content, query: { metric: "nobody", period } } };
  await expect(exportFile(ctx, unknown, into("never.xlsx"))).rejects.toMatchObject({ reason: "unknown_key" });
  expect((await readdir(folder)).filter((name) => name.startsWith("never"))).toEqual([]);
});

test("it is on record before its first byte, so whoever ends it early has taken nothing unseen", async () => {
  const ctx = await organisationWith(1, { kind: "operator" });
  // Ended where the file would be opened: the folder is not there.
  await expect(exportFile(ctx, csv, into(join("nowhere", "early.csv")))).rejects.toMatchObject({ code: "ENOENT" });
  expect((await listAuditEntries(ctx, { verb: "export.create" })).items).toHaveLength(1);
  const { path } = await exportFile(ctx, csv, into("once.csv"));
  await expect(exportFile(ctx, csv, into("once.csv"))).rejects.toMatchObject({ params: { id: path } });
  expect((await listAuditEntries(ctx, { verb: "export.create" })).items).toHaveLength(2);
});

test("it is closed to whoever may not export", async () => {
  const grants = { canUnmask: false, canSeeCustomers: false };
  const ctx = await organisationWith(1, { kind: "member", memberId: 1, userId: 1, roles: ["employee"], grants });
  await expect(exportFile(ctx, csv, into("employee.csv"))).rejects.toMatchObject({ code: "forbidden" });
});
