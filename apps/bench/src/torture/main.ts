import { parseArgs } from "node:util";
import type { TortureOptions } from "./options.ts";

type Torture = (options: TortureOptions) => Promise<{ held: boolean; lines: string[] }>;

/** What is done to the product for longer than a test may take, and must not break it. */
const tortures: Record<string, () => Promise<Torture>> = {
  answers: async () => (await import("./answers.ts")).tortureAnswers,
  proxy: async () => (await import("./proxy.ts")).tortureNetwork,
  sending: async () => (await import("./sending.ts")).tortureSending,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string" }, minutes: { type: "string" } },
});
const options: TortureOptions = {
  ...(values.rounds === undefined ? {} : { rounds: Number(values.rounds) }),
  ...(values.minutes === undefined ? {} : { minutes: Number(values.minutes) }),
};
for (const name of positionals.length > 0 ? positionals : Object.keys(tortures)) {
  const load = tortures[name];
  if (!load) throw new Error(`There is no torture "${name}"; there are: ${Object.keys(tortures).join(", ")}`);
  const { held, lines } = await (await load())(options);
  console.log(`${held ? "held" : "BROKEN"}  ${name}\n${lines.map((line) => `  ${line}`).join("\n")}`);
  if (!held) process.exitCode = 1;
}
