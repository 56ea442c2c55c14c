"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { FilterBar, type FilterBarProps } from "#features/filters/filter-bar.tsx";
import { paths } from "#lib/paths.ts";
import { type ThemesView, themesQuery } from "./themes-view.ts";

export type ThemesFilterBarProps = Omit<FilterBarProps, "value" | "onChange" | "busy" | "views" | "withCompare"> & {
  organisation: string;
  view: ThemesView;
};

/** The filters of the Themes screen: a change is a new address. */
export function ThemesFilterBar({ organisation, view, ...props }: ThemesFilterBarProps) {
  const router = useRouter();
  const [busy, start] = useTransition();
  // Two quick changes must not undo each other: the second one builds on what was chosen, not on what has been loaded.
  const [chosen, setChosen] = useOptimistic(view);
  return (
    <FilterBar
      {...props}
      value={{ ...chosen, compare: "none" }}
      withCompare={false}
      busy={busy}
      views={null}
      onChange={({ period, slice }) =>
        start(() => {
          const next = { ...chosen, period, slice };
          setChosen(next);
          router.push(paths.themes(organisation, themesQuery(next)), { scroll: false });
        })
      }
    />
  );
}
