import { auditKey } from "@heard/core/audit/seal";
import { type AuditFinding, verifyAuditChain, verifyDeletedOrganisations } from "@heard/core/audit/verify";
import { verifyLedger } from "@heard/core/ledger/verify";
import { contextOf, listOrganisationKeys } from "@heard/core/organisations/queries";
import { verifyRollups } from "@heard/core/rollups/verify";
import { now } from "./clock.ts";

export type Verification = { organisations: { organisation: string; findings: string[] }[] };

const auditLine = ({ sequence, problem, entry }: AuditFinding) =>
  `audit log${sequence === null ? "" : ` ${sequence}`}: ${problem} (${entry})`;

/** Recomputes every number of one organisation, or of all with the logs of those that were deleted. Findings set the exit code. */
export async function verifyInstallation(authSecret: string, organisation?: string): Promise<Verification> {
  const organisations: Verification["organisations"] = [];
  for (const key of organisation ? [organisation] : await listOrganisationKeys()) {
    const ctx = await contextOf(key, { kind: "operator" }, now);
    const rollups = await verifyRollups(ctx);
    const ledger = await verifyLedger(ctx);
    const audit = await verifyAuditChain(ctx, auditKey(authSecret));
    const findings = [
      ...rollups.map(({ table, rows, example }) => `${table}: ${rows} rows differ, for example ${example}`),
      ...ledger.map(
        ({ check, rows, example }) => `sending ledger: not every time ${check}: ${rows}, for example ${example}`,
      ),
      ...audit.map(auditLine),
    ];
    organisations.push({ organisation: key, findings });
  }
  if (organisation === undefined)
    for (const { id, organisation: name, findings } of await verifyDeletedOrganisations(auditKey(authSecret), now))
      organisations.push({ organisation: `${name} (deleted, ${id})`, findings: findings.map(auditLine) });
  if (organisations.some(({ findings }) => findings.length > 0)) process.exitCode = 1;
  return { organisations };
}

export const verificationText = ({ organisations }: Verification): string =>
  organisations
    .map(({ organisation, findings }) =>
      findings.length === 0 ? `${organisation}: clean` : `${organisation}:\n  ${findings.join("\n  ")}`,
    )
    .join("\n") || "There is no organisation.";
