import { sql } from "drizzle-orm";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pool } from "./client.ts";
import { assertSafeRoles, lookup, withTenant } from "./index.ts";
import { loginRoles, roleUrl } from "./roles.ts";
import { homeShardKeyOf } from "./shard-key.ts";
import { testSecret, useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
let owner: Sql;
beforeAll(() => {
  owner = postgres(database.ownerUrl(), { max: 1, onnotice: () => {} });
});
afterAll(() => owner.end());

const makeOrganisation = (key: string) =>
  lookup.createOrganisation({
    key,
    name: key,
    locale: "en",
    timeZone: "UTC",
    homeShardKey: homeShardKeyOf(key),
    isDemo: false,
  });

describe("the catalogue of the database", () => {
  test("every table with org_id has row-level security, enabled and forced", async () => {
    const tables = await owner<{ name: string; enabled: boolean; forced: boolean }[]>`
      select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where n.nspname = 'public' and c.relkind = 'r' and c.relpersistence = 'p' order by 1`;
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter(({ enabled, forced }) => !enabled || !forced)).toEqual([]);
  });

  test("only the counters of requests, which belong to no organisation, are without row-level security", async () => {
    const open = await owner<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity order by 1`;
    expect(open.map(({ name }) => name)).toEqual(["rate_buckets"]);
  });

  test("no role that serves requests owns a table, bypasses row-level security or belongs to another role", async () => {
    const roles = await owner<{ name: string }[]>`
      select rolname as name from pg_roles r where rolname in ${owner([...loginRoles])}
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
          or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and n.nspname = 'public')
          or exists (select from pg_auth_members m where m.member = r.oid))`;
    expect(roles).toEqual([]);
    await expect(assertSafeRoles(["heard_app", "heard_ingest", "heard_lookup"])).resolves.toBeUndefined();
  });

  test("the definer functions are exactly the reviewed ones, with a pinned search path", async () => {
    const functions = await owner<{ name: string; owner: string; config: string[] | null }[]>`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, p.proconfig as config
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef order by 1`;
    expect(
      functions.filter(
        ({ owner: name, config }) =>
          name !== "heard_definer" || !config?.some((setting) => setting.startsWith("search_path=")),
      ),
    ).toEqual([]);
    expect(functions.map(({ name }) => name)).toMatchSnapshot();
  });

  test("only the restrictive policy limits touchpoints, on every table that counts by touchpoint", async () => {
    const tables = await owner<{ tablename: string }[]>`
      select tablename from pg_policies where policyname = 'touchpoints' and permissive = 'RESTRICTIVE' and roles = '{heard_app}' order by 1`;
    expect(tables.map(({ tablename }) => tablename)).toEqual([
      "alerts",
      "case_closings",
      "case_events",
      "case_pauses",
      "case_rules",
      "cases",
      "comment_corrections",
      "comment_readings",
      "comments",
      "improvement_plans",
      "mentions",
      "pending",
      "response_alert_rules",
      "response_alerts",
      "responses",
      "rollup_core_days",
      "rollup_core_months",
      "rollup_dimension_days",
      "rollup_dimension_months",
      "scores",
      "suggestions",
      "target_steps",
      "targets",
      "touchpoint_fixability",
    ]);
  });
});

describe("tenants", () => {
  test("without a tenant every table is empty to the app role, and with one no table takes a row of another", async () => {
    const [a, b] = [await makeOrganisation("each-table-a"), await makeOrganisation("each-table-b")];
    const tables = await owner<{ name: string; reads: boolean; adds: boolean }[]>`
      select c.relname as name, has_any_column_privilege('heard_app', c.oid, 'select') as reads, has_column_privilege('heard_app', c.oid, a.attnum, 'insert') as adds
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`;
    expect(tables.filter(({ reads }) => reads).length).toBeGreaterThan(40);
    const app = postgres(roleUrl(database.ownerUrl(), testSecret, "heard_app"), { max: 1, onnotice: () => {} });
    try {
      for (const { name } of tables.filter(({ reads }) => reads)) {
        const [seen] = await app`select count(org_id)::int as n from ${app(name)}`.catch((error: Error) => [
          { n: error.message },
        ]);
        expect({ name, n: seen?.n }).toEqual({ name, n: 0 });
      }
      for (const { name } of tables.filter(({ adds }) => adds)) {
        const adding = withTenant(a, (tx) =>
          tx.execute(sql`insert into ${sql.identifier(name)} (org_id) values (${b})`),
        );
        const refused = await adding.then(
          () => "stored",
          (error: { cause: Error }) => error.cause.message,
        );
        expect(refused).toMatch(/row-level security/);
      }
    } finally {
      await app.end();
    }
  });

  test("without a tenant the app role sees nothing and may write nothing", async () => {
    await makeOrganisation("unset-tenant");
    const app = postgres(roleUrl(database.ownerUrl(), testSecret, "heard_app"), { max: 1, onnotice: () => {} });
    try {
      expect(await app`select count(*)::int as n from organisations`).toEqual([{ n: 0 }]);
      await expect(app`insert into channels (org_id, key, name) values (1, 'x', '{}')`).rejects.toThrow(
        /row-level security/,
      );
    } finally {
      await app.end();
    }
  });

  test("a tenant sees its own rows, and a write that names another tenant fails", async () => {
    const [a, b] = [await makeOrganisation("tenant-a"), await makeOrganisation("tenant-b")];
    await withTenant(a, (tx) =>
      tx.execute(sql`insert into channels (org_id, key, name) values (${a}, 'shop', '{"en":"Shop"}')`),
    );
    expect(await withTenant(b, (tx) => tx.execute(sql`select key from channels`))).toEqual([]);
    expect((await withTenant(a, (tx) => tx.execute(sql`select key from channels`))).map((row) => row.key)).toEqual([
      "shop",
    ]);
    const foreign = withTenant(b, (tx) =>
      tx.execute(sql`insert into channels (org_id, key, name) values (${a}, 'web', '{"en":"Web"}')`),
    );
    await expect(foreign).rejects.toMatchObject({ cause: { code: "42501" } });
  });

  test("a tenant's setting never leaks into the next transaction of the same connection, also after errors and timeouts", async () => {
    const [a, b] = [await makeOrganisation("leak-a"), await makeOrganisation("leak-b")];
    await withTenant(a, (tx) =>
      tx.execute(sql`insert into channels (org_id, key, name) values (${a}, 'a-only', '{"en":"A"}')`),
    );
    const rounds = Array.from({ length: 1000 }, (_, round) =>
      withTenant(round % 2 === 0 ? a : b, async (tx) => {
        const rows = await tx.execute<{ org_id: number }>(sql`select org_id from channels`);
        if (rows.some((row) => row.org_id !== (round % 2 === 0 ? a : b))) return "foreign";
        if (round % 5 === 0) await tx.execute(sql`select 1 / 0`);
        if (round % 50 === 1)
          await tx
            .execute(sql.raw("set local statement_timeout = '5ms'"))
            .then(() => tx.execute(sql`select pg_sleep(1)`));
        return "own";
      }).catch((error: { cause?: { code?: string } }) => error.cause?.code ?? String(error)),
    );
    const outcomes = Map.groupBy(await Promise.all(rounds), (outcome) => outcome);
    // Divisions by zero and timeouts among them; whoever came next on the same connection saw only their own.
    expect([...outcomes.keys()].toSorted()).toEqual(["22012", "57014", "own"]);
    const unset = await pool("heard_app").sql`select coalesce(current_setting('app.org_id', true), '') as org_id`;
    expect(unset).toEqual([{ org_id: "" }]);
  });

  test("the tenant is a checked integer", () => {
    expect(() => withTenant(Number.NaN, async () => {})).toThrow("organisation is not an id: NaN");
    expect(() => withTenant(1.5, async () => {})).toThrow("organisation is not an id: 1.5");
  });
});

describe("the ingest role", () => {
  test("reads nothing but the ids of responses and the version of each catalogue", async () => {
    const ingest = postgres(roleUrl(database.ownerUrl(), testSecret, "heard_ingest"), { max: 1, onnotice: () => {} });
    try {
      const readable = await ingest<{ name: string }[]>`
        select table_name || '.' || column_name as name from information_schema.column_privileges
        where grantee = 'heard_ingest' and privilege_type = 'SELECT' and table_schema = 'public' order by 1`;
      expect(readable.map(({ name }) => name)).toEqual([
        "organisations.catalogue_version",
        "organisations.id",
        "responses.id",
        "responses.shard_key",
      ]);
      await expect(ingest`select text from comments`).rejects.toThrow(/permission denied/);
      await expect(ingest`delete from responses`).rejects.toThrow(/permission denied/);
      await expect(ingest`update responses set state = 1`).rejects.toThrow(/permission denied/);
    } finally {
      await ingest.end();
    }
  });
});

describe("the audit log", () => {
  test("can be added to and read, never changed or deleted", async () => {
    const id = await makeOrganisation("audit-only");
    await withTenant(id, (tx) =>
      tx.execute(sql`
      insert into audit_entries (org_id, id, at, actor_kind, actor_id, verb, subject_kind, subject_id) values (${id}, gen_random_uuid(), now(), 'system', 'system', 'test', 'test', '1')`),
    );
    await expect(
      withTenant(id, (tx) => tx.execute(sql`update audit_entries set verb = 'other'`)),
    ).rejects.toMatchObject({ cause: { code: "42501" } });
    await expect(withTenant(id, (tx) => tx.execute(sql`delete from audit_entries`))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
  });
});
