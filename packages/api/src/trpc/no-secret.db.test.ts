import type { ServiceContext } from "@heard/core/context";
import { everyRole } from "@heard/core/permissions";
import { makeOneOfEach, type RecordIds } from "@heard/core/testing/one-of-each";
import { makeTestOrganisation } from "@heard/core/testing/organisation";
import { makeTestPerson } from "@heard/core/testing/person";
import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, expect, test } from "vitest";
import { asMember, everyProcedure, permissionOf, replyOf, testContext } from "../testing/procedures.ts";
import { sampleOf } from "../testing/sample.ts";

const database = useTestDatabase();

let everything: ServiceContext;
let ids: RecordIds;
let secrets: { column: string; value: string }[];

/** Columns that hold what opens something, or what it can be tried against. */
const isSecret = /password|secret|token|(?<!content_|request_)hash$/;

beforeAll(async () => {
  const ctx = await makeTestOrganisation("secrets");
  ids = await makeOneOfEach(ctx);
  await makeTestPerson(ctx, ["employee"], { withPassword: true });
  everything = asMember(ctx, everyRole, { canUnmask: true, canSeeCustomers: true });
  secrets = await secretsIn();
});

/** All of them that the database holds, in each way in which bytes are written. */
async function secretsIn(): Promise<typeof secrets> {
  const columns = await database.asOwner(
    `select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and data_type in ('text', 'bytea', 'character varying')`,
  );
  const found: typeof secrets = [];
  for (const { table_name: table, column_name: name } of columns) {
    if (!isSecret.test(String(name))) continue;
    const rows = await database.asOwner(
      `select distinct "${name}" as value from "${table}" where "${name}" is not null`,
    );
    for (const { value } of rows) {
      const bytes = value instanceof Uint8Array ? Buffer.from(value) : null;
      const spellings = bytes
        ? (["hex", "base64", "base64url"] as const).map((encoding) => bytes.toString(encoding))
        : [String(value)];
      for (const spelling of spellings)
        if (spelling.length >= 16) found.push({ column: `${table}.${name}`, value: spelling });
    }
  }
  return found;
}

test("there are secrets to be found: of keys, passwords, links and receivers", () => {
  const columns = new Set(secrets.map(({ column }) => column));
  expect([...columns]).toEqual(expect.arrayContaining(["api_keys.secret_hash", "users.password_hash"]));
  expect(columns.size).toBeGreaterThan(3);
});

test.each(
  everyProcedure
    .filter((one) => one.kind === "query" && permissionOf(one) !== null)
    .map((one) => [one.path, one] as const),
)("%s answers with no secret, not even to who may see everything", async (path, { input }) => {
  const given = input ? sampleOf(input, ids) : undefined;
  const reply = await replyOf(path, testContext({ service: everything }), given);
  const text = JSON.stringify(reply, (_, value) => (typeof value === "bigint" ? String(value) : value)) ?? "";
  expect(secrets.filter(({ value }) => text.includes(value)).map(({ column }) => column)).toEqual([]);
});

test("most of these questions are answered with something that could hold one", async () => {
  let answered = 0;
  const queries = everyProcedure.filter((one) => one.kind === "query" && permissionOf(one) !== null);
  for (const { path, input } of queries)
    if ((await replyOf(path, testContext({ service: everything }), input ? sampleOf(input, ids) : undefined)) !== null)
      answered += 1;
  expect(answered / queries.length).toBeGreaterThan(0.7);
});
