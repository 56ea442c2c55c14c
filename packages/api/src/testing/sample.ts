import * as z from "zod";

type JsonSchema = {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  minItems?: number;
};
type Ids = Readonly<Record<string, unknown>>;
/** `least`: what must be there, and nothing where nothing may stand. `filled`: the same with something in it. `most`: all that may be there as well. */
type Amount = "least" | "filled" | "most";
type Making = { ids: Ids; amount: Amount; definitions: Record<string, JsonSchema>; depth: number };

const jsonOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;

function made(schema: z.ZodType, ids: Ids, amount: Amount): unknown {
  const json = jsonOf(schema);
  return make(json, { ids, amount, definitions: json.$defs ?? {}, depth: 0 });
}

/** An input that a schema takes, with `ids` for the properties of those names, wherever they stand. */
export function sampleOf(schema: z.ZodType, ids: Ids): unknown {
  return made(schema, ids, "least");
}

/**
 * The same with as much in it as there may be, so that a scanner has something to replace: every field that may be left out is there when the schema takes it so,
 * otherwise those that must be. `null`: none could be made, and somebody has to declare one.
 */
export function exampleOf(schema: z.ZodType, ids: Ids): unknown {
  for (const amount of ["most", "filled"] as const) {
    const example = made(schema, ids, amount);
    if (schema.safeParse(example).success) return example;
  }
  return null;
}

/** The names in a schema that end like an id, at any depth. */
export function idNamesOf(schema: z.ZodType): string[] {
  const names = new Set<string>();
  const walk = (node: JsonSchema) => {
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      if (/^id$|Ids?$/.test(name)) names.add(name);
      walk(value);
    }
    for (const branch of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.items ? [node.items] : [])])
      walk(branch);
  };
  walk(jsonOf(schema));
  return [...names];
}

const deepest = 8;

function make(node: JsonSchema, making: Making): unknown {
  const { definitions, depth, amount } = making;
  if (depth > deepest) return null;
  if (node.$ref) return make(definitions[node.$ref.split("/").at(-1) ?? ""] ?? {}, { ...making, depth: depth + 1 });
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (amount !== "least" && node.default !== undefined && typeof node.default !== "object") return node.default;
  const branches = node.anyOf ?? node.oneOf;
  if (branches) {
    const isNull = ({ type }: JsonSchema) => type === "null";
    if (amount === "least" && branches.some(isNull)) return null;
    return make(branches.find((branch) => !isNull(branch)) ?? {}, { ...making, depth: depth + 1 });
  }
  if (node.allOf) return Object.assign({}, ...node.allOf.map((part) => make(part, making)));
  return ofType(node, { ...making, depth: depth + 1 });
}

function ofType(node: JsonSchema, making: Making): unknown {
  switch (node.type) {
    case "object":
      return objectOf(node, making);
    case "array": {
      const count = Math.max(making.amount === "most" ? 1 : 0, node.minItems ?? 0);
      return Array.from({ length: count }, () => make(node.items ?? {}, making));
    }
    case "integer":
    case "number":
      return Math.max(1, node.minimum ?? 1, (node.exclusiveMinimum ?? 0) + 1);
    case "boolean":
      return true;
    case "string":
      return textOf(node);
    default:
      return making.amount === "least" ? undefined : {};
  }
}

function objectOf({ properties = {}, required = [] }: JsonSchema, making: Making): Record<string, unknown> {
  const { ids, amount } = making;
  const isWanted = (name: string) =>
    amount === "most" || required.includes(name) || (amount === "least" && name in ids);
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      if (!isWanted(name)) return [];
      const id = ids[name];
      if (amount === "least" && name in ids) return [[name, id]];
      if (id === undefined) return [[name, make(value, making)]];
      return [[name, value.type === "array" ? [id].flat() : id]];
    }),
  );
}

const texts: Readonly<Record<string, string>> = {
  uuid: "7f1a6a50-0000-4000-8000-000000000001",
  date: "2026-06-30",
  "date-time": "2026-07-30T12:00:00Z",
  email: "wei@example.org",
  uri: "https://hooks.example.org/heard",
};

function textOf({ format, minLength = 1, pattern }: JsonSchema): string {
  const known = texts[format ?? ""];
  if (known) return known;
  if (pattern?.includes("\\d{4}-")) return "2026-06-30";
  return "a".repeat(Math.max(1, minLength));
}
