#!/usr/bin/env node
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { version } from "./version.ts";

const program = new Command("heard")
  .description("Heard, the open-source Voice-of-Customer platform")
  .version(version)
  .showHelpAfterError();

// Every file in commands/ registers its own.
const folder = fileURLToPath(new URL("./commands", import.meta.url));
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .sort()) {
  const command: { register: (program: Command) => void } = await import(`./commands/${file}`);
  command.register(program);
}
await program.parseAsync();
