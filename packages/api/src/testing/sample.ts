import * as z from "zod";

type JsonSchema = {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  minItems?: number;
};

/** An input that a schema takes, with `ids` for the properties of those names, wherever they stand. */
export function sampleOf(schema: z.ZodType, ids: Readonly<Record<string, unknown>>): unknown {
  return sample(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema, ids);
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
  walk(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema);
  return [...names];
}

function sample(node: JsonSchema, ids: Readonly<Record<string, unknown>>): unknown {
  if (node.const !== undefined) return node.const;
  if (node.enum) return node.enum[0];
  const branches = node.anyOf ?? node.oneOf;
  if (branches) {
    // Nothing is the safest of what may stand there.
    const empty = branches.find(({ type }) => type === "null");
    return empty ? null : sample(branches[0] ?? {}, ids);
  }
  switch (node.type) {
    case "object":
      return objectOf(node, ids);
    case "array":
      return Array.from({ length: node.minItems ?? 0 }, () => sample(node.items ?? {}, ids));
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

function objectOf({ properties = {}, required = [] }: JsonSchema, ids: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]) => {
      if (name in ids) return [[name, ids[name]]];
      return required.includes(name) ? [[name, sample(value, ids)]] : [];
    }),
  );
}

function textOf({ format, minLength = 1 }: JsonSchema): string {
  if (format === "uuid") return "7f1a6a50-0000-4000-8000-000000000001";
  if (format === "date") return "2026-06-30";
  if (format === "date-time") return "2026-07-30T12:00:00Z";
  return "a".repeat(Math.max(1, minLength));
}
