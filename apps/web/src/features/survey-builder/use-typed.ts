import { useEffect, useState } from "react";

/**
 * What stands in a field while it is typed, which need not be anything yet. It follows what is said when that changes from elsewhere: by another choice, by
 * a row that goes, by somebody else's draft. `said` is the value as text, `read` makes that text of what is typed.
 */
export function useTyped(said: string, read: (typed: string) => string): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(said);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how it is read changes with every drawing, what is said does not
  useEffect(() => setTyped((now) => (read(now) === said ? now : said)), [said]);
  return [typed, setTyped];
}
