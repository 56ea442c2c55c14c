import { readFileSync, statSync } from "node:fs";

/**
 * The clock of a process. With HEARD_TEST_CLOCK it follows the file of that name: from the moment the file was written on, it is the instant that the file holds, and
 * time goes on from there. So a test lets months pass in a running product. Never where people work: only with NODE_ENV=test.
 * @throws Error when HEARD_TEST_CLOCK is set elsewhere, or its file holds no instant
 */
export function openClock(env: Readonly<Record<string, string | undefined>>): () => Date {
  const file = env.HEARD_TEST_CLOCK;
  if (!file) return () => new Date();
  if (env.NODE_ENV !== "test")
    throw new Error(
      `HEARD_TEST_CLOCK is set, but NODE_ENV is "${env.NODE_ENV ?? ""}": only a test may move the clock. Unset it, or set NODE_ENV=test.`,
    );
  return () => instantOf(file);
}

function instantOf(file: string): Date {
  const text = readFileSync(file, "utf8").trim();
  const instant = Date.parse(text);
  if (Number.isNaN(instant))
    throw new Error(`The test clock ${file} holds "${text}", which is no instant (2026-09-01T09:00:00Z).`);
  return new Date(instant + Date.now() - statSync(file).mtimeMs);
}
