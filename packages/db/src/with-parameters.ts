import { type SQL, sql } from "drizzle-orm";

/** A fixed statement with numbered parameters, as drizzle's query: `$n` becomes its n-th value. */
export function withParameters(statement: string, parameters: readonly unknown[]): SQL {
  const parts = statement.split(/\$(\d+)/);
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${parameters[Number(part) - 1]}`)),
    sql.raw(""),
  );
}
