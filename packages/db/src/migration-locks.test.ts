import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

// A migration runs while the release before it serves (docs/operations.md, upgrades). What locks a table for as long as it has rows, and what takes away
// something that the older release still reads, is found here.
const folder = join(import.meta.dirname, "../migrations");
/** Nothing was released before this number: those run on empty databases only. */
const firstReleased = 51;

const dangers: readonly (readonly [why: string, form: RegExp])[] = [
  [
    "builds an index while nobody can write: create it concurrently, outside a transaction",
    /create (?:unique )?index (?!concurrently)(?:if not exists )?\w+ on (\w+)/g,
  ],
  ["rewrites every row", /alter table (\w+) alter (?:column )?\w+ (?:set data )?type\b/g],
  ["rewrites every row", /alter table (\w+) set (?:logged|unlogged|tablespace)\b/g],
  [
    "rewrites every row: a default that differs from row to row",
    /alter table (\w+) add (?:column )?(?!constraint)\w+ [^;]*default [^;]*(?:gen_random_uuid|random|clock_timestamp|uuidv7)\s*\(/g,
  ],
  [
    "fails where there are rows: add it with a default",
    /alter table (\w+) add (?:column )?(?!constraint)\w+ (?![^;]*\bdefault\b)[^;]*\bnot null\b/g,
  ],
  [
    "looks at every row: add a check that is not valid, validate it later",
    /alter table (\w+) alter (?:column )?\w+ set not null/g,
  ],
  [
    "looks at every row: add it not valid, validate it later",
    /alter table (\w+) add constraint \w+ (?:check|foreign key)(?![^;]*\bnot valid\b)/g,
  ],
  [
    "builds an index while nobody can read: add it using one that was created concurrently",
    /alter table (\w+) add (?:constraint \w+ )?(?:primary key|unique)(?! using index)/g,
  ],
  ["changes every row in one transaction: let a job do it", /(?:^|;)\s*(?:update|delete from) (\w+)/g],
  ["takes away what the release before it reads", /alter table (\w+) (?:drop column|rename)/g],
  ["takes away what the release before it reads", /drop table (?:if exists )?(\w+)/g],
];

/** What is dangerous in a migration, on tables that were there before it. */
function dangersIn(text: string): string[] {
  const sql = text
    .replaceAll(/--.*$/gm, "")
    .replaceAll(/\$\$[\s\S]*?\$\$/g, "")
    .replaceAll(/\s+/g, " ")
    .toLowerCase();
  const made = new Set(
    [...sql.matchAll(/create (?:unlogged )?table (?:if not exists )?(\w+)/g)].map(([, name]) => name),
  );
  return dangers.flatMap(([why, form]) =>
    [...sql.matchAll(form)].filter(([, table]) => !made.has(table)).map(([, table]) => `${table}: ${why}`),
  );
}

test.each([
  "create index responses_day on responses (org_id, day);",
  "create unique index if not exists one on responses (shard_key, id);",
  "alter table scores alter column bin type int;",
  "alter table pending set logged;",
  "alter table comments add column token uuid not null default gen_random_uuid();",
  "alter table comments add column tone smallint not null;",
  "alter table comments alter column tone set not null;",
  "alter table comments add constraint tone_known check (tone < 9);",
  "alter table members add constraint of_user foreign key (user_id) references users (id);",
  "alter table responses add constraint one_key unique (shard_key, id);",
  "select 1;\nupdate responses set state = 1;",
  "alter table surveys drop column colour;",
  "alter table surveys rename to forms;",
  "drop table surveys;",
])("is refused: %s", (statement) => {
  expect(dangersIn(statement)).toHaveLength(1);
});

test.each([
  "create table notes (org_id int not null, id int);\ncreate index notes_day on notes (org_id);\nalter table notes add primary key (org_id, id);",
  "-- outside a transaction\ncreate index concurrently if not exists responses_day on responses (org_id, day);",
  "alter table comments add column tone smallint;",
  "alter table comments add column tone smallint not null default 0;",
  "alter table comments add constraint tone_known check (tone < 9) not valid;",
  "alter table comments validate constraint tone_known;",
  "alter table responses add constraint one_key unique using index one_key;",
  "create function tidy() returns void language sql as $$ update responses set state = 1 $$;",
])("is taken: %s", (statement) => {
  expect(dangersIn(statement)).toEqual([]);
});

test("migrations since the first release lock no table that has rows, and take nothing away", () => {
  const released = readdirSync(folder).filter(
    (name) => name.endsWith(".sql") && Number(name.slice(0, 4)) >= firstReleased,
  );
  for (const name of released) expect(dangersIn(readFileSync(join(folder, name), "utf8")), name).toEqual([]);
});
