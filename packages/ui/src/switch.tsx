import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode };

/** On or off, at once. A native checkbox with the role of a switch; the knob's place tells the state without colour. */
export function Switch({ label, className, ...input }: SwitchProps) {
  return (
    <label
      className={cx("inline-flex min-h-6 cursor-pointer items-center gap-2 text-ui pointer-coarse:min-h-11", className)}
    >
      <span className="relative inline-flex h-4.5 w-8 shrink-0">
        <input
          {...input}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state by itself
          role="switch"
          className="peer h-4.5 w-8 appearance-none rounded-full border border-control bg-sunk transition-colors checked:border-accent checked:bg-accent"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-[3px] left-[3px] size-3 rounded-full bg-control peer-checked:left-[17px] peer-checked:bg-on-accent forced-colors:bg-[ButtonText]"
        />
      </span>
      {label}
    </label>
  );
}
