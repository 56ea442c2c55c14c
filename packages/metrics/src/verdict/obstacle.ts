import type { PlanRole } from "./units.ts";

/** Why there is no comparison to judge, with what its sentence needs. Shares are of a group's answers, 0…1. */
export type Obstacle =
  | { readonly verdict: "notComparable"; readonly reason: "registrationVoid" }
  | {
      readonly verdict: "notComparable";
      readonly reason: "scaleChanged";
      readonly role: PlanRole;
      readonly window: "baseline" | "after";
      readonly share: number;
    }
  | ({ readonly verdict: "notComparable"; readonly reason: "modeChanged"; readonly role: PlanRole } & ShareShift)
  | ({ readonly verdict: "notComparable"; readonly reason: "mixChanged"; readonly role: PlanRole } & ShareShift)
  | {
      readonly verdict: "notComparable";
      readonly reason: "planUnitsLost" | "comparisonLost";
      readonly lost: number;
      readonly registered: number;
    }
  | { readonly verdict: "notComparable"; readonly reason: "historyTooShort"; readonly periods: number }
  | {
      readonly verdict: "tooFewAnswers";
      readonly reason: "window";
      readonly role: PlanRole;
      readonly window: "baseline" | "after";
      readonly answers: number;
      readonly minAnswers: number;
    }
  | {
      readonly verdict: "tooFewAnswers";
      readonly reason: "periods";
      readonly window: "baseline" | "after";
      readonly periods: number;
    };

/** What moved most between the windows: a mode or a stratum, with its share of the answers before and after. */
export type ShareShift = { readonly of: string; readonly before: number; readonly after: number };
