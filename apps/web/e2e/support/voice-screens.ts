import { paths } from "../../src/lib/paths.ts";
import type { PathName } from "./every-path.ts";
import { aComment, aResponse, quarter } from "./listed-addresses.ts";
import type { Screen } from "./screen.ts";
import { inside, leader } from "./screen-frames.ts";

/** The screens of Voice: scores, comments and themes; and the journey that they are spread over. */
export const voiceScreens = {
  scores: {
    ...inside,
    page: "[organisation]/scores",
    at: (key: string) => paths.scores(key, quarter),
    heading: "Scores",
    empty: { says: "Here your customers’ scores will stand" },
    closedTo: "strangers",
  },
  comments: {
    ...inside,
    page: "[organisation]/comments",
    at: (key: string) => paths.comments(key, quarter),
    heading: "Comments",
    empty: { says: "Here your customers’ own words will stand" },
    closedTo: "strangers",
  },
  comment: {
    ...inside,
    page: "[organisation]/comments/[commentId]",
    at: aComment,
    heading: /^Comment of /,
    empty: { never: "Without a comment there is no such address" },
    closedTo: "strangers",
  },
  themes: {
    ...inside,
    page: "[organisation]/themes",
    at: (key: string) => paths.themes(key, quarter),
    heading: "Themes",
    empty: { says: "Here the themes of your comments will stand" },
    closedTo: "strangers",
  },
  drivers: {
    ...inside,
    page: "[organisation]/drivers",
    at: (key: string) => paths.drivers(key),
    heading: "Drivers",
    empty: { says: "Nobody has scored drivers together with an outcome in this view" },
    closedTo: "strangers",
  },
  consistency: {
    ...inside,
    page: "[organisation]/consistency",
    at: (key: string) => paths.consistency(key, quarter),
    heading: "Consistency",
    empty: { says: "Too few units with enough answers to compare" },
    closedTo: "strangers",
  },
  weakPoints: {
    ...inside,
    page: "[organisation]/weak-points",
    at: (key: string) => paths.weakPoints(key),
    heading: "Weak and strong points",
    empty: { says: "Too few touchpoints with enough answers to rank" },
    closedTo: "strangers",
  },
  targets: {
    ...inside,
    page: "[organisation]/targets",
    at: paths.targets,
    heading: "Targets",
    empty: { says: "No targets yet" },
    closedTo: "strangers",
  },
  listening: {
    ...inside,
    page: "[organisation]/listening",
    at: paths.listening,
    heading: "Listening",
    empty: { says: "No touchpoints yet" },
    closedTo: "strangers",
  },
  journey: {
    ...inside,
    page: "[organisation]/journey",
    at: (key: string) => paths.journey(key, quarter),
    heading: "Journey",
    empty: { says: "Your journey has no touchpoints yet" },
    closedTo: "strangers",
  },
  themeRule: {
    ...inside,
    page: "[organisation]/themes/rule",
    at: (key: string) => paths.themeRule(key, { theme: "wait" }),
    heading: /^Rule of “Waiting/,
    empty: { never: "Without a theme it is a form for a new one" },
    closedTo: leader,
  },
  response: {
    ...inside,
    page: "[organisation]/responses/[responseId]",
    at: aResponse,
    heading: /./,
    empty: { never: "Without a response there is no such address" },
    closedTo: "strangers",
  },
} satisfies Partial<Record<PathName, Screen>>;
