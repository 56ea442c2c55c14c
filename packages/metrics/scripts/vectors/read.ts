/** Named inputs of a vector, not yet known to be what a form needs. */
export type Input = Readonly<Record<string, unknown>>;

export function readRecord(value: unknown, name: string): Input {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new TypeError(`${name} is not an object`);
  return value as Input;
}

export function readNumber(input: Input, name: string): number {
  const value = input[name];
  if (typeof value !== "number") throw new TypeError(`${name} is not a number: ${JSON.stringify(value)}`);
  return value;
}

export function readString(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== "string") throw new TypeError(`${name} is not text: ${JSON.stringify(value)}`);
  return value;
}

export function readList(input: Input, name: string): readonly unknown[] {
  const value = input[name];
  if (!Array.isArray(value)) throw new TypeError(`${name} is not a list: ${JSON.stringify(value)}`);
  return value;
}

export function readNumbers(input: Input, name: string): readonly number[] {
  const values = readList(input, name);
  if (!values.every((value) => typeof value === "number")) throw new TypeError(`${name} is not a list of numbers`);
  return values;
}

export function readStrings(input: Input, name: string): readonly string[] {
  const values = readList(input, name);
  if (!values.every((value) => typeof value === "string")) throw new TypeError(`${name} is not a list of texts`);
  return values;
}

export function readRows(input: Input, name: string): readonly (readonly number[])[] {
  return readList(input, name).map((_, index, rows) => readNumbers({ [name]: rows[index] }, name));
}

export function readRecords(input: Input, name: string): readonly Input[] {
  return readList(input, name).map((value, index) => readRecord(value, `${name}[${index}]`));
}
