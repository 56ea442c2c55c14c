import type { Finding, Severity } from "./finding.ts";

/** What is tried at every address. */
const onAnAddress = [
  ...["csp", "cookieflags", "http_headers", "crlf", "redirect", "sql", "blindsql", "xss", "permanentxss"],
  ...["ssrf", "xxe", "exec", "file", "shellshock"],
];
/** What goes by the path of a page, or by forms that stand in it, and means something at its own address only. */
const onItsOwnAddress = [...onAnAddress, "backup", "csrf", "htaccess", "methods"];
/** Why the others are left out. */
export const leftOut: Readonly<Record<string, string>> = {
  brute_login_form: "guesses passwords, which the limits of signing in are for",
  "buster, nikto": "lists of files of other products; nikto's has to be fetched from elsewhere",
  "drupal_enum, wp_enum, wapp": "about other products",
};

export type WapitiRun = {
  address: string;
  isOwnAddress: boolean;
  report: string;
  folder: string;
  endpoint: string;
  /** With every request. */
  header: string;
  secondsOfAModule: number;
};

export const wapitiArguments = (run: WapitiRun): string[] => [
  ...[
    "-u",
    run.address,
    "-H",
    run.header,
    "--scope",
    "page",
    "-m",
    (run.isOwnAddress ? onItsOwnAddress : onAnAddress).join(","),
  ],
  ...["--max-links-per-page", "20", "--max-scan-time", "20", "--max-attack-time", String(run.secondsOfAModule)],
  ...["--endpoint", run.endpoint, "--store-session", run.folder, "--flush-session", "--no-bugreport"],
  ...["-t", "15", "-v", "1", "-f", "json", "-o", run.report],
];

type Entry = { method?: string; path?: string; info?: string; level?: number | string; parameter?: string | null };
type Report = Partial<Record<"vulnerabilities" | "anomalies" | "additionals", Record<string, Entry[]>>>;

const severityOf: readonly Severity[] = ["information", "low", "medium", "high", "critical"];

/** What wapiti wrote into its report. Its levels go from 0 to 4; an anomaly is what it could not explain. */
export function readWapiti(target: string, text: string): Finding[] {
  const { vulnerabilities = {}, anomalies = {} }: Report = JSON.parse(text);
  return [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, entries]) =>
    entries.map(({ method = "", path = "", info = "", level = 2, parameter = null }) => ({
      ...{ tool: "wapiti" as const, severity: severityOf[Number(level)] ?? "medium", kind, target },
      ...{ parameter: parameter || null, detail: `${info} (${method} ${path})`.trim() },
    })),
  );
}

/** The modules that ran out of time. */
export const modulesCutShort = (output: string): string[] => [
  ...new Set([...output.matchAll(/Max attack time was reached for module (\w+)/g)].map(([, name = ""]) => name)),
];
