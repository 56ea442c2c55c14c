"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { FilterBar, type FilterBarProps } from "#features/filters/filter-bar.tsx";
import { paths } from "#lib/paths.ts";
import { type DriversView, driversQuery } from "./drivers-view.ts";

export type DriversFilterBarProps = Omit<FilterBarProps, "value" | "onChange" | "busy" | "views" | "withCompare"> & {
  organisation: string;
  view: DriversView;
};

/** The filters of the Drivers screen: a change is a new address. */
export function DriversFilterBar({ organisation, view, ...props }: DriversFilterBarProps) {
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
          router.push(paths.drivers(organisation, driversQuery(next)), { scroll: false });
        })
      }
    />
  );
}
