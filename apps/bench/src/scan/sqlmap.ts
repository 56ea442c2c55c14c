import type { Finding } from "./finding.ts";

/** Level 2 tries cookies as well as parameters; risk 1 tries nothing that writes. */
export const sqlmapArguments = (address: string, folder: string, header: string): string[] => [
  ...["-u", address, "-H", header, "--batch", "--smart", "--level", "2", "--risk", "1", "--dbms", "PostgreSQL"],
  // A refusal is an answer like any other, and the session is kept elsewhere.
  ...["--ignore-code", "*", "--ignore-redirects", "--skip-waf", "--flush-session", "--disable-coloring"],
  ...["--timeout", "15", "--retries", "1", "--output-dir", folder],
];

export type SqlmapReading = { findings: Finding[]; problem: string | null };

/** What sqlmap said on the terminal. A hint is one heuristic; only what it could make use of is an injection. */
export function readSqlmap(target: string, output: string, repliesInHtml: boolean): SqlmapReading {
  const findings: Finding[] = [];
  const add = (kind: string, severity: Finding["severity"], parameter: string, detail: string) =>
    findings.push({ tool: "sqlmap", severity, kind, target, parameter, detail });
  let parameter = "";
  for (const line of output.split("\n")) {
    parameter = /^Parameter: (\S+)/.exec(line)?.[1] ?? parameter;
    const type = /^\s+Type: (.+)/.exec(line)?.[1];
    if (type) add("SQL injection", "critical", parameter, type.trim());
    const hint = /heuristic \((basic|XSS|FI)\) test shows that (?:\S+ )?parameter '([^']+)' might be (.+)/.exec(line);
    if (!hint) continue;
    const [, test = "", named = "", says = ""] = hint;
    if (test === "XSS") add("reflected markup", repliesInHtml ? "medium" : "information", named, says);
    else if (test === "FI") add("file inclusion hint", "medium", named, says);
    // Naming its database gives something away; that a number can be calculated is a guess, which was followed up and not confirmed.
    else if (says.includes("possible DBMS")) add("database error shown", "medium", named, says);
    else if (!says.startsWith("not ")) add("SQL hint that was not confirmed", "low", named, says);
  }
  const problem = /\[CRITICAL\] (.+)/.exec(output)?.[1] ?? null;
  return { findings, problem: problem && isVerdict(problem) ? null : problem };
}

/** "Nothing found" is said as something critical, and that a page changes, after which it tries again. */
const isVerdict = (text: string) =>
  /all tested parameters do not appear to be injectable|no parameter\(s\) found for testing|heavily dynamic/.test(text);
