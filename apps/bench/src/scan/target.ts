import { type Fields, fieldsOf, withFields } from "./fields.ts";

/** One way in, with an example of what it takes. Every text and number of the example, and of the address, is a field that a scanner may replace. */
export type Target = {
  /** As the inventory calls it: `GET /s/:survey`, `plans.log`; or the screen. */
  name: string;
  kind: "screen" | "route" | "handler" | "procedure";
  site: "web" | "gateway";
  method: "GET" | "POST" | "PUT";
  /** With fields of its own in braces: `/s/{survey}`. */
  path: string;
  inPath: Fields;
  /** How what it takes travels; `input` is the query of a tRPC procedure. */
  as: "query" | "input" | "json" | "form";
  example: unknown;
};

/** The name of a target in an address. */
export const slugOf = ({ name }: Pick<Target, "name">): string => name.replace(/[^A-Za-z0-9.]+/g, "-");

/** Where a scanner asks for it: one address, each field a parameter. */
export function addressOf(relay: string, target: Target): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(target.inPath)) query.set(`path.${name}`, value);
  for (const [name, value] of Object.entries(fieldsOf(target.example))) query.set(name, value);
  return `${relay}/~/${slugOf(target)}?${query}`;
}

export type Sent = { method: Target["method"]; path: string; body: string | null; contentType: string | null };

/** The request that the product is sent for the parameters of a scanner. */
export function requestOf(target: Target, parameters: URLSearchParams): Sent {
  const given = Object.fromEntries(parameters);
  const path = target.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(given[`path.${name}`] ?? target.inPath[name] ?? ""),
  );
  const filled = withFields(target.example, given) as Record<string, unknown> | null;
  const none = { method: target.method, body: null, contentType: null };
  if (target.as === "json") return { ...none, path, body: JSON.stringify(filled), contentType: "application/json" };
  if (target.as === "form")
    return { ...none, path, body: queryOf(filled), contentType: "application/x-www-form-urlencoded" };
  const query =
    target.as === "input" && filled ? new URLSearchParams({ input: JSON.stringify(filled) }) : queryOf(filled);
  return { ...none, path: `${path}${String(query) === "" ? "" : `?${query}`}` };
}

const queryOf = (values: Record<string, unknown> | null): string =>
  String(new URLSearchParams(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)])));
