import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { listContacts, listSuppressions } from "../../contacts/index.ts";
import type { ServiceContext } from "../../context.ts";
import { makeTestOrganisation } from "../../testing/organisation.ts";
import { useTemporaryFiles } from "../../testing/temporary.ts";
import { importFile, tryListFile } from "../import-file.ts";

useTestDatabase();
const files = useTemporaryFiles();

const fileOf = (lines: readonly string[]) => files.write(`list-${lines.length}.csv`, `${lines.join("\n")}\n`);
const people = ["id,mail,agreed", "C-1,ada@example.org,yes", "C-2,ben@example.org,no", "C-3,not an address,yes"];
const mapping = {
  format: "heard-contacts/1",
  columns: [
    { column: "id", as: "key" },
    { column: "mail", as: "email" },
    { column: "agreed", as: "consent", purpose: "surveys" },
  ],
};

test("a list of contacts comes in by command: what was tried is what comes in, and twice adds nothing", async () => {
  const ctx = await makeTestOrganisation();
  const options = { dataDir: files.folder };
  const input = { path: fileOf(people), mapping };
  const { problems, account } = await tryListFile(ctx, input, options);
  expect(problems).toEqual([]);
  expect(account).toMatchObject({
    rows: 3,
    accepted: 2,
    added: 2,
    rejected: 1,
    rejectedBy: [{ code: "email_invalid" }],
  });
  expect((await listContacts(ctx)).count).toBe(0);
  if (!account) throw new Error("no account");
  const batch = await importFile(ctx, { ...input, account }, options);
  expect(batch).toMatchObject({ kind: "contacts", state: "imported", listReport: { added: 2, rejected: 1 } });
  expect((await listContacts(ctx)).items.map(({ key, given }) => [key, given])).toEqual([
    ["C-2", false],
    ["C-1", true],
  ]);
  expect((await tryListFile(ctx, input, options)).account).toMatchObject({ added: 0, known: 2, rejected: 1 });
});

test("a list of addresses to leave alone comes in by command", async () => {
  const ctx = await makeTestOrganisation();
  const options = { dataDir: files.folder };
  const addresses = { format: "heard-suppressions/1", columns: [{ column: "address", as: "address" }] };
  const input = { path: fileOf(["address", "ada@example.org"]), mapping: addresses };
  const { account } = await tryListFile(ctx, input, options);
  if (!account) throw new Error("no account");
  expect(await importFile(ctx, { ...input, account }, options)).toMatchObject({
    kind: "suppressions",
    state: "imported",
  });
  expect((await listSuppressions(ctx)).items).toMatchObject([{ address: "ada@example.org", reason: "imported" }]);
});

test("a mapping that cannot be used names its places, and nothing is read by somebody who may not write contacts", async () => {
  const ctx = await makeTestOrganisation();
  const path = fileOf(people);
  const tried = (columns: object[], by: ServiceContext = ctx) =>
    tryListFile(by, { path, mapping: { ...mapping, columns } }, { dataDir: files.folder });
  expect(await tried([{ column: "agreed", as: "consent", purpose: "parties" }])).toMatchObject({
    account: null,
    problems: [
      { pointer: "/columns", code: "list_needs_identity" },
      { pointer: "/columns/0/purpose", code: "unknown_key", params: { value: "parties" } },
    ],
  });
  expect((await tried([{ column: "id", as: "shoe-size" }])).problems).toMatchObject([{ code: "mapping_invalid" }]);
  const leader: ServiceContext = {
    ...ctx,
    actor: {
      ...{ kind: "member", memberId: 1, userId: 1, roles: ["cxLeader"] },
      grants: { canUnmask: true, canSeeCustomers: true },
    },
  };
  await expect(tried(mapping.columns, leader)).rejects.toMatchObject({ code: "forbidden" });
});
