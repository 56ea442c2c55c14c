/** What the driver, the socket and the server say when the database does not answer, or has no room to. */
const codes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "53100", // its disk is full
  "53200", // out of memory
  "53300", // too many connections
  "57P01", // shut down by an administrator
  "57P02", // crash of another backend
  "57P03", // cannot connect now
]);

/** Whether an error says that the database does not answer, or has no room for what it would write: worth another try, and nothing was changed. */
export function isUnavailable(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && codes.has(current.code)) return true;
  }
  return false;
}
