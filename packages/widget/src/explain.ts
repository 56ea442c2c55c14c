import type { Embedded, Loader } from "./embedded.ts";
import { explainWords } from "./explain-words.ts";

type Line = { survey: string; question: string; outcome: string; because: string };

/** Why a survey shows or does not, sends or does not, counts or does not: for one visitor on one page, rule by rule. */
export function createExplainer(loader: Loader): (withPanel: boolean) => void {
  return (withPanel) => {
    const lines = loader.surveys.flatMap((embedded) => linesOf(loader, embedded));
    console.table(lines);
    if (withPanel) drawn(loader, lines);
  };
}

function linesOf(loader: Loader, embedded: Embedded): Line[] {
  const { key, rules, refusal, sent, gateway } = embedded;
  const words = explainWords(rules?.language ?? document.documentElement.lang);
  const line = (question: string, outcome: string, because: string): Line => ({
    survey: key,
    question,
    outcome,
    because,
  });
  if (!rules) {
    const because = refusal === "originRefused" ? words.originRefused : words.unreachable;
    return [
      line(words.rules.origin, words.stops, `${because} (${refusal === "originRefused" ? location.origin : gateway})`),
    ];
  }
  const shown = loader.outcomes(embedded).map(({ rule, outcome, because }) => {
    const facts = Object.entries(because).map(
      ([name, value]) => `${name}: ${isTime(name) ? new Date(value).toLocaleString() : value}`,
    );
    return line(words.rules[rule], words[outcome], facts.join(", "));
  });
  const isCounted = sent.state === "complete";
  return [
    line(words.rules.origin, words.passes, location.origin),
    ...shown,
    line(words.rules.sent, words.sent[sent.state], sent.status >= 400 ? `HTTP ${sent.status}` : ""),
    line(words.rules.counted, isCounted ? words.counted : words.notCounted, isCounted ? sent.reference : ""),
  ];
}

const isTime = (name: string) => name === "at" || name === "until";

const style = `:host{all:initial!important}table{position:fixed;inset-block-start:8px;inset-inline-start:8px;z-index:2147483647;max-width:calc(100vw - 16px);border-collapse:collapse;background:#fff;color:#1f1e1c;font:13px/1.4 sans-serif;box-shadow:0 4px 24px rgb(0 0 0/.3)}caption{padding:6px 8px;background:#1f1e1c;color:#fff;text-align:start}td,th{padding:4px 8px;border-block-start:1px solid #ddd;text-align:start;vertical-align:top;overflow-wrap:anywhere}`;
let host: HTMLElement | null = null;

function drawn(loader: Loader, lines: readonly Line[]): void {
  host?.remove();
  host = document.createElement("heard-explain");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const table = document.createElement("table");
  const language = loader.surveys[0]?.rules?.language ?? document.documentElement.lang;
  const words = explainWords(language);
  table.lang = words.locale;
  table.createCaption().textContent = words.title;
  for (const { survey, question, outcome, because } of lines) {
    const row = table.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = question;
    row.append(head);
    for (const text of [outcome, because, survey]) row.insertCell().textContent = text;
  }
  root.append(table);
  document.body.append(host);
}
