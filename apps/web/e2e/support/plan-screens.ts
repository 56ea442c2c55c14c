import { paths } from "../../src/lib/paths.ts";
import type { PathName } from "./every-path.ts";
import { aPlan } from "./listed-addresses.ts";
import type { Screen } from "./screen.ts";
import { aForm, inside } from "./screen-frames.ts";

/** The screens of Plans. */
export const planScreens = {
  plans: {
    ...inside,
    page: "[organisation]/improvement-plans",
    at: (key: string) => paths.plans(key),
    heading: "Plans",
    empty: { says: "No plans yet" },
    closedTo: "strangers",
  },
  logPlan: {
    ...inside,
    page: "[organisation]/improvement-plans/new",
    at: (key: string) => paths.logPlan(key, { theme: "wait" }),
    heading: "Log a plan",
    empty: aForm,
    closedTo: { openTo: "Team member, CX leader and Owner" },
  },
  plan: {
    ...inside,
    page: "[organisation]/improvement-plans/[plan]",
    at: aPlan,
    heading: /^Plan \d+ /,
    empty: { never: "Without a plan there is no such address" },
    closedTo: "strangers",
  },
} satisfies Partial<Record<PathName, Screen>>;
