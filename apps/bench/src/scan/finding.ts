export const severities = ["critical", "high", "medium", "low", "information"] as const;
export type Severity = (typeof severities)[number];

/** Something that a scanner, or what stands between it and the product, says about one way in. */
export type Finding = {
  tool: "wapiti" | "sqlmap" | "answers";
  severity: Severity;
  /** The kind of weakness, in the words of whoever found it. */
  kind: string;
  /** The way in, as the inventory calls it. */
  target: string;
  parameter: string | null;
  detail: string;
};

/** What makes the command fail. */
export const isGrave = ({ severity }: Finding): boolean => severities.indexOf(severity) <= severities.indexOf("medium");

/** The same weakness of the same way in, once: scanners say it for every payload. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const { tool, kind, target, parameter, severity, detail } = finding;
    // Without a parameter only its words tell one header that is missing from another.
    const name = JSON.stringify([tool, kind, target, parameter ?? { detail }, severity]);
    if (!seen.has(name)) seen.set(name, finding);
  }
  return [...seen.values()];
}

/** The same without what opens something: a report is committed, and a request that is shown in it goes by its path. */
export function withoutSecrets<T>(value: T, secrets: readonly string[]): T {
  let text = JSON.stringify(value);
  for (const secret of secrets.flatMap((one) => [one, encodeURIComponent(one)])) text = text.replaceAll(secret, "…");
  return JSON.parse(text);
}
