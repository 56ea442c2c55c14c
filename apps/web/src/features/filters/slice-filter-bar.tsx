"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { paths } from "#lib/paths.ts";
import { type PeriodChoice, periodText } from "#lib/period.ts";
import { type Slice, sliceQuery } from "#lib/slice.ts";
import { FilterBar, type FilterBarProps } from "./filter-bar.tsx";

export type SliceFilterBarProps = Omit<FilterBarProps, "value" | "onChange" | "busy" | "views" | "withCompare"> & {
  organisation: string;
  /** The page whose address it writes. */
  place: "drivers" | "consistency" | "weakPoints";
  view: { period: PeriodChoice; slice: Slice };
  /** What else stands in the address and stays. */
  rest: Record<string, string | null>;
};

/** Period and filters of a page that compares nothing: a change is a new address. */
export function SliceFilterBar({ organisation, place, view, rest, ...props }: SliceFilterBarProps) {
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
          setChosen({ period, slice });
          const query = { period: periodText(period), ...sliceQuery(slice), ...rest };
          router.push(paths[place](organisation, query), { scroll: false });
        })
      }
    />
  );
}
