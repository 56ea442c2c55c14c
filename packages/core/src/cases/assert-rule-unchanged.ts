import type { Catalogue } from "../catalogue/queries.ts";
import { touchpointKeys } from "../responses/queries.ts";
import { assertUnchanged } from "../seen.ts";

type Fields = Readonly<Record<string, unknown>>;
type RuleRow = Fields & { name: string; touchpointId: number | null };

/** A rule that is held, of cases or of alerts, is as it was when its form was opened. @throws DomainError conflict `changed_meanwhile` */
export function assertRuleUnchanged(
  kind: "case rule" | "response alert rule",
  row: RuleRow,
  { catalogue, seen, wanted }: { catalogue: Catalogue; seen: Fields | undefined; wanted: Fields },
): void {
  const stored = { ...row, touchpoint: touchpointKeys(catalogue)(row.touchpointId ?? 0) };
  assertUnchanged({ kind, id: row.name }, { seen, stored, wanted });
}
