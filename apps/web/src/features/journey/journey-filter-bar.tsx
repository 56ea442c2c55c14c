"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { FilterBar, type FilterBarProps } from "#features/filters/filter-bar.tsx";
import { paths } from "#lib/paths.ts";
import { type JourneyAddress, journeyQuery } from "./journey-view.ts";

export type JourneyFilterBarProps = Omit<FilterBarProps, "value" | "onChange" | "busy" | "views" | "withCompare"> & {
  organisation: string;
  view: JourneyAddress;
};

/** The filters of the Journey screen: a change is a new address. */
export function JourneyFilterBar({ organisation, view, ...props }: JourneyFilterBarProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  // Two quick changes must not undo each other: the second one builds on what was chosen, not on what has been loaded.
  const [chosen, setChosen] = useOptimistic(view);
  return (
    <FilterBar
      {...props}
      value={chosen}
      busy={busy}
      views={null}
      onChange={(value) =>
        start(() => {
          const next = { ...chosen, ...value };
          setChosen(next);
          router.push(paths.journey(organisation, journeyQuery(next)), { scroll: false });
        })
      }
    />
  );
}
