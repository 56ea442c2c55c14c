import type { Permission } from "@heard/core/permissions";
import { paths } from "#lib/paths.ts";

export type PlaceKey =
  | "home"
  | "myPart"
  | "alerts"
  | "voice"
  | "scores"
  | "comments"
  | "themes"
  | "drivers"
  | "consistency"
  | "targets"
  | "weakPoints"
  | "listening"
  | "journey"
  | "plans"
  | "newPlan"
  | "planLibrary"
  | "suggestions"
  | "suggest"
  | "council"
  | "cases"
  | "surveys"
  | "answerEntry"
  | "customers"
  | "data"
  | "imports"
  | "apiKeys"
  | "settings";
/** `count`: what is new to the viewer there. */
export type Place = { key: PlaceKey; href: string; children: Place[]; count?: number };

/** What stands in the rail: only what works, and only what this viewer's roles open. A group leads to its first child. */
export function placesFor(organisation: string, may: (permission: Permission) => boolean): Place[] {
  const leaf = (key: PlaceKey, href: string, allowed = true): Place[] => (allowed ? [{ key, href, children: [] }] : []);
  const group = (key: PlaceKey, children: Place[]): Place[] => {
    const [first] = children;
    return first ? [{ key, href: first.href, children }] : [];
  };
  return [
    ...leaf("home", paths.home(organisation)),
    ...leaf("myPart", paths.myPart(organisation)),
    ...leaf("alerts", paths.alerts(organisation), may("alert.read")),
    ...group("voice", [
      ...leaf("scores", paths.scores(organisation)),
      ...leaf("comments", paths.comments(organisation)),
      ...leaf("themes", paths.themes(organisation)),
      ...leaf("drivers", paths.drivers(organisation)),
      ...leaf("consistency", paths.consistency(organisation)),
      ...leaf("weakPoints", paths.weakPoints(organisation)),
      ...leaf("targets", paths.targets(organisation), may("target.read")),
      ...leaf("listening", paths.listening(organisation)),
    ]),
    ...leaf("journey", paths.journey(organisation)),
    ...leaf("plans", paths.plans(organisation), may("plan.read")),
    ...leaf("suggestions", paths.suggestions(organisation), may("suggestion.read")),
    ...leaf("council", paths.council(organisation), may("council.read")),
    ...leaf("cases", paths.cases(organisation), may("case.read")),
    ...leaf("surveys", paths.surveys(organisation), may("survey.read")),
    ...leaf("answerEntry", paths.answerEntry(organisation), may("survey.enter")),
    ...leaf("customers", paths.customers(organisation), may("contact.read")),
    ...group("data", [
      ...leaf("imports", paths.imports(organisation), may("import.read")),
      ...leaf("apiKeys", paths.apiKeys(organisation), may("apiKey.edit")),
    ]),
    ...leaf("settings", paths.settings.about(organisation).replace(/\/about$/, "")),
  ];
}

/** What is found by a few letters beside the places of the rail: deeds that begin on a page of their own. */
export const deedsFor = (organisation: string, may: (permission: Permission) => boolean): Place[] => [
  ...(may("plan.log") ? [{ key: "newPlan" as const, href: paths.newPlan(organisation), children: [] }] : []),
  ...(may("suggestion.make")
    ? [{ key: "suggest" as const, href: paths.suggestions(organisation, { new: "yes" }), children: [] }]
    : []),
  ...(may("plan.read") ? [{ key: "planLibrary" as const, href: paths.planLibrary(organisation), children: [] }] : []),
];
