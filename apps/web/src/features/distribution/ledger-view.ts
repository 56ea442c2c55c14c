import type { Funnel, PeopleGroup } from "@heard/core/ledger";

/** A step of the funnel, or what letters tell of themselves. */
type Step = Funnel["steps"][number]["step"] | "letterOpened";
type State = "sent" | "deferred" | "suppressed" | "failed";
/** Which people of the ledger are shown. */
export type LedgerView =
  | { kind: "all" }
  | { kind: "step"; step: Step }
  | { kind: "state"; state: State }
  | { kind: "rule"; state: State; rule: string }
  /** Who was sent something, or answered it, of one group of people; `name` is what the group is called. */
  | { kind: "group"; step: "sent" | "completed"; group: PeopleGroup; name: string };

/** Stands for the field where people are compared by the language that they are asked in. */
export const byLanguage = "~language";

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
      return `group:${view.step}:${JSON.stringify(view.group)}`;
  }
}

/** Which rows of the ledger a view asks for. */
export function filterOf(view: LedgerView): {
  state?: State;
  rule?: string;
  step?: Step;
  group?: PeopleGroup;
} {
  if (view.kind === "group") {
    const { step, group } = view;
    return { state: "sent", step, group };
  }
  const { kind: _, ...filter } = view;
  return filter;
}

/** The view that a value stands for. */
export function viewOf(value: string, views: readonly LedgerView[]): LedgerView {
  return views.find((view) => choiceOf(view) === value) ?? { kind: "all" };
}
