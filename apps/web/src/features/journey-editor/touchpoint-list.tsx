"use client";

import { TouchpointItem, type TouchpointItemProps } from "./touchpoint-item.tsx";

export type TouchpointListProps = Omit<TouchpointItemProps, "touchpoint" | "place" | "count"> & {
  touchpoints: readonly TouchpointItemProps["touchpoint"][];
  className: string;
};

/** The touchpoints of one place, in their order. */
export function TouchpointList({ touchpoints, className, ...props }: TouchpointListProps) {
  return (
    <ul className={className}>
      {touchpoints.map((touchpoint, index) => (
        <TouchpointItem
          key={touchpoint.key}
          touchpoint={touchpoint}
          place={index}
          count={touchpoints.length}
          {...props}
        />
      ))}
    </ul>
  );
}
