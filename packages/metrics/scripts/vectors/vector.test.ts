import { describe, expect, it } from "vitest";
import { describeOutcome, parseVectors, runVector, type Vector, type VectorForm } from "./vector.ts";

const forms: VectorForm[] = [
  { name: "sums", inputs: ["a", "b"], optional: ["note"], compute: ({ a, b }) => ({ sum: Number(a) + Number(b) }) },
  {
    name: "sums",
    inputs: ["a", "b"],
    compute: ({ a, b }) => ({ product: Number(a) * Number(b), ends: { low: 1, high: null } }),
  },
  {
    name: "broken",
    inputs: ["a"],
    compute: () => {
      throw new RangeError("a is 3");
    },
  },
  { name: "told", inputs: ["a", "b"], texts: ["reason"], compute: () => ({ hidden: [] }) },
  { name: "nowhere", inputs: ["a"], compute: () => ({ nps: Number.NaN }) },
];
const vector = (changes: Partial<Vector>): Vector => ({
  id: "one",
  name: "sums",
  input: { a: 2, b: 3 },
  expected: { sum: 5 },
  tolerance: 1e-6,
  ...changes,
});
const run = (changes: Partial<Vector>) => describeOutcome(runVector(vector(changes), forms));

describe("a vector", () => {
  it("passes in one line", () => {
    expect(run({})).toBe("one\tpass");
    expect(run({ input: { a: 2, b: 3, note: "for people" } })).toBe("one\tpass");
  });

  it("is told from others of the same inputs by its outputs", () => {
    expect(run({ expected: { product: 6 } })).toBe("one\tpass");
    expect(run({ expected: { product: 7 } })).toBe('one\tfail\texpected {"product":7}\tgot {"product":6}');
  });

  it("says only what differs", () => {
    expect(run({ expected: { product: 6, ends: { low: 2 } } })).toBe(
      'one\tfail\texpected {"ends":{"low":2}}\tgot {"ends":{"low":1,"high":null}}',
    );
  });

  it("fails for an output that no form knows", () => {
    expect(run({ expected: { sum: 5, mean: 2.5 } })).toBe(
      'one\tfail\texpected {"sum":5,"mean":2.5}\tgot "unknown output: mean"',
    );
    expect(run({ expected: { product: 6, ends: { middle: 1 } } })).toContain("\tfail\t");
  });

  it("fails for a group or inputs that no form takes", () => {
    expect(run({ name: "differences" })).toContain('got "unknown form: differences with a, b"');
    expect(run({ input: { a: 2 } })).toContain('got "unknown form: sums with a"');
    expect(run({ input: { a: 2, b: 3, c: 4 } })).toContain('got "unknown form: sums with a, b, c"');
  });

  it("compares no text for people, and fails when nothing else is expected", () => {
    expect(run({ name: "told", expected: { hidden: [], reason: "because" } })).toBe("one\tpass");
    expect(run({ name: "told", expected: { reason: "because" } })).toContain("nothing is expected");
    expect(run({ expected: { reason: "because" } })).toContain("unknown output: reason");
  });

  it("fails with the reason when the computation refuses its input", () => {
    expect(run({ name: "broken", input: { a: 3 } })).toContain('got "a is 3"');
  });

  it("names a number that JSON cannot carry", () => {
    expect(run({ name: "nowhere", input: { a: 3 }, expected: { nps: null } })).toContain('got {"nps":"NaN"}');
  });
});

describe("agreement", () => {
  const agrees = (expected: unknown, got: unknown, tolerance = 1e-6) =>
    runVector(vector({ expected: { x: expected }, tolerance }), [
      { name: "sums", inputs: ["a", "b"], compute: () => ({ x: got }) },
    ]).passed;

  it("of numbers is relative above 1 and absolute below", () => {
    expect(agrees(1000, 1000.0009)).toBe(true);
    expect(agrees(1000, 1000.002)).toBe(false);
    expect(agrees(0, 9e-7)).toBe(true);
    expect(agrees(0, 2e-6)).toBe(false);
    expect(agrees(1, "1")).toBe(false);
    expect(agrees(1, Number.NaN)).toBe(false);
  });

  it("of lists and objects goes element by element", () => {
    expect(agrees([1, [2, "x"]], [1, [2, "x"]])).toBe(true);
    expect(agrees([1, 2], [1, 2, 3])).toBe(false);
    expect(agrees([1], { 0: 1 })).toBe(false);
    expect(agrees({ a: [1] }, { a: [1], b: 2 })).toBe(true);
    expect(agrees({ a: 1 }, null)).toBe(false);
  });

  it("of names, null and no answer is exact", () => {
    expect(agrees(null, null)).toBe(true);
    expect(agrees(null, 0)).toBe(false);
    expect(agrees(null, undefined)).toBe(false);
    expect(agrees(0, null)).toBe(false);
    expect(agrees("queryA", "queryB")).toBe(false);
    expect(agrees(true, true)).toBe(true);
  });
});

describe("a file", () => {
  it("gives its vectors, with a group or a form, and 1e-6 where no tolerance is stated", () => {
    const [first, second] = parseVectors({
      vectors: [
        { id: "1", group: "nps", input: {}, expected: {}, tolerance: 0.1 },
        { id: "2", form: "plan", input: {}, expected: {} },
      ],
    });
    expect(first).toMatchObject({ id: "1", name: "nps", tolerance: 0.1 });
    expect(second).toMatchObject({ id: "2", name: "plan", tolerance: 1e-6 });
  });

  it.each([
    [{}, 'The file has no list "vectors"'],
    [[], "the file is not an object"],
    [{ vectors: [{ group: "nps", input: {}, expected: {} }] }, "vectors[0] needs an id"],
    [{ vectors: [{ id: "a", group: "nps", input: [], expected: {} }] }, "a: input is not an object"],
    [{ vectors: [{ id: "a", group: "nps", input: {}, expected: null }] }, "a: expected is not an object"],
  ])("in another format is refused: %j", (file, message) => {
    expect(() => parseVectors(file)).toThrow(message);
  });
});
