import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

// What a distributed PostgreSQL refuses or answers wrongly (docs/architecture.md, growing past one machine). Found here, on one node, before
// it costs a migration there.
const folder = join(import.meta.dirname, "../migrations");
const migrations = readdirSync(folder)
  .filter((name) => name.endsWith(".sql"))
  .map((name) => ({ name, sql: withoutComments(readFileSync(join(folder, name), "utf8")) }));
const schema = migrations.map(({ sql }) => sql).join("\n");

/** The tables that grow with responses or with the people who are asked: each is distributed by shard_key. */
const growing = [
  "responses",
  "scores",
  "comments",
  "comment_originals",
  "cells",
  "core_cells",
  "pending",
  "rollup_dimension_days",
  "rollup_dimension_months",
  "rollup_core_days",
  "rollup_core_months",
  "outbox",
  "idempotency_replies",
  "contacts",
  "contact_changes",
  "consents",
  "suppressions",
  "bounces",
  "invitations",
  "events",
  "letters",
  "mentions",
  "comment_readings",
  "comment_corrections",
  "unread",
];

describe("tables that grow", () => {
  test.each(growing)("%s carries its shard key, and every key of it contains that", (table) => {
    const body = bodyOf(table);
    expect(body).toMatch(/\bshard_key int not null\b/);
    const keys = [
      ...body.matchAll(/(primary key|unique|foreign key) \(([^)]+)\)/g),
      ...schema.matchAll(new RegExp(`create (unique) index \\w+ on ${table} \\(([^)]+)\\)`, "g")),
    ];
    for (const [key, , columns = ""] of keys)
      expect(
        columns.split(",").map((column) => column.trim()),
        key,
      ).toContain("shard_key");
    expect(body).not.toMatch(/\breferences\b/);
  });
});

describe("migrations", () => {
  test.each([
    ["a trigger", /create (or replace )?(constraint )?trigger/i],
    ["serial", /\b(small|big)?serial\b/i],
    ["ON DELETE SET NULL", /on delete set null/i],
    ["GROUPING SETS", /grouping sets|\brollup\s*\(|\bcube\s*\(/i],
    ["set_config()", /\bset_config\s*\(/i],
  ])("hold no %s", (_, forbidden) => {
    for (const { name, sql } of migrations) expect(sql, name).not.toMatch(forbidden);
  });

  // Row-level security is forced, so an owner that is no superuser sees no row of a tenant, and changes none.
  test("put row-level security aside where they read or change what stands already", () => {
    for (const { name, sql } of migrations) {
      const outside = sql.replace(/\$\$[\s\S]*?\$\$/g, "");
      const used = [
        ...outside.matchAll(/^(?:update|delete from) (\w+)/gm),
        ...outside.matchAll(/^insert into \w+[^;]*? from (\w+)/gm),
      ].map(([, table]) => table);
      for (const table of used) expect(outside, name).toContain(`alter table ${table} no force row level security`);
    }
  });

  test("are all named in the journal, in order", () => {
    const journal: { entries: { tag: string }[] } = JSON.parse(
      readFileSync(join(folder, "meta/_journal.json"), "utf8"),
    );
    expect(journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(migrations.map(({ name }) => name));
  });
});

describe("statements in the code", () => {
  const sources = ["../../core/src", "../src"].flatMap((root) =>
    readdirSync(join(import.meta.dirname, root), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
      .map((name) => ({ name, text: withoutComments(readFileSync(join(import.meta.dirname, root, name), "utf8")) })),
  );

  test("lock rows of a growing table within one shard only", () => {
    const locks = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/select\b[^`]*?\bfor update\b/gi)].map(([statement]) => ({ name, statement })),
    );
    expect(locks.length).toBeGreaterThan(0);
    for (const { name, statement } of locks) {
      const onGrowing = growing.some((table) => new RegExp(`\\bfrom ${table}\\b`).test(statement));
      if (onGrowing) expect(statement, name).toMatch(/\bshard_key = /);
    }
  });

  test("set the tenant by the statement SET LOCAL, in one place", () => {
    for (const { name, text } of sources) expect(text, name).not.toMatch(/set_config\s*\(/i);
    const setting = sources.filter(({ text }) => /set local app\.org_id/i.test(text)).map(({ name }) => name);
    expect(setting).toEqual(["tenant.ts"]);
  });

  test("fold pending rows within the shard keys of one organisation", () => {
    const fold = sources.find(({ name }) => name === "rollups/fold.ts")?.text ?? "";
    for (const [part] of fold.matchAll(/from pending where [^)`]+/g)) expect(part).toMatch(/org_id = /);
    expect(fold).toMatch(/delete from pending where org_id = \$1 and shard_key = any \(\$3\)/);
  });
});

function withoutComments(sql: string): string {
  return sql.replaceAll(/--.*$/gm, "").replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, "");
}

/** The columns and constraints of a table; one made `like` another has the other's. */
function bodyOf(table: string): string {
  const body =
    new RegExp(`create (?:unlogged )?table ${table} \\(([\\s\\S]*?)\\n?\\)(?: with \\([^)]*\\))?;`).exec(schema)?.[1] ??
    "";
  const like = /^like (\w+) including all$/.exec(body.trim())?.[1];
  return like ? bodyOf(like) : body;
}
