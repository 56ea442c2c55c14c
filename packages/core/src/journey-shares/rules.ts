import type { JourneyFigures, JourneyView } from "../journey-view/index.ts";
import { journeyKinds } from "../journey-view/rules.ts";

export const longestShareDays = 366;
export const mostShares = 50;
export const mostFrameHosts = 10;
/** Where a page may be framed by: `https://intranet.example.org`, with a port where it has one. */
export const frameHostPattern = /^https:\/\/[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?(?::\d{1,5})?$/;

/**
 * What stands in a link: chance, and the hosts that may frame what it opens. They are part of what is digested, so a link whose hosts were changed opens
 * nothing; and the process that answers can say who may frame the page before it has asked anybody.
 */
export const linkTokenOf = (secret: string, hosts: readonly string[]): string =>
  hosts.length === 0 ? secret : `${secret}.${encodeText(hosts.join(" "))}`;

/** Which hosts a link names; none for one that cannot be read. */
export function frameHostsIn(token: string): string[] {
  const [, named, ...rest] = token.split(".");
  if (named === undefined || rest.length > 0 || !/^[A-Za-z0-9_-]{1,3600}$/.test(named)) return [];
  const hosts = decodeText(named).split(" ");
  return hosts.length <= mostFrameHosts && hosts.every((host) => frameHostPattern.test(host)) ? hosts : [];
}

const encodeText = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
function decodeText(text: string): string {
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/**
 * What somebody without a session sees: no person, nothing that somebody wrote, no plan that was not meant to be shown, and no number that few people stand behind. Where one
 * place of a stage is hidden the stage is too, for the hidden one would be what is left over.
 */
export function redactJourney(view: JourneyView, { showsPlans }: { showsPlans: boolean }): JourneyView {
  const isHidden = (stage: string, kind: (typeof journeyKinds)[number]) =>
    view.touchpoints.some((cell) => cell.stage === stage && cell.figures[kind]?.withheld);
  const bare = (figures: JourneyFigures, stage: string | null): JourneyFigures =>
    Object.fromEntries(
      journeyKinds.map((kind) => {
        const measure = figures[kind];
        if (!measure || measure.withheld || (stage !== null && isHidden(stage, kind))) return [kind, null];
        return [kind, { ...measure, histogram: null, excluded: [], change: null }];
      }),
    ) as JourneyFigures;
  // A feeling that few people stand behind is not drawn; with the stage's own it could be computed.
  const feelsHidden = (stage: string) => view.touchpoints.some((cell) => cell.stage === stage && cell.feeling === null);
  return {
    ...view,
    personaFields: [],
    feeling: view.stages.some(({ key }) => feelsHidden(key)) ? null : view.feeling,
    stages: view.stages.map((stage) => ({
      ...stage,
      figures: bare(stage.figures, stage.key),
      feeling: feelsHidden(stage.key) ? null : stage.feeling,
    })),
    touchpoints: view.touchpoints.map((cell) => ({
      ...cell,
      figures: bare(cell.figures, null),
      openCases: null,
      owners: [],
      note: null,
      plans: showsPlans ? cell.plans.map((plan) => ({ ...plan, title: "" })) : [],
    })),
    comparisons: Object.fromEntries(
      journeyKinds.map((kind) => [
        kind,
        {
          ...view.comparisons[kind],
          figures: view.comparisons[kind].figures.map((figure, index) =>
            isHidden(view.stages[index]?.key ?? "", kind) ? null : figure,
          ),
        },
      ]),
    ) as JourneyView["comparisons"],
  };
}
