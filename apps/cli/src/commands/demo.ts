import { existsSync, rmSync } from "node:fs";
import type { Command } from "commander";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { runs } from "../output.ts";
import { createDemoWithSignIns, demoSignInsFile, readDemoSignIns } from "../supervisor/demo.ts";

/** `heard demo create | sign-ins` */
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
      return withDatabase(env, () =>
        createDemoWithSignIns({ ...env, demoLastDay: options.lastDay ?? env.demoLastDay }, (line) =>
          console.error(line),
        ),
      );
    },
    list,
  );
  runs(
    demo.command("sign-ins").description("print the demo sign-ins that this installation made"),
    async () => readDemoSignIns(readEnv().dataDir),
    list,
  );
  demo.hook("postAction", () => {
    // Nothing left to sign in to.
    const file = demoSignInsFile(readEnv().dataDir);
    if (existsSync(file) && readDemoSignIns(readEnv().dataDir).length === 0) rmSync(file);
  });
}
