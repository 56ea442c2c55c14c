/**
 * Whether an error is the one that postgres.js throws where nobody can catch it (porsager/postgres#1154, still so in 3.4.9): a small write waits
 * for the next turn of the loop, and its connection has ended by then. What asked for the write is never answered, and the connection's place in
 * its pool is lost: no query that comes to it later leaves the process.
 */
export function isLostWrite(error: unknown): boolean {
  if (!(error instanceof TypeError) || error.message !== "Cannot read properties of null (reading 'write')")
    return false;
  const [, thrownAt = ""] = error.stack?.split("\n") ?? [];
  return /\bnextWrite \(.*[\\/]postgres[\\/].*connection\.js:\d/.test(thrownAt);
}

/**
 * Whether an error is of the first question that postgres.js asks on a connection, what the types of arrays are. It waits for the answer where nobody can catch that there is none
 * (so in 3.4.9): a connection that breaks in that moment would end the process. Who wanted the connection is told by the library itself.
 */
export function isLostStart(error: unknown): boolean {
  return (
    error instanceof Error &&
    "query" in error &&
    typeof error.query === "string" &&
    /^\s*select b\.oid, b\.typarray\s+from pg_catalog\.pg_type a\s/.test(error.query)
  );
}
