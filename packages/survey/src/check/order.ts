import type { SurveyDefinition } from "../definition.ts";
import { unitsOf } from "../order.ts";
import type { Report } from "./report.ts";

/** Where questions stand whatever the seed: the places of the members of one shuffled group are one. */
export type Standing = { unit: number; group: number | null; within: number; isWhy: boolean };

/** The standing of each question by its id. */
export function standingsOf({ questions, shuffle = [] }: SurveyDefinition): Map<string, Standing> {
  const standings = new Map<string, Standing>();
  for (const [unit, members] of unitsOf(questions).entries()) {
    const group = shuffle.findIndex((ids) => ids.includes(members[0]?.id ?? ""));
    for (const [within, { id }] of members.entries())
      standings.set(id, { unit, group: group < 0 ? null : group, within, isWhy: within > 0 });
  }
  return standings;
}

/** Whether a question has been asked before another in every order. */
export function isAlwaysEarlier(standings: ReadonlyMap<string, Standing>, first: string, then: string): boolean {
  const [a, b] = [standings.get(first), standings.get(then)];
  if (!a || !b) return false;
  if (a.unit === b.unit) return a.within < b.within;
  return a.unit < b.unit && (a.group === null || a.group !== b.group);
}

/** A shuffled group is a run of neighbours, named by their first questions, and in no other group. */
export function checkShuffle(definition: SurveyDefinition, report: Report): void {
  const standings = standingsOf(definition);
  const seen = new Set<string>();
  for (const [index, group] of (definition.shuffle ?? []).entries()) {
    const units: number[] = [];
    for (const [at, id] of group.entries()) {
      const place = ["shuffle", index, at];
      const standing = standings.get(id);
      if (!standing) report("reference_unknown", place, id, "the id of a question", { id });
      else if (standing.isWhy) report("shuffle_why", place, id, "the score; its whys go with it", { id });
      else if (seen.has(id)) report("shuffle_twice", place, id, "a question in one group, once", { id });
      else units.push(standing.unit);
      seen.add(id);
    }
    const isRun = Math.max(...units) - Math.min(...units) === units.length - 1;
    if (units.length === group.length && !isRun)
      report("shuffle_apart", ["shuffle", index], group, "questions that stand next to each other");
  }
}
