import { DrizzleQueryError } from "drizzle-orm";

/**
 * An error without what its statement was given. Drizzle writes the parameters into message, stack and a field of their own, and they are names, addresses
 * and comments: logs, job rows and screens keep what an error says.
 */
export function forgetParameters(error: unknown): unknown {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (!(current instanceof DrizzleQueryError)) continue;
    const said = `Failed query: ${current.query}`;
    current.stack = current.stack?.replace(current.message, () => said);
    current.message = said;
    current.params = [];
  }
  return error;
}
