import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { lookup, withTenant } from "./index.ts";
import { homeShardKeyOf } from "./shard-key.ts";
import { useTestDatabase } from "./testing/index.ts";

useTestDatabase();

test("an error of the database says which statement failed and why, and nothing of what it was given", async () => {
  const key = "tell-nothing";
  const homeShardKey = homeShardKeyOf(key);
  const id = await lookup.createOrganisation({
    ...{ key, name: key, locale: "en", timeZone: "UTC", homeShardKey, isDemo: false },
  });
  const error = await withTenant(id, (tx) =>
    tx.execute(sql`insert into contacts (shard_key, id, org_id, name, origin, created_at, updated_at)
      values (${homeShardKey}, gen_random_uuid(), ${id}, ${"Ada Lovelace"}, ${"ada@example.org"}, now(), now())`),
  ).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const told = inspect(error, { depth: 9 });
  expect(told).toContain("insert into contacts");
  expect(told).toContain("contacts_origin_check");
  expect(told).toContain("forget-parameters.db.test.ts");
  expect(told).not.toMatch(/Ada|example\.org/);
});

test("nor what PostgreSQL shows of a JSON text that it cannot store", async () => {
  const id = await lookup.createOrganisation({
    ...{ key: "tell-no-json", name: "x", locale: "en", timeZone: "UTC", isDemo: false },
    homeShardKey: homeShardKeyOf("tell-no-json"),
  });
  const error = await withTenant(id, (tx) => tx.execute(sql`select ${'{"name":"Ada\\u0000Lovelace"}'}::jsonb`)).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  const told = inspect(error, { depth: 9 });
  expect(told).toContain("JSON data, line 1");
  expect(told).not.toMatch(/Ada|Lovelace/);
});
