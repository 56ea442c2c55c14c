import { describe, expect, test } from "vitest";
import { distinct, type Finding, isGrave } from "./finding.ts";
import { judgementOf } from "./judged.ts";
import { reportOf, type Scan } from "./report.ts";

const finding: Finding = {
  ...{ tool: "wapiti", severity: "medium", kind: "Cross Site Scripting", target: "GET /s/:survey", parameter: "lang" },
  detail: "<script>alert(`1`)</script> | via lang\nand more",
};
const scan: Scan = {
  ...{
    commit: "abc1234",
    date: "2026-06-30",
    machine: "A machine, 2 cores",
    place: "Its own product.",
    minutes: 3,
    most: 60,
  },
  walked: [
    {
      ...{
        tool: "wapiti",
        found: { name: "wapiti", program: "/usr/bin/wapiti", version: "3.0.4" },
        budget: "90 s",
        minutes: 2,
      },
      ...{
        reached: ["screen scores"],
        cutShort: [{ target: "screen scores", what: "file" }],
        unreached: ["screen plans"],
      },
    },
    { ...{ tool: "sqlmap", found: null, budget: "60 s", minutes: 0 }, ...{ reached: [], cutShort: [], unreached: [] } },
  ],
  answered: [{ target: "plans.log", kind: "procedure", status: 404, limited: 7 }],
  ...{ requests: 1200, renewals: 1, findings: [finding], judged: [], notes: [] },
};

describe("the report of a scan", () => {
  const page = reportOf(scan);

  test("says what was not walked, and with what it was not", () => {
    expect(page).toContain("| wapiti | 3.0.4 | 2 | 1 | 1 | 1 | 90 s | 2 |");
    expect(page).toContain("sqlmap is not on PATH of this machine");
    expect(page).toContain("## Not reached by wapiti\n\n`screen plans`.");
    expect(page).toContain("`screen scores (file)`");
    expect(page).toContain("`plans.log 404`");
    expect(page).toContain("`plans.log 7`");
  });

  test("holds what an attacker wrote as text, in its cell", () => {
    const row = page.split("\n").find((line) => line.includes("alert"));
    expect(row).toBe(
      "| wapiti | Cross Site Scripting | `GET /s/:survey` | `lang` | `<script>alert('1')</script> \\| via lang and more` |",
    );
  });

  test("begins with the verdict", () => {
    const part = "in a part of it: wapiti came to 1 of 2 ways in, sqlmap is not here";
    expect(page).toContain(`**1 of medium or higher ${part}.**`);
    const harmless = { ...scan, findings: [{ ...finding, severity: "low" as const }] };
    expect(reportOf(harmless)).toContain(`**Nothing of medium or higher ${part}.**`);
    const walked = scan.walked.slice(0, 1).map((one) => ({ ...one, unreached: [] }));
    expect(reportOf({ ...harmless, walked })).toContain("**Nothing of medium or higher.**");
  });

  test("shows why something was left, once for all of its kind", () => {
    const judged = [finding, { ...finding, target: "screen plans" }].map((one) => ({
      finding: one,
      why: "It is encoded.",
    }));
    expect(reportOf({ ...scan, findings: [], judged })).toContain(
      "| wapiti: Cross Site Scripting | medium | 2 | It is encoded. |",
    );
  });
});

describe("a finding", () => {
  test("makes the command fail from medium on", () => {
    const grave = (["critical", "high", "medium", "low", "information"] as const).map((severity) =>
      isGrave({ ...finding, severity }),
    );
    expect(grave).toEqual([true, true, true, false, false]);
  });

  test("is told once for all its payloads", () => {
    expect(distinct([finding, { ...finding, detail: "another" }, { ...finding, parameter: "t" }])).toHaveLength(2);
    const missing = { ...finding, parameter: null };
    expect(distinct([missing, { ...missing, detail: "another header" }])).toHaveLength(2);
  });

  test("is judged by tool, kind and words together", () => {
    const known = [{ tool: "wapiti", kind: /Scripting/, says: /via lang/, why: "It is encoded." }] as const;
    expect(judgementOf(finding, known)).toBe("It is encoded.");
    expect(judgementOf({ ...finding, tool: "sqlmap" }, known)).toBeNull();
    expect(judgementOf({ ...finding, detail: "via t" }, known)).toBeNull();
  });
});
