import type { Row } from "postgres";
import { pool } from "./client.ts";

/** What every part of the lookup door asks by: role heard_lookup, which can run reviewed functions and nothing else. */
export const query = <T extends Row>(text: string, parameters: readonly unknown[]): Promise<T[]> =>
  pool("heard_lookup").sql.unsafe<T[]>(text, parameters as never[], { prepare: true });

/** The one value of a function. */
export const scalar = async <T>(text: string, parameters: readonly unknown[]): Promise<T | null> => {
  const [row] = await query<{ value: T | null }>(text, parameters);
  return row?.value ?? null;
};
