import type { Funnel } from "@heard/core/ledger";

/** A step of the funnel, or what letters tell of themselves. */
type Step = Funnel["steps"][number]["step"] | "letterOpened";
type State = "sent" | "deferred" | "suppressed" | "failed";
/** Which people of the ledger are shown. */
export type LedgerView =
  | { kind: "all" }
  | { kind: "step"; step: Step }
  | { kind: "state"; state: State }
  | { kind: "rule"; state: State; rule: string }
  /** Who was sent something, or answered it, of people with one value of a field. */
  | { kind: "group"; step: "sent" | "completed"; field: string; value: string | null };

/** A view as the value of a choice. */
export function choiceOf(view: LedgerView): string {
  switch (view.kind) {
    case "all":
      return "all";
    case "step":
      return `step:${view.step}`;
    case "state":
      return `state:${view.state}`;
    case "rule":
      return `rule:${view.state}:${view.rule}`;
    case "group":
      return `group:${view.step}:${view.field}:${view.value ?? ""}`;
  }
}

/** Which rows of the ledger a view asks for. */
export function filterOf(view: LedgerView): {
  state?: State;
  rule?: string;
  step?: Step;
  attribute?: { field: string; value: string | null };
} {
  if (view.kind === "group") {
    const { step, field, value } = view;
    return { state: "sent", step, attribute: { field, value } };
  }
  const { kind: _, ...filter } = view;
  return filter;
}

/** The view that a value stands for. */
export function viewOf(value: string, views: readonly LedgerView[]): LedgerView {
  return views.find((view) => choiceOf(view) === value) ?? { kind: "all" };
}
