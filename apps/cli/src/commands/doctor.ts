import { examineInstallation } from "@heard/core/operations/examine-installation";
import type { Finding } from "@heard/core/operations/rules";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { startDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { runs } from "../output.ts";
import { version } from "../version.ts";

type Examined = { heard: string; node: string; findings: Finding[] };

const marks = { ok: "ok     ", warning: "WARNING", fault: "FAULT  " } as const;

/** `heard doctor` */
export function register(program: Command): void {
  runs<object, Examined>(
    program
      .command("doctor")
      .description(
        "look at database, roles, disk, clock, addresses, mail and backups, and say what to do; exit 1 on a fault",
      ),
    async () => {
      const env = readEnv();
      const open = await startDatabase(env, (line) => console.error(line));
      try {
        const findings = await examineInstallation({ ...env, databaseUrl: open.url, now });
        if (findings.some(({ state }) => state === "fault")) process.exitCode = 1;
        return { heard: version, node: process.version, findings };
      } finally {
        if (open.embedded && !open.embedded.adopted) await open.embedded.stop();
      }
    },
    ({ heard, node, findings }) =>
      [
        `Heard ${heard}, Node ${node}`,
        ...findings.flatMap(({ what, state, says, advice }) => [
          `${marks[state]}  ${what}: ${says}`,
          ...(advice ? [`         → ${advice}`] : []),
        ]),
      ].join("\n"),
  );
}
