"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { FilterBar, type FilterBarProps } from "#features/filters/filter-bar.tsx";
import { SavedViewsMenu } from "#features/saved-views/saved-views-menu.tsx";
import { paths, queryOf } from "#lib/paths.ts";
import { parseScoresView, type ScoresView, scoresQuery } from "./scores-view.ts";

export type ScoresFilterBarProps = Omit<FilterBarProps, "value" | "onChange" | "busy" | "views"> & {
  organisation: string;
  view: ScoresView;
  canShare: boolean;
};

/** The filters of the Scores screen: a change is a new address. */
export function ScoresFilterBar({ organisation, view, canShare, ...props }: ScoresFilterBarProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  // Two quick changes must not undo each other: the second one builds on what was chosen, not on what has been loaded.
  const [chosen, setChosen] = useOptimistic(view);
  const go = (next: ScoresView) =>
    start(() => {
      setChosen(next);
      router.push(paths.scores(organisation, scoresQuery(next)), { scroll: false });
    });
  return (
    <FilterBar
      {...props}
      value={chosen}
      busy={busy}
      onChange={(value) => go({ ...chosen, ...value })}
      views={
        <SavedViewsMenu
          screen="scores"
          query={queryOf(paths.scores(organisation, scoresQuery(chosen)))}
          canShare={canShare}
          onOpen={(query) => go(parseScoresView(new URLSearchParams(query)))}
        />
      }
    />
  );
}
