import type { Mapping, MappingColumn, MappingScale, ScoreColumn } from "@heard/core/imports/schema";

export type Direction = "higherIsBetter" | "lowerIsBetter";

/** What the mapping says about a column of the file; `undefined` for one that it does not name. */
export function columnNamed(mapping: Mapping, name: string): MappingColumn | undefined {
  return mapping.columns.find(({ column }) => column === name);
}

/** Says something else about a column, in its place, or at the end when nothing was said so far. */
export function putColumn(mapping: Mapping, column: MappingColumn): Mapping {
  const known = mapping.columns.some((one) => one.column === column.column);
  const columns = known
    ? mapping.columns.map((one) => (one.column === column.column ? column : one))
    : [...mapping.columns, column];
  return { ...mapping, columns };
}

/** Changes a score column and leaves every other column as it is. */
export function changeScore(mapping: Mapping, name: string, change: (score: ScoreColumn) => ScoreColumn): Mapping {
  const column = columnNamed(mapping, name);
  return column?.as === "score" ? putColumn(mapping, change(column)) : mapping;
}

/** Says which end of a score's scale is good; of one of its scales where a rule splits it. */
export function setDirection(mapping: Mapping, name: string, direction: Direction, caseIndex?: number): Mapping {
  return changeScore(mapping, name, (score) => {
    if (caseIndex === undefined) return score.scale ? { ...score, scale: { ...score.scale, direction } } : score;
    const cases = score.cases?.map((one, index) =>
      index === caseIndex ? { ...one, scale: { ...one.scale, direction } } : one,
    );
    return { ...score, cases };
  });
}

/** Another range; a direction that was chosen for the old one is asked again, for it may have meant other ends. */
export function setRange(mapping: Mapping, name: string, { min, max }: Pick<MappingScale, "min" | "max">): Mapping {
  return changeScore(mapping, name, (score) => ({ ...score, scale: { min, max, direction: null } }));
}

/** Splits a score by rules; without rules it is one scale again. A direction known for the whole column holds for each scale. */
export function setCases(mapping: Mapping, name: string, cases: ScoreColumn["cases"]): Mapping {
  return changeScore(mapping, name, (score) => {
    const direction = score.scale?.direction ?? score.cases?.[0]?.scale.direction ?? null;
    const directed = cases?.map((one) => ({ ...one, scale: { ...one.scale, direction } }));
    return { ...score, cases: directed ?? null };
  });
}

/** Whether two sets of rules place rows alike, whatever is said about good and bad. */
export function sameCases(a: ScoreColumn["cases"], b: ScoreColumn["cases"]): boolean {
  const plain = (cases: ScoreColumn["cases"]) =>
    JSON.stringify(
      (cases ?? []).map(({ if: rule, scale: { min, max } }) => [Object.entries(rule).toSorted(), min, max]),
    );
  return plain(a) === plain(b);
}

/** Says what values below the scale mean in each of these columns: not answered, or (empty) a mistake. */
export function setNotAnswered(mapping: Mapping, values: ReadonlyMap<string, readonly string[]>): Mapping {
  return [...values].reduce(
    (edited, [name, meant]) => changeScore(edited, name, (score) => ({ ...score, notAnswered: [...meant] })),
    mapping,
  );
}
