import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import postgres from "postgres";
import { expect, test } from "vitest";
import { useTestDatabase } from "./testing/index.ts";

const database = useTestDatabase();
const folder = fileURLToPath(new URL("./schema", import.meta.url));
const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test("the tables that the code knows are those of the migrations, column by column", async () => {
  const owner = postgres(database.ownerUrl(), { max: 1, onnotice: () => {} });
  const columns = await owner<{ table: string; column: string; nullable: boolean }[]>`
    select table_name as table, column_name as column, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public'`;
  await owner.end();
  const problems: string[] = [];
  let tables = 0;
  for (const file of readdirSync(folder).filter((name) => !name.includes(".test."))) {
    const module: Record<string, unknown> = await import(
      /* @vite-ignore */ new URL(`./schema/${file}`, import.meta.url).href
    );
    for (const table of Object.values(module).filter((value) => value instanceof PgTable)) {
      const { name, columns: known } = getTableConfig(table as PgTable);
      tables += 1;
      for (const column of known) {
        const found = columns.find((row) => row.table === name && row.column === snakeCase(column.name));
        if (!found) problems.push(`${name}.${snakeCase(column.name)} is not in the database`);
        else if (found.nullable && column.notNull)
          problems.push(`${name}.${snakeCase(column.name)} may be null in the database`);
      }
      // A table is known whole, so that a select returns every column; `users` is not: its secrets are for definer functions only.
      const missing = columns.filter(
        (row) => row.table === name && !known.some((column) => snakeCase(column.name) === row.column),
      );
      if (name !== "users") problems.push(...missing.map((row) => `${name}.${row.column} is not in the code`));
    }
  }
  expect(problems).toEqual([]);
  expect(tables).toBeGreaterThan(20);
});
