import type { Funnel } from "@heard/core/ledger";

type Step = Funnel["steps"][number]["step"];
type State = "sent" | "deferred" | "suppressed" | "failed";
/** Which people of the ledger are shown. */
export type LedgerView =
  | { kind: "all" }
  | { kind: "step"; step: Step }
  | { kind: "state"; state: State }
  | { kind: "rule"; state: State; rule: string };

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
  }
}

/** The view that a value stands for. */
export function viewOf(value: string, views: readonly LedgerView[]): LedgerView {
  return views.find((view) => choiceOf(view) === value) ?? { kind: "all" };
}
