import type { CaseItem } from "@heard/core/cases";

export const caseFilters = ["open", "mine", "thanks", "closed", "all"] as const;
export type CaseFilter = (typeof caseFilters)[number];

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads `?show=mine`; what is unknown is the first of the list. */
export const readCaseFilter = ({ show }: Query): CaseFilter => caseFilters.find((one) => one === show) ?? "open";

/** Reads `?touchpoint=returns`; what is no key of a touchpoint is left out. */
export const readTouchpoint = ({ touchpoint }: Query, known: readonly { key: string }[]): string | null =>
  known.find(({ key }) => key === touchpoint)?.key ?? null;

/** What the list is asked for. */
export function caseQuery(
  filter: CaseFilter,
  touchpoint: string | null,
): { state: "open" | "closed" | "all"; isMine?: boolean; kind?: CaseItem["kind"]; touchpoint?: string } {
  const at = touchpoint === null ? {} : { touchpoint };
  if (filter === "mine") return { state: "open", isMine: true, ...at };
  if (filter === "thanks") return { state: "all", kind: "thanks", ...at };
  return { state: filter, ...at };
}
