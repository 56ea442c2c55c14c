import type { SurveyDefinition } from "./definition.ts";
import type { Choice, Question } from "./question.ts";

/** A question with the whys that belong to it: they stay together in every order. */
export type Unit = readonly Question[];

/**
 * The questions in the order in which one respondent meets them. The same seed gives the same order for ever.
 * @example
 * orderOf({ questions: [{ id: "a", type: "date" }, { id: "b", type: "date" }] }, 7).map(({ id }) => id); // => ["a", "b"]
 */
export function orderOf(definition: Pick<SurveyDefinition, "questions" | "shuffle">, seed: number): Question[] {
  return unitsInOrder(definition, seed).flat();
}

/** The same, unit by unit. */
export function unitsInOrder({ questions, shuffle }: Pick<SurveyDefinition, "questions" | "shuffle">, seed: number) {
  const units = unitsOf(questions);
  for (const [number, group] of (shuffle ?? []).entries()) {
    const places = units.flatMap((unit, place) => (group.includes(unit[0]?.id ?? "") ? [place] : []));
    const mixed = shuffled(
      places.map((place) => units[place] ?? []),
      seed,
      `group ${number}`,
    );
    for (const [at, place] of places.entries()) units[place] = mixed[at] ?? [];
  }
  return units;
}

/** Each question with the whys that stand directly after it. */
export function unitsOf(questions: readonly Question[]): Unit[] {
  const units: Question[][] = [];
  for (const question of questions) {
    const unit = units.at(-1);
    if (unit && question.type === "text" && question.whyOf !== undefined && question.whyOf === unit[0]?.id)
      unit.push(question);
    else units.push([question]);
  }
  return units;
}

/** The choices in this respondent's order. What takes words or goes with no other choice stays at the end, where people look for it. */
export function choicesInOrder(
  { id, choices, shuffleChoices }: { id: string; choices: readonly Choice[]; shuffleChoices?: true },
  seed: number,
): Choice[] {
  if (!shuffleChoices) return [...choices];
  const stays = ({ other, exclusive }: Choice) => Boolean(other ?? exclusive);
  return [
    ...shuffled(
      choices.filter((choice) => !stays(choice)),
      seed,
      id,
    ),
    ...choices.filter(stays),
  ];
}

/** The rows of a matrix in this respondent's order. */
export function rowsInOrder<Row>(
  { id, rows, shuffleRows }: { id: string; rows: readonly Row[]; shuffleRows?: true },
  seed: number,
): Row[] {
  return shuffleRows ? shuffled(rows, seed, id) : [...rows];
}

/** Fisher and Yates, with chances of the list's own: another list of the survey has another order. */
function shuffled<T>(list: readonly T[], seed: number, name: string): T[] {
  const next = chances(hashOf(`${seed >>> 0} ${name}`));
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(next() * (last + 1));
    [mixed[last], mixed[chosen]] = [mixed[chosen] as T, mixed[last] as T];
  }
  return mixed;
}

/** A share, 0 to 1, that is the same for the same name for ever. */
export const shareOf = (name: string): number => chances(hashOf(name))();

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

/** Ettinger's mulberry32 (public domain): a few bytes, and good enough to deal cards. A stored seed has to replay, so it never changes. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
