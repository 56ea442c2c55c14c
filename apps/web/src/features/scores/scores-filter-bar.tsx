"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { FilterBar, type FilterBarProps } from "#features/filters/filter-bar.tsx";
import { paths } from "#lib/paths.ts";
import { type ScoresView, scoresQuery } from "./scores-view.ts";

export type ScoresFilterBarProps = Omit<FilterBarProps, "value" | "onChange" | "busy"> & {
  organisation: string;
  view: ScoresView;
};

/** The filters of the Scores screen: a change is a new address. */
export function ScoresFilterBar({ organisation, view, ...props }: ScoresFilterBarProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  // Two quick changes must not undo each other: the second one builds on what was chosen, not on what has been loaded.
  const [chosen, setChosen] = useOptimistic(view);
  const go = (next: ScoresView) =>
    start(() => {
      setChosen(next);
      router.push(paths.scores(organisation, scoresQuery(next)), { scroll: false });
    });
  return <FilterBar {...props} value={chosen} busy={busy} onChange={(value) => go({ ...chosen, ...value })} />;
}
