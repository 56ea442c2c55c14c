import { lookup } from "@heard/db";
import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { createOrganisation } from "../organisations/create.ts";
import { deleteOrganisation } from "../organisations/delete.ts";
import { deleteSource } from "../sources/delete.ts";
import { restoreSource } from "../sources/restore.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { purgeDeleted } from "./purge.ts";

useTestDatabase();
const dataDir = useTemporaryFiles().folder;
const later = (days: number) => () => new Date(testNow().getTime() + days * 86_400_000);
const purge = (now: () => Date) =>
  purgeDeleted({
    dataDir,
    now,
    onError: (error) => expect.fail(error instanceof Error ? error.message : String(error)),
  });

test("the worker's round takes deleted organisations at once and the bin after thirty days, and then has nothing to do", async () => {
  const [binned, young] = [await makeTestOrganisation(), await makeTestOrganisation()];
  const demo = await createOrganisation(
    { kind: "operator" },
    { key: "round-demo", name: "Demo", isDemo: true },
    testNow,
  );
  await deleteSource(binned, { source: "app" });
  await deleteSource({ ...young, now: later(2) }, { source: "app" });
  expect(await purge(testNow)).toBe(0);
  await deleteOrganisation(demo, { name: "Demo" });
  expect(await purge(testNow)).toBe(1);
  expect(await lookup.organisation("round-demo")).toBeNull();
  expect(await purge(later(31))).toBe(1);
  await expect(restoreSource(binned, { source: "app" })).rejects.toMatchObject({ code: "not_found" });
  await restoreSource(young, { source: "app" });
  expect(await purge(later(31))).toBe(0);
});
