import { randomBytes } from "node:crypto";
import { closeDatabase } from "@heard/db";
import type { TestDatabase } from "@heard/db/testing";
import { Client } from "pg";
import { afterAll } from "vitest";

/** Does something over a connection of its own, as the owner of a database. */
export async function asOwner<T>(url: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client(url);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** The names of the tables that hold rows. */
export async function tablesOf(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence = 'p' order by 1",
  );
  return rows.map(({ name }) => name);
}

/** All that a database holds, as text. */
export function wholeText(url: string): Promise<unknown[]> {
  return asOwner(url, async (owner) => {
    const rows = [];
    for (const name of await tablesOf(owner))
      rows.push(...(await owner.query(`select t::text as row from ${name} t`)).rows);
    return rows;
  });
}

/** Empty databases beside that of a test file, which go when it has ended. */
export function useSecondDatabases(database: TestDatabase): { emptyDatabase: () => Promise<string> } {
  const made: string[] = [];
  const asAdmin = (statement: string) => {
    const url = new URL(database.ownerUrl());
    url.pathname = "/postgres";
    return asOwner(url.toString(), (admin) => admin.query(statement));
  };
  afterAll(async () => {
    await closeDatabase(1);
    for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`);
  });
  return {
    async emptyDatabase() {
      const name = `heard_restored_${randomBytes(4).toString("hex")}_test`;
      await asAdmin(`create database ${name} template template0`);
      made.push(name);
      const url = new URL(database.ownerUrl());
      url.pathname = `/${name}`;
      return url.toString();
    },
  };
}
