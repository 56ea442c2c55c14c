import type { CaseItem } from "@heard/core/cases";

export const caseFilters = ["open", "mine", "thanks", "closed", "all"] as const;
export type CaseFilter = (typeof caseFilters)[number];

/** Reads `?show=mine`; what is unknown is the first of the list. */
export const readCaseFilter = ({ show }: Readonly<Record<string, string | string[] | undefined>>): CaseFilter =>
  caseFilters.find((one) => one === show) ?? "open";

/** What the list is asked for. */
export function caseQuery(filter: CaseFilter): {
  state: "open" | "closed" | "all";
  isMine?: boolean;
  kind?: CaseItem["kind"];
} {
  if (filter === "mine") return { state: "open", isMine: true };
  if (filter === "thanks") return { state: "all", kind: "thanks" };
  return { state: filter };
}
