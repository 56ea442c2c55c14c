import { rmSync } from "node:fs";
import { deleteDemo } from "@heard/core/demo";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { dayOf, readEnv } from "../env.ts";
import { runs } from "../output.ts";
import { createDemoWithSignIns, demoSignInsFile, readDemoSignIns } from "../supervisor/demo.ts";

/** `heard demo create | delete | sign-ins` */
export function register(program: Command): void {
  const demo = program.command("demo").description("the demo company");
  const list = (signIns: { role: string; email: string; password: string }[]) =>
    signIns.map(({ role, email, password }) => `${role.padEnd(22)} ${email.padEnd(34)} ${password}`).join("\n") ||
    "There is no demo company.";
  runs(
    demo
      .command("create")
      .description("make the demo company: three years of feedback up to a day")
      .option("--last-day <day>", "where its world ends; today when absent"),
    async (options: { lastDay?: string }) => {
      const env = readEnv();
      const demoLastDay = dayOf("--last-day", options.lastDay) ?? env.demoLastDay;
      return withDatabase(env, () => createDemoWithSignIns({ ...env, demoLastDay }, (line) => console.error(line)));
    },
    list,
  );
  runs(
    demo.command("sign-ins").description("print the demo sign-ins that this installation made"),
    async () => readDemoSignIns(readEnv().dataDir),
    list,
  );
  runs(
    demo.command("delete").description("delete the demo company whole: its people, responses and files"),
    async () => {
      const env = readEnv();
      const deleted = await withDatabase(env, () =>
        deleteDemo({
          dataDir: env.dataDir,
          now,
          onTable: (table) => console.error(`Deleting ${table}`),
        }),
      );
      // Nothing is left to sign in to.
      rmSync(demoSignInsFile(env.dataDir), { force: true });
      return { deleted };
    },
    ({ deleted }) => (deleted ? `${deleted.organisation}: deleted, ${deleted.rows} rows` : "There is no demo company."),
  );
}
