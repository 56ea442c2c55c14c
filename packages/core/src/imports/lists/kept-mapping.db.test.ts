import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { importsIn } from "../../testing/import-file.ts";
import { makeTestOrganisation } from "../../testing/organisation.ts";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { getImport, getListAccount, getMapping, listMappings, readImport, saveMapping } from "../index.ts";

useTestDatabase();
const imports = importsIn(useTemporaryFiles().folder);

const mapping = {
  format: "heard-contacts/1",
  columns: [
    { column: "no", as: "key" },
    { column: "write to", as: "email" },
    { column: "may we", as: "consent", purpose: "surveys", words: { perhaps: null } },
  ],
};
const file = ["no,write to,may we", "C-1,ada@example.org,yes", "C-2,ben@example.org,perhaps"].join("\n");

test("the mapping of a list is kept under a name, listed with its kind alone, and the next file is read by it", async () => {
  const ctx = await makeTestOrganisation();
  const saved = await saveMapping(ctx, { name: "Monthly", mapping });
  expect(saved).toMatchObject({ kind: "contacts", source: null });
  expect(await listMappings(ctx)).toEqual([]);
  expect(await listMappings(ctx, { kind: "contacts" })).toMatchObject([{ id: saved.id, name: "Monthly" }]);
  expect((await getMapping(ctx, { mappingId: saved.id })).mapping).toMatchObject(mapping);

  const batchId = await imports.draft(ctx, file, "june.csv", "contacts");
  const { jobId } = await readImport(ctx, { batchId, mappingId: saved.id });
  await imports.work(ctx, jobId, "import.read");
  expect(await getImport(ctx, { batchId })).toMatchObject({ mappingName: "Monthly", listMapping: mapping });
  expect(await getListAccount(ctx, { batchId })).toMatchObject({ accepted: 2, rejected: 0 });
});

test("it is written over by one of its own kind, as it was seen, and reads no file of another kind", async () => {
  const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
  const { id: mappingId } = await saveMapping(ctx, { name: "Monthly", mapping });
  const seen = { name: "Monthly", mapping: (await getMapping(ctx, { mappingId })).mapping };
  const fewer = { ...mapping, columns: mapping.columns.slice(0, 2) };
  await saveMapping(ctx, { name: "Monthly", mapping: fewer, mappingId, seen });
  await expect(saveMapping(ctx, { name: "Mine", mapping, mappingId, seen })).rejects.toMatchObject({
    reason: "changed_meanwhile",
  });
  const addresses = { format: "heard-suppressions/1", columns: [{ column: "a", as: "address" }] };
  const missing = { code: "not_found", reason: "not_found" };
  await expect(saveMapping(ctx, { name: "Stop", mapping: addresses, mappingId })).rejects.toMatchObject(missing);
  const batchId = await imports.draft(ctx, "score,when\n9,2026-06-01\n", "feedback.csv");
  await expect(readImport(ctx, { batchId, mappingId })).rejects.toMatchObject(missing);
  const theirs = await imports.draft(other, file, "june.csv", "contacts");
  await expect(readImport(other, { batchId: theirs, mappingId })).rejects.toMatchObject(missing);
});
