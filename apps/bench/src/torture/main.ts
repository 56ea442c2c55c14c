import { parseArgs } from "node:util";

/** What is done to the product for longer than a test may take, and must not break it. */
const tortures: Record<string, () => Promise<() => Promise<{ held: boolean; lines: string[] }>>> = {
  sending: async () => (await import("./sending.ts")).tortureSending,
};

const { positionals } = parseArgs({ allowPositionals: true });
for (const name of positionals.length > 0 ? positionals : Object.keys(tortures)) {
  const load = tortures[name];
  if (!load) throw new Error(`There is no torture "${name}"; there are: ${Object.keys(tortures).join(", ")}`);
  const { held, lines } = await (await load())();
  console.log(`${held ? "held" : "BROKEN"}  ${name}\n${lines.map((line) => `  ${line}`).join("\n")}`);
  if (!held) process.exitCode = 1;
}
