import { migrate } from "@heard/db/migrate";
import type { Command } from "commander";
import { startDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { runs } from "../output.ts";

/** `heard migrate` */
export function register(program: Command): void {
  runs(
    program
      .command("migrate")
      .description("bring the database up to date: roles, tables, policies, functions, job queue"),
    async () => {
      const env = readEnv();
      const database = await startDatabase(env, (line) => console.error(line));
      try {
        await migrate({ databaseUrl: database.url, authSecret: env.authSecret });
        return { migrated: true };
      } finally {
        if (database.embedded && !database.embedded.adopted) await database.embedded.stop();
      }
    },
    () => "The database is up to date.",
  );
}
