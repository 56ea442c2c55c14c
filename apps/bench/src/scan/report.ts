import { type Finding, isGrave, severities } from "./finding.ts";
import type { Target } from "./target.ts";
import type { Tool, ToolName } from "./tools.ts";

export type Walked = {
  tool: ToolName;
  /** `null`: it is not on this machine, and its part was left out. */
  found: Tool | null;
  budget: string;
  minutes: number;
  reached: readonly Target["name"][];
  /** Reached, and ended before it was through: with what was left. */
  cutShort: readonly { target: Target["name"]; what: string }[];
  unreached: readonly Target["name"][];
};
export type Scan = {
  commit: string;
  date: string;
  machine: string;
  /** Where it ran. */
  place: string;
  minutes: number;
  most: number;
  walked: readonly Walked[];
  requests: number;
  /** What each way in answered to its example, when a scanner came to it first. */
  answered: readonly {
    target: string;
    kind: Target["kind"];
    status: number | null;
    limited: number;
  }[];
  renewals: number;
  findings: readonly Finding[];
  judged: readonly { finding: Finding; why: string }[];
  notes: readonly string[];
};

/** A scan as a page. */
export function reportOf(scan: Scan): string {
  return [
    "# The last scan",
    "",
    `Written by \`npm run scan\` at commit ${scan.commit} on ${scan.date}. ${scan.machine}. ${scan.place} It took ${scan.minutes} of at most ${scan.most} minutes and sent ${count(scan.requests)} requests.`,
    "",
    verdictOf(scan),
    ...["", "## What was walked", ""],
    ...table(
      ["Scanner", "Version", "Ways in", "Reached", "Cut short", "Not reached", "Budget of one", "Minutes"],
      scan.walked.map(walkedRow),
    ),
    "",
    ...scan.walked
      .filter(({ found }) => !found)
      .map(
        ({ tool }) =>
          `${tool} is not on PATH of this machine: its part was left out. It comes with the system's packages (\`apt install ${tool}\`) or from pip.\n`,
      ),
    ...scan.notes.flatMap((note) => [note, ""]),
    "## Findings",
    "",
    ...severities.flatMap((severity) => of(scan.findings, severity)),
    ...(scan.findings.length === 0 ? ["None.", ""] : []),
    ...judgedPart(scan),
    ...answersPart(scan),
    ...scan.walked.flatMap(restPart),
  ].join("\n");
}

/** What was found, and in how much of what there is: of what was not reached nothing is known. */
function verdictOf({ findings, walked }: Scan): string {
  const grave = findings.filter(isGrave).length;
  const found = grave === 0 ? "Nothing of medium or higher" : `${grave} of medium or higher`;
  const rest = walked.flatMap(({ tool, found, reached, unreached }) => {
    if (!found) return [`${tool} is not here`];
    return unreached.length === 0
      ? []
      : [`${tool} came to ${count(reached.length)} of ${count(reached.length + unreached.length)} ways in`];
  });
  return `**${found}${rest.length === 0 ? "" : ` in a part of it: ${rest.join(", ")}`}.**`;
}

const count = (value: number) => value.toLocaleString("en");
const table = (heads: readonly string[], rows: readonly (readonly string[])[]) =>
  [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.map(inCell).join(" | ")} |`);
const inCell = (text: string) =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replaceAll(/[\r\n]+/g, " ");
/** What an attacker wrote stands in it: nothing of it is a mark of this page. */
const quoted = (text: string) => `\`${text.replaceAll("`", "'").slice(0, 300)}\``;
const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");

function walkedRow({ tool, found, budget, minutes, reached, cutShort, unreached }: Walked): string[] {
  if (!found) return [tool, "not here", "", "", "", "", "", ""];
  const counts = [reached.length + unreached.length, reached.length, cutShort.length, unreached.length].map(count);
  return [tool, found.version, ...counts, budget, String(minutes)];
}

function of(findings: readonly Finding[], severity: Finding["severity"]): string[] {
  const these = findings.filter((finding) => finding.severity === severity);
  if (these.length === 0) return [];
  const rows = these.map(({ tool, kind, target, parameter, detail }) => [
    tool,
    kind,
    `\`${target}\``,
    parameter ? quoted(parameter) : "",
    quoted(detail),
  ]);
  return [`### ${severity} (${these.length})`, "", ...table(["By", "What", "Way in", "Parameter", "Detail"], rows), ""];
}

function judgedPart({ judged }: Scan): string[] {
  if (judged.length === 0) return [];
  const reasons = Map.groupBy(judged, ({ why }) => why);
  const rows = [...reasons].map(([why, these]) => {
    const [first] = these;
    return [`${first?.finding.tool}: ${first?.finding.kind}`, first?.finding.severity ?? "", String(these.length), why];
  });
  return [
    "## Looked at and left",
    "",
    ...table(["What", "Severity as the scanner has it", "Times", "Why it is none"], rows),
    "",
  ];
}

/** An example that is refused at once shows a scanner little: so it is said how many were taken. */
function answersPart({ answered, renewals }: Scan): string[] {
  const kinds = ["screen", "route", "handler", "procedure"] as const;
  const rows = kinds.map((kind) => {
    const these = answered.filter((one) => one.kind === kind);
    const within = (from: number, to: number) =>
      these.filter(({ status }) => status !== null && status >= from && status < to).length;
    const asked = these.filter(({ status }) => status !== null).length;
    return [
      kind,
      String(these.length),
      String(asked),
      String(within(200, 400)),
      String(within(400, 500)),
      String(within(500, 600)),
      count(these.reduce((sum, one) => sum + one.limited, 0)),
    ];
  });
  const refused = answered
    .filter(({ status }) => status !== null && status >= 400 && status < 500)
    .map(({ target, status }) => `${target} ${status}`);
  const limited = answered.filter((one) => one.limited > 0).map((one) => `${one.target} ${one.limited}`);
  return [
    ...["## How the examples were answered", ""],
    ...table(
      [
        "Ways in",
        "There are",
        "Asked",
        "Taken (2xx, 3xx)",
        "Refused (4xx)",
        "Failed (5xx)",
        "Requests that a limit refused",
      ],
      rows,
    ),
    "",
    "Each as a scanner met it first: what those before it changed shows here.",
    "",
    `Somebody had to sign in anew ${renewals} times, because an attack had ended the session.`,
    "",
    ...(refused.length > 0 ? [`Refused as they stand: ${list(refused)}.`, ""] : []),
    ...(limited.length > 0
      ? [
          `Refused by a limit that does not go by address (of an account, a link, a device), with how often: ${list(limited)}.`,
          "",
        ]
      : []),
  ];
}

function restPart({ tool, cutShort, unreached }: Walked): string[] {
  return [
    ...(unreached.length > 0 ? [`## Not reached by ${tool}`, "", `${list(unreached)}.`, ""] : []),
    ...(cutShort.length > 0
      ? [`## Cut short in ${tool}`, "", `${list(cutShort.map(({ target, what }) => `${target} (${what})`))}.`, ""]
      : []),
  ];
}
