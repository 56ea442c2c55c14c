import { contextOf, listOrganisationKeys } from "@heard/core/organisations/queries";
import { rebuildRollups } from "@heard/core/rollups/rebuild";
import type { Command } from "commander";
import { now } from "../clock.ts";
import { withDatabase } from "../database.ts";
import { readEnv } from "../env.ts";
import { runs } from "../output.ts";
import { type Verification, verificationText, verifyInstallation } from "../verification.ts";

type Options = { organisation?: string };

async function organisationsOf({ organisation }: Options): Promise<string[]> {
  return organisation ? [organisation] : await listOrganisationKeys();
}

const operatorIn = (key: string) => contextOf(key, { kind: "operator" }, now);

/** `heard verify` and `heard rebuild` */
export function register(program: Command): void {
  runs<Options, Verification>(
    program
      .command("verify")
      .description(
        "recompute every number from raw rows, check the sending ledger and the audit chains, those of deleted organisations too",
      )
      .option("--organisation <key>", "one organisation only"),
    async ({ organisation }) => {
      const env = readEnv();
      return withDatabase(env, () => verifyInstallation(env.authSecret, organisation));
    },
    verificationText,
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
