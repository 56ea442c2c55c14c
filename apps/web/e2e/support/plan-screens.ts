import type { Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import type { PathName } from "./every-path.ts";
import { aCase, aMeeting, aPlan, quarter } from "./listed-addresses.ts";
import type { Screen } from "./screen.ts";
import { aForm, inside } from "./screen-frames.ts";

/** The screens of what changed, of Plans, of the council, and of who works on them. */
export const planScreens = {
  alerts: {
    ...inside,
    page: "[organisation]/alerts",
    at: (key: string) => paths.alerts(key),
    heading: "What changed",
    empty: { says: "No change to tell of" },
    closedTo: "strangers",
  },
  cases: {
    ...inside,
    page: "[organisation]/cases",
    at: (key: string) => paths.cases(key),
    heading: "Cases",
    empty: { says: "No case yet" },
    closedTo: { openTo: "Team member, CX leader and Owner" },
  },
  caseSettings: {
    ...inside,
    page: "[organisation]/cases/settings",
    at: paths.caseSettings,
    heading: "Rules and hours of cases",
    empty: { says: "No rule yet: cases are opened by hand." },
    closedTo: { openTo: "Team member, CX leader and Owner" },
  },
  case: {
    ...inside,
    page: "[organisation]/cases/[number]",
    at: aCase,
    heading: /^Case \d+ /,
    empty: { never: "Without a case there is no such address" },
    closedTo: { openTo: "Team member, CX leader and Owner" },
  },
  plans: {
    ...inside,
    page: "[organisation]/improvement-plans",
    at: (key: string) => paths.plans(key),
    heading: "Plans",
    empty: { says: "No plan yet" },
    closedTo: "strangers",
  },
  newPlan: {
    ...inside,
    page: "[organisation]/improvement-plans/new",
    at: (key: string) => paths.newPlan(key, { theme: "wait", ...quarter }),
    heading: "Log a plan",
    empty: aForm,
    closedTo: { openTo: "Team member, CX leader and Owner" },
  },
  plan: {
    ...inside,
    page: "[organisation]/improvement-plans/[number]",
    at: aPlan,
    heading: /^Plan \d+ /,
    empty: { never: "Without a plan there is no such address" },
    closedTo: "strangers",
  },
  planLibrary: {
    ...inside,
    page: "[organisation]/improvement-plans/library",
    at: (key: string) => paths.planLibrary(key),
    heading: "Plan library",
    empty: { says: "No plan has ended yet" },
    closedTo: "strangers",
  },
  myPart: {
    ...inside,
    page: "[organisation]/my-part",
    at: paths.myPart,
    heading: "My part",
    empty: { says: "No touchpoint is yours yet" },
    closedTo: "strangers",
  },
  suggestions: {
    ...inside,
    page: "[organisation]/suggestions",
    at: (key: string) => paths.suggestions(key),
    heading: "Suggestions",
    empty: { says: "No suggestion yet" },
    closedTo: "strangers",
  },
  council: {
    ...inside,
    page: "[organisation]/council",
    at: (key: string) => paths.council(key),
    heading: "Council",
    empty: { says: "No plan is before the council" },
    closedTo: "strangers",
  },
  meeting: {
    ...inside,
    page: "[organisation]/council/meetings/[meeting]",
    at: aMeeting,
    heading: /^Council meeting, /,
    empty: { never: "Without a meeting there is no such address" },
    closedTo: "strangers",
  },
  presenter: {
    ...inside,
    page: "[organisation]/council/meetings/[meeting]/present",
    at: async (key: string, page: Page) => `${await aMeeting(key, page)}/present`,
    heading: /^Council meeting, /,
    empty: { never: "Without a meeting there is no such address" },
    closedTo: "strangers",
  },
} satisfies Partial<Record<PathName, Screen>>;
