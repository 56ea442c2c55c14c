import { describe, expect, test } from "vitest";
import { readSqlmap } from "./sqlmap.ts";

// As sqlmap 1.7.2 says it.
const quiet = `[23:54:44] [INFO] testing if GET parameter 'r' is dynamic
[23:54:44] [WARNING] GET parameter 'r' does not appear to be dynamic
[23:54:44] [WARNING] heuristic (basic) test shows that GET parameter 'r' might not be injectable
[23:54:44] [INFO] skipping GET parameter 'r'
[23:54:44] [ERROR] all tested parameters do not appear to be injectable. Try to increase values for '--level'/'--risk' options`;
const hinting = `[23:54:38] [INFO] heuristic (basic) test shows that GET parameter 'q' might be injectable (possible DBMS: 'PostgreSQL')
[23:54:38] [INFO] heuristic (XSS) test shows that GET parameter 'q' might be vulnerable to cross-site scripting (XSS) attacks`;
const injected = `sqlmap identified the following injection point(s) with a total of 47 HTTP(s) requests:
---
Parameter: q (GET)
    Type: boolean-based blind
    Title: AND boolean-based blind - WHERE or HAVING clause
    Payload: q=abc' AND 1=1-- x

    Type: stacked queries
    Title: PostgreSQL > 8.1 stacked queries (comment)
---`;

describe("what sqlmap says", () => {
  test("is nothing where it found nothing", () => {
    expect(readSqlmap("plans.log", quiet, true)).toEqual({ findings: [], problem: null });
  });

  test("is an injection, once a technique, where it could make use of one", () => {
    const { findings } = readSqlmap("plans.log", injected, false);
    expect(findings.map(({ severity, parameter, detail }) => [severity, parameter, detail])).toEqual([
      ["critical", "q", "boolean-based blind"],
      ["critical", "q", "stacked queries"],
    ]);
  });

  test("is a hint, and one of markup weighs only where a browser would run it", () => {
    const of = (inHtml: boolean) =>
      readSqlmap("plans.log", hinting, inHtml).findings.map(({ kind, severity }) => [kind, severity]);
    expect(of(true)).toEqual([
      ["database error shown", "medium"],
      ["reflected markup", "medium"],
    ]);
    expect(of(false)).toEqual([
      ["database error shown", "medium"],
      ["reflected markup", "information"],
    ]);
  });

  test("is a guess where no database error came with it", () => {
    const guess = "[23:54:38] [INFO] heuristic (basic) test shows that GET parameter 'json.limit' might be injectable";
    expect(readSqlmap("plans.log", guess, false).findings).toMatchObject([
      { severity: "low", parameter: "json.limit" },
    ]);
  });

  test("is a problem where it could not walk at all", () => {
    const { problem } = readSqlmap("plans.log", "[23:54:44] [CRITICAL] unable to connect to the target URL", false);
    expect(problem).toBe("unable to connect to the target URL");
    const changing =
      "[23:54:44] [CRITICAL] target URL content appears to be heavily dynamic. sqlmap is going to retry the request(s)";
    expect(readSqlmap("plans.log", changing, false).problem).toBeNull();
  });
});
