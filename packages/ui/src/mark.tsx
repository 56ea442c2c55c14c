import type { ComponentProps } from "react";

/** The mark: a point with an arc on either side. An echo, an ear, and an estimate with its interval. */
export function Mark(props: ComponentProps<"svg">) {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" fill="none" aria-hidden="true" {...props}>
      <path
        d="M6.6 3.4a11.6 11.6 0 0 0 0 15.2M15.4 3.4a11.6 11.6 0 0 1 0 15.2"
        stroke="var(--ink)"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="11" cy="11" r="3.1" fill="var(--accent)" />
    </svg>
  );
}
