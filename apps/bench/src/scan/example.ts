import * as z from "zod";

type Json = {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: Json[];
  oneOf?: Json[];
  allOf?: Json[];
  $ref?: string;
  $defs?: Record<string, Json>;
  properties?: Record<string, Json>;
  required?: string[];
  items?: Json;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  minItems?: number;
};
type Ids = Readonly<Record<string, unknown>>;
type Making = { ids: Ids; all: boolean; definitions: Record<string, Json>; depth: number };

/**
 * An input that a schema takes, with as much in it as there may be, so that a scanner has something to replace: every field that may be left out is there
 * when the schema takes it so, otherwise those that must be. `null`: none could be made, and somebody has to declare one.
 */
export function exampleOf(schema: z.ZodType, ids: Ids): unknown {
  const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  for (const all of [true, false]) {
    const made = make(json, { ids, all, definitions: json.$defs ?? {}, depth: 0 });
    if (schema.safeParse(made).success) return made;
  }
  return null;
}

const deepest = 8;

function make(node: Json, making: Making): unknown {
  const { definitions, depth } = making;
  if (depth > deepest) return null;
  if (node.$ref) return make(definitions[node.$ref.split("/").at(-1) ?? ""] ?? {}, { ...making, depth: depth + 1 });
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  if (node.default !== undefined && typeof node.default !== "object") return node.default;
  const branches = node.anyOf ?? node.oneOf;
  if (branches) return make(branches.find(({ type }) => type !== "null") ?? {}, { ...making, depth: depth + 1 });
  if (node.allOf) return Object.assign({}, ...node.allOf.map((part) => make(part, making)));
  return ofType(node, { ...making, depth: depth + 1 });
}

function ofType(node: Json, making: Making): unknown {
  switch (node.type) {
    case "object":
      return objectOf(node, making);
    case "array": {
      const count = Math.max(making.all ? 1 : 0, node.minItems ?? 0);
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
      return {};
  }
}

function objectOf({ properties = {}, required = [] }: Json, making: Making): Record<string, unknown> {
  const wanted = Object.entries(properties).filter(([name]) => making.all || required.includes(name));
  return Object.fromEntries(
    wanted.map(([name, value]) => {
      const id = making.ids[name];
      return [name, id === undefined ? make(value, making) : value.type === "array" ? [id].flat() : id];
    }),
  );
}

const texts: Readonly<Record<string, string>> = {
  uuid: "7f1a6a50-0000-4000-8000-000000000001",
  date: "2026-06-15",
  "date-time": "2026-06-15T12:00:00Z",
  email: "wei@example.org",
  uri: "https://hooks.example.org/heard",
};

function textOf({ format, minLength = 1, pattern }: Json): string {
  const known = texts[format ?? ""];
  if (known) return known;
  if (pattern?.includes("\\d{4}-")) return "2026-06-15";
  return "a".repeat(Math.max(1, minLength));
}
