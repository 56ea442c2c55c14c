import type { ListeningCoverage, ListeningPath } from "@heard/core/listening-paths";
import { feedbackKinds } from "@heard/core/sources/rules";

type FeedbackKind = ListeningPath["source"]["feedbackKind"];
export type Way = {
  kind: FeedbackKind;
  /** Names of the sources, in the order in which they come up along the journey. */
  sources: string[];
  touchpointCount: number;
  recentCount: number;
};

/** The kinds of feedback that the paths bring, the busiest first, and those that none of them brings. */
export function waysOf({ touchpoints, elsewhere }: Pick<ListeningCoverage, "touchpoints" | "elsewhere">): {
  ways: Way[];
  unused: FeedbackKind[];
} {
  const at = touchpoints.flatMap(({ key, paths }) => paths.map((path) => ({ ...path, touchpoint: key })));
  const all = [...at, ...elsewhere.map((path) => ({ ...path, touchpoint: null }))];
  const ways = feedbackKinds.flatMap((kind): Way[] => {
    const own = all.filter(({ source }) => source.feedbackKind === kind);
    if (own.length === 0) return [];
    const places = new Set(own.flatMap(({ touchpoint }) => touchpoint ?? []));
    return [
      {
        kind,
        sources: [...new Set(own.map(({ source }) => source.name))],
        touchpointCount: places.size,
        recentCount: own.reduce((sum, { recentCount }) => sum + recentCount, 0),
      },
    ];
  });
  const used = new Set(ways.map(({ kind }) => kind));
  return {
    ways: ways.toSorted((a, b) => b.recentCount - a.recentCount),
    unused: feedbackKinds.filter((kind) => kind !== "other" && !used.has(kind)),
  };
}
