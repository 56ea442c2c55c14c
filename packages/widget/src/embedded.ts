// What the loader and the runtime of the embed script share: no code, so that neither carries the other.
import type { EmbedSettings, RuleOutcome } from "@heard/survey/runtime";

/** What the gateway says to a page that may show the survey. */
export type Rules = {
  survey: string;
  state: string;
  settings: Omit<EmbedSettings, "origins" | "buttonText">;
  language: string;
  colour: string | null;
  words: Record<"title" | "button" | "close" | "failed", string>;
  /** Address of the runtime on the gateway. */
  runtime: string;
};

/** One survey on one page. */
export type Embedded = {
  key: string;
  gateway: string;
  /** As a query: what the page says of itself. */
  parameters: string;
  rules: Rules | null;
  /** Why there are no rules. */
  refusal: "originRefused" | "unreachable" | null;
  isTriggered: boolean;
  isStanding: boolean;
  /** By what it came to stand here: once it was seen, the rules would stop it. */
  shownBy: RuleOutcome[] | null;
  sent: Sent;
};
/** What became of the answers. */
export type Sent = {
  state: "nothing" | "waiting" | "partial" | "complete" | "refused";
  reference: string;
  status: number;
};

/** What a visitor's browser remembers. */
export type Memory = { seed: string; surveys: Record<string, { seenAt?: number; answeredAt?: number }> };

export type Loader = {
  surveys: Embedded[];
  memory: () => Memory;
  remember: (survey: string, what: { seenAt?: number; answeredAt?: number }) => void;
  outcomes: (embedded: Embedded) => RuleOutcome[];
  /** The survey stands on the page no longer: another may come. */
  closed: (embedded: Embedded) => void;
};
export type Runtime = {
  show: (embedded: Embedded, isAsked: boolean) => void;
  close: () => void;
  resend: (embedded: Embedded) => void;
  explain: (withPanel: boolean) => void;
};
export type Command =
  | ["event", string]
  | ["show" | "page" | "close" | "explain", string?]
  | ["runtime", (loader: Loader) => Runtime];
export type Heard = ((...command: Command) => void) & { q?: Command[]; add?: (script: HTMLScriptElement) => void };

declare global {
  interface Window {
    heard?: Heard;
  }
}

/** How the places begin where answers to a survey lie that have not arrived; how they end says of which way through it. */
export const unsentKey = (survey: string) => `heard:unsent:${survey}:`;
