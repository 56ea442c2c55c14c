import "server-only";
import { TRPCError } from "@trpc/server";

/**
 * A record, or `null` where the address names none of this organisation's: an id that is no id included, for it too was
 * typed into the address. Everything else is an error and stays one.
 */
export async function orNotFound<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST")) return null;
    throw error;
  }
}
