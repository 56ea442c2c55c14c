import type { DrizzleQueryError } from "drizzle-orm";

/**
 * An error without what its statement was given. Drizzle writes the parameters into message, stack and a field of their own, and they are names, addresses
 * and comments: logs, job rows and screens keep what an error says.
 */
export function forgetParameters(error: unknown): unknown {
  for (let current = error; current instanceof Error; current = current.cause) {
    // Where a JSON text cannot be stored, PostgreSQL shows the place in it.
    if ("where" in current && typeof current.where === "string")
      current.where = current.where.replace(/^(JSON data, line \d+): .*$/gm, "$1");
    if (!isOfQuery(current)) continue;
    const said = `Failed query: ${current.query}`;
    current.stack = current.stack?.replace(current.message, () => said);
    current.message = said;
    current.params = [];
  }
  return error;
}

/** By what it holds and not by its class: the dashboard's build has several copies of that, and one connection for all. */
const isOfQuery = (error: Error): error is DrizzleQueryError =>
  "query" in error && typeof error.query === "string" && "params" in error && Array.isArray(error.params);
