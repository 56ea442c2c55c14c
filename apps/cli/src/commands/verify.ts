import { auditKey } from "@heard/core/audit/seal";
import { type AuditFinding, verifyAuditChain, verifyDeletedOrganisations } from "@heard/core/audit/verify";
import { verifyLedger } from "@heard/core/ledger/verify";
import { contextOf, listOrganisationKeys } from "@heard/core/organisations/queries";
import { rebuildRollups } from "@heard/core/rollups/rebuild";
import { verifyRollups } from "@heard/core/rollups/verify";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { runs } from "../output.ts";

type Options = { organisation?: string };

async function organisationsOf({ organisation }: Options): Promise<string[]> {
  return organisation ? [organisation] : await listOrganisationKeys();
}

const auditLine = ({ sequence, problem, entry }: AuditFinding) =>
  `audit log${sequence === null ? "" : ` ${sequence}`}: ${problem} (${entry})`;

const operatorIn = (key: string) => contextOf(key, { kind: "operator" }, now);

/** `heard verify` and `heard rebuild` */
export function register(program: Command): void {
  runs<Options, { organisations: { organisation: string; findings: string[] }[] }>(
    program
      .command("verify")
      .description(
        "recompute every number from raw rows, check the sending ledger and the audit chains, those of deleted organisations too",
      )
      .option("--organisation <key>", "one organisation only"),
    async (options) => {
      const env = readEnv();
      return withDatabase(env, async () => {
        const organisations = [];
        for (const key of await organisationsOf(options)) {
          const ctx = await operatorIn(key);
          const rollups = await verifyRollups(ctx);
          const ledger = await verifyLedger(ctx);
          const audit = await verifyAuditChain(ctx, auditKey(env.authSecret));
          const findings = [
            ...rollups.map(({ table, rows, example }) => `${table}: ${rows} rows differ, for example ${example}`),
            ...ledger.map(
              ({ check, rows, example }) => `sending ledger: not every time ${check}: ${rows}, for example ${example}`,
            ),
            ...audit.map(auditLine),
          ];
          organisations.push({ organisation: key, findings });
        }
        if (options.organisation === undefined)
          for (const { id, organisation, findings } of await verifyDeletedOrganisations(auditKey(env.authSecret), now))
            organisations.push({ organisation: `${organisation} (deleted, ${id})`, findings: findings.map(auditLine) });
        if (organisations.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
        return { organisations };
      });
    },
    ({ organisations }) =>
      organisations
        .map(({ organisation, findings }) =>
          findings.length === 0 ? `${organisation}: clean` : `${organisation}:\n  ${findings.join("\n  ")}`,
        )
        .join("\n") || "There is no organisation.",
  );

  runs<Options, { rebuilt: { organisation: string; seconds: number }[] }>(
    program
      .command("rebuild")
      .description("recompute the rollups of an organisation from its raw rows")
      .option("--organisation <key>", "one organisation only"),
    async (options) =>
      withDatabase(readEnv(), async () => {
        const rebuilt = [];
        for (const organisation of await organisationsOf(options)) {
          const started = performance.now();
          await rebuildRollups(await operatorIn(organisation), (done, total, table) =>
            console.error(`${organisation}: ${table}, ${done + 1} of ${total}`),
          );
          rebuilt.push({ organisation, seconds: Math.round((performance.now() - started) / 100) / 10 });
        }
        return { rebuilt };
      }),
    ({ rebuilt }) =>
      rebuilt.map(({ organisation, seconds }) => `${organisation}: rebuilt in ${seconds} s`).join("\n") ||
      "There is no organisation.",
  );
}
