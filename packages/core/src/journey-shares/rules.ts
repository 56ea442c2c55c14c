import type { JourneyFigures, JourneyGaps, JourneyView } from "../journey-view/index.ts";
import { journeyKinds } from "../journey-view/rules.ts";
import type { RateLimit } from "../rate-limits/rules.ts";

export const longestShareDays = 366;
export const mostShares = 50;
export const mostFrameHosts = 10;
/** A page that is shown in an intranet is opened by many at once; each opening reads a whole journey. */
export const openingsByLink: RateLimit = { capacity: 30, perSecond: 1 };
export const openingsByAddress: RateLimit = { capacity: 60, perSecond: 1 };
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
 * What somebody without a session sees: no person, nothing that somebody wrote, no plan that was not meant to be shown, and no number that few people stand behind. Where
 * anything of a place is withheld, the sums that it is part of are too, for it would be what is left over of them.
 */
export function redactJourney(
  { view, gaps }: { view: JourneyView; gaps: JourneyGaps },
  { showsPlans }: { showsPlans: boolean },
): JourneyView {
  const bare = (figures: JourneyFigures, stage: string | null): JourneyFigures =>
    Object.fromEntries(
      journeyKinds.map((kind) => {
        const measure = figures[kind];
        if (!measure || measure.withheld || (stage !== null && gaps.stages[stage]?.[kind])) return [kind, null];
        return [kind, { ...measure, histogram: null, excluded: [], change: null }];
      }),
    ) as JourneyFigures;
  return {
    ...view,
    personaFields: [],
    feeling: gaps.feeling ? null : view.feeling,
    stages: view.stages.map((stage) => ({
      ...stage,
      figures: bare(stage.figures, stage.key),
      feeling: gaps.stages[stage.key]?.feeling ? null : stage.feeling,
    })),
    touchpoints: view.touchpoints.map((cell) => ({
      ...cell,
      figures: bare(cell.figures, null),
      openCases: null,
      owners: [],
      note: null,
      plans: showsPlans ? cell.plans.map((plan) => ({ ...plan, title: "", outcome: null })) : [],
    })),
    comparisons: Object.fromEntries(
      journeyKinds.map((kind) => [
        kind,
        {
          ...view.comparisons[kind],
          figures: view.comparisons[kind].figures.map((figure, index) =>
            gaps.stages[view.stages[index]?.key ?? ""]?.[kind] ? null : figure,
          ),
        },
      ]),
    ) as JourneyView["comparisons"],
  };
}
