import { type Input, readRecord } from "./read.ts";

/** A reference value: what goes in and what must come out. */
export type Vector = {
  readonly id: string;
  /** The vector's group, or its form where a file names forms. */
  readonly name: string;
  readonly input: Input;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
};

/** How to compute a form: recognised by its name, the names of its inputs and the names of the outputs that a vector expects. */
export type VectorForm = {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly optional?: readonly string[];
  /** Outputs that are text for people, not compared. */
  readonly texts?: readonly string[];
  readonly compute: (input: Input) => Readonly<Record<string, unknown>>;
};

export type Outcome =
  | { readonly id: string; readonly passed: true }
  | { readonly id: string; readonly passed: false; readonly expected: unknown; readonly got: unknown };

/** The vectors of a parsed file. @throws TypeError for a file in another format */
export function parseVectors(file: unknown): Vector[] {
  const { vectors } = readRecord(file, "the file");
  if (!Array.isArray(vectors)) throw new TypeError('The file has no list "vectors"');
  return vectors.map((one, index) => {
    const vector = readRecord(one, `vectors[${index}]`);
    const { id, tolerance = 1e-6 } = vector;
    const name = vector.form ?? vector.group;
    if (typeof id !== "string" || typeof name !== "string" || typeof tolerance !== "number")
      throw new TypeError(`vectors[${index}] needs an id, a group or form, and a tolerance that is a number`);
    return {
      id,
      name,
      input: readRecord(vector.input, `${id}: input`),
      expected: readRecord(vector.expected, `${id}: expected`),
      tolerance,
    };
  });
}

/**
 * Computes every output that a vector expects and compares each. Forms with the same inputs are told apart by the outputs they know; where several
 * know them all, one that agrees is enough.
 */
export function runVector(vector: Vector, forms: readonly VectorForm[]): Outcome {
  const { id, name, input, expected } = vector;
  const fitting = forms.filter((form) => form.name === name && takes(form, input));
  if (fitting.length === 0)
    return { id, passed: false, expected, got: `unknown form: ${name} with ${Object.keys(input).join(", ")}` };
  const results = fitting.map((form) => compare(vector, form));
  const [best = "nothing computed"] = [
    ...results.filter((result) => result === "agrees"),
    ...results.filter((result) => typeof result === "object"),
    ...results,
  ];
  if (best === "agrees") return { id, passed: true };
  return typeof best === "string" ? { id, passed: false, expected, got: best } : { id, passed: false, ...best };
}

type Differences = { readonly expected: unknown; readonly got: unknown };

/** `agrees`, the outputs that differ, or why this form has no answer. */
function compare({ input, expected, tolerance }: Vector, { compute, texts = [] }: VectorForm): string | Differences {
  const wanted = Object.keys(expected).filter((name) => !texts.includes(name));
  if (wanted.length === 0) return "nothing is expected";
  try {
    const computed = compute(input);
    const unknown = wanted.filter((name) => !Object.hasOwn(computed, name));
    if (unknown.length > 0) return `unknown output: ${unknown.join(", ")}`;
    const differing = wanted.filter((name) => !agrees(expected[name], computed[name], tolerance));
    const only = (values: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(differing.map((name) => [name, values[name]]));
    return differing.length === 0 ? "agrees" : { expected: only(expected), got: only(computed) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function takes({ inputs, optional = [] }: VectorForm, input: Input): boolean {
  const given = Object.keys(input);
  return (
    inputs.every((name) => given.includes(name)) &&
    given.every((name) => inputs.includes(name) || optional.includes(name))
  );
}

/**
 * Whether a computed value agrees: numbers within tolerance · max(1, |expected|), lists and objects element by element, everything else exactly.
 * An object may know more than is expected of it.
 */
function agrees(expected: unknown, got: unknown, tolerance: number): boolean {
  if (typeof expected === "number")
    return typeof got === "number" && Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected));
  if (Array.isArray(expected))
    return (
      Array.isArray(got) &&
      got.length === expected.length &&
      expected.every((value, index) => agrees(value, got[index], tolerance))
    );
  if (expected !== null && typeof expected === "object")
    return (
      got !== null &&
      typeof got === "object" &&
      Object.entries(expected).every(
        ([name, value]) => Object.hasOwn(got, name) && agrees(value, (got as Record<string, unknown>)[name], tolerance),
      )
    );
  return expected === got;
}

/** One line: the id, then `pass`, or `fail` with what was expected and what came. */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.passed) return `${outcome.id}\tpass`;
  return `${outcome.id}\tfail\texpected ${inOneLine(outcome.expected)}\tgot ${inOneLine(outcome.got)}`;
}

/** JSON, with the numbers that it would turn into `null` by name. */
function inOneLine(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === "number" && !Number.isFinite(one) ? String(one) : one,
  );
}
