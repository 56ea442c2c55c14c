import type { ComponentProps } from "react";

export type IconProps = Omit<ComponentProps<"svg">, "children">;

/** Draws one path on the 16 px grid: 1.5 px stroke, round joins, no fill, the colour of its text. Decoration beside a word. */
export function drawIcon(path: string, filled?: string) {
  return function Icon(props: IconProps) {
    return (
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        {...props}
        className={`shrink-0 ${props.className ?? ""}`}
      >
        <path d={path} />
        {filled ? <path d={filled} fill="currentColor" stroke="none" /> : null}
      </svg>
    );
  };
}
