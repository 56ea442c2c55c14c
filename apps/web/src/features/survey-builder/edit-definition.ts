import type { Question, SurveyDefinition, Texts } from "@heard/survey/runtime";

/** A question with the whys that stand directly after it: they move, go and are copied together. */
export function unitsOf(questions: readonly Question[]): Question[][] {
  const units: Question[][] = [];
  for (const question of questions) {
    const unit = units.at(-1);
    const isWhy = question.type === "text" && question.whyOf !== undefined && question.whyOf === unit?.[0]?.id;
    if (unit && isWhy) unit.push(question);
    else units.push([question]);
  }
  return units;
}

export const isScored = (question: Question): boolean =>
  "metric" in question ||
  (question.type === "matrix" && "scale" in question.columns && question.rows.some((row) => row.metric !== undefined));

/** The open “why” of a score, if one follows it. */
export const whyOfScore = ({ questions }: SurveyDefinition, id: string): Question | null =>
  questions.find((one) => one.type === "text" && one.whyOf === id) ?? null;

/** An id that no question of the survey has, or has had in what was published: answers pool by it for ever. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const id = `${wanted.slice(0, 54)}-${number}`;
    if (!taken.has(id)) return id;
  }
}

export const idsOf = ({ questions }: SurveyDefinition): Set<string> => new Set(questions.map(({ id }) => id));

export function setQuestion(definition: SurveyDefinition, question: Question): SurveyDefinition {
  return { ...definition, questions: definition.questions.map((one) => (one.id === question.id ? question : one)) };
}

/** A text with one language said otherwise; empty again, it is gone. */
export function withText(texts: Texts, language: string, text: string): Texts {
  const { [language]: _before, ...others } = texts;
  return text === "" ? others : { ...others, [language]: text };
}

/** New questions, after the one that is looked at (and its whys), else at the end. */
export function addQuestions(
  definition: SurveyDefinition,
  added: readonly Question[],
  after: string | null,
): SurveyDefinition {
  const units = unitsOf(definition.questions);
  const at = units.findIndex((unit) => unit.some(({ id }) => id === after));
  const place = at < 0 ? units.length : at + 1;
  return arranged(definition, [...units.slice(0, place), [...added], ...units.slice(place)]);
}

/** Moves a question with its whys among the others; `by` is −1 or 1 for the buttons, or more for a drag. `null` where there is no such place. */
export function moveQuestion(definition: SurveyDefinition, id: string, to: number): SurveyDefinition | null {
  const units = unitsOf(definition.questions);
  const from = units.findIndex((unit) => unit[0]?.id === id);
  const unit = units[from];
  if (!unit || to < 0 || to >= units.length || to === from) return null;
  const others = units.filter((one) => one !== unit);
  return arranged(definition, [...others.slice(0, to), unit, ...others.slice(to)]);
}

/** Takes a question out with its whys, and with the rules that are about it. What other rules said of it is for their author to see. */
export function removeQuestion(definition: SurveyDefinition, id: string): SurveyDefinition {
  const gone = new Set(
    unitsOf(definition.questions)
      .filter((unit) => unit[0]?.id === id)
      .flat()
      .concat(definition.questions.filter((one) => one.id === id))
      .map((one) => one.id),
  );
  const logic = definition.logic?.filter((rule) => !gone.has(rule.do === "jump" ? rule.after : rule.question));
  const units = unitsOf(definition.questions.filter((one) => !gone.has(one.id)));
  return arranged(withList(definition, "logic", logic), units);
}

/** The same question once more, under ids of its own that nobody has taken, directly after it. Gives the id of the copy too. */
export function copyQuestion(
  definition: SurveyDefinition,
  id: string,
  takenElsewhere: ReadonlySet<string>,
): { definition: SurveyDefinition; id: string } {
  const unit = unitsOf(definition.questions).find((one) => one.some((question) => question.id === id)) ?? [];
  const taken = new Set([...idsOf(definition), ...takenElsewhere]);
  const renamed = new Map<string, string>();
  for (const question of unit) {
    const copy = freeId(`${question.id.slice(0, 50)}-copy`, taken);
    taken.add(copy);
    renamed.set(question.id, copy);
  }
  const copies = structuredClone(unit).map((question): Question => {
    const own = { ...question, id: renamed.get(question.id) ?? question.id };
    return own.type === "text" && own.whyOf !== undefined
      ? { ...own, whyOf: renamed.get(own.whyOf) ?? own.whyOf }
      : own;
  });
  return { definition: addQuestions(definition, copies, id), id: renamed.get(unit[0]?.id ?? "") ?? id };
}

/** Whether a question changes places with the one before it. */
export const isShuffled = ({ shuffle = [] }: SurveyDefinition, before: string, id: string): boolean =>
  shuffle.some((group) => group.includes(before) && group.includes(id));

/** Joins a question to the random order of the one before it, or parts the run before it. */
export function setShuffled(definition: SurveyDefinition, id: string, isOn: boolean): SurveyDefinition {
  const heads = unitsOf(definition.questions).flatMap(([head]) => (head ? [head.id] : []));
  const at = heads.indexOf(id);
  const before = heads[at - 1];
  if (before === undefined) return definition;
  const joints = new Set(heads.slice(1).filter((head, place) => isShuffled(definition, heads[place] ?? "", head)));
  if (isOn) joints.add(id);
  else joints.delete(id);
  return withList(definition, "shuffle", runsOf(heads, joints));
}

/** Runs of neighbours that are joined to the one before them. */
function runsOf(heads: readonly string[], joints: ReadonlySet<string>): string[][] {
  const runs: string[][] = [];
  for (const head of heads) {
    const run = runs.at(-1);
    if (run && joints.has(head)) run.push(head);
    else runs.push([head]);
  }
  return runs.filter((run) => run.length > 1);
}

/** The questions in a new order. Whoever is parted from a run of random order leaves it, for a run stands together. */
function arranged(definition: SurveyDefinition, units: readonly (readonly Question[])[]): SurveyDefinition {
  const heads = units.flatMap(([head]) => (head ? [head.id] : []));
  const joints = new Set(heads.slice(1).filter((head, place) => isShuffled(definition, heads[place] ?? "", head)));
  return withList({ ...definition, questions: units.flat() }, "shuffle", runsOf(heads, joints));
}

/** A list of the definition, left out where it is empty. */
export function withList<Name extends "logic" | "shuffle" | "parameters">(
  definition: SurveyDefinition,
  name: Name,
  list: SurveyDefinition[Name] | undefined,
): SurveyDefinition {
  const { [name]: _before, ...rest } = definition;
  return (list && list.length > 0 ? { ...rest, [name]: list } : rest) as SurveyDefinition;
}

/** The object without a field, for what is either there or not. */
export function without<Thing extends object, Field extends keyof Thing>(
  thing: Thing,
  field: Field,
): Omit<Thing, Field> {
  const { [field]: _gone, ...rest } = thing;
  return rest;
}

/** Members of a list in another order. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const others = list.filter((_, at) => at !== from);
  const one = list[from];
  return one === undefined ? [...list] : [...others.slice(0, to), one, ...others.slice(to)];
}
