import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  /** What it does, in words: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
};

/** Only for close, menu and search; everything else says its word. */
export function IconButton({ label, icon, ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...props}
      aria-label={label}
      className={cx(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors",
        "hover:bg-sunk hover:text-ink pointer-coarse:size-11",
        props.className,
      )}
    >
      {icon}
    </button>
  );
}
