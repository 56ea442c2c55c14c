import { cx } from "./cx.ts";

/** `primary`: the one thing to do here. `plain`: bordered. `quiet`: words only. `danger`: takes something away. */
export type ButtonTone = "primary" | "plain" | "quiet" | "danger";

/** Border, ground and words of each tone. */
export const buttonTones: Record<ButtonTone, string> = {
  primary: "border-accent bg-accent text-on-accent hover:border-accent-hover hover:bg-accent-hover",
  plain: "border-line-strong bg-raised text-ink hover:border-control",
  quiet: "border-transparent text-ink-2 hover:text-ink hover:bg-sunk",
  danger: "border-line-strong bg-raised text-danger hover:border-danger",
};

/** What every button shares, whatever its tone. */
export const buttonFrame =
  "inline-flex min-h-8 items-center justify-center gap-2 rounded-control border px-3 text-ui font-medium " +
  "whitespace-nowrap transition-colors pointer-coarse:min-h-11";

/** The classes of a button, for what looks like one and is a link. */
export function buttonStyle(tone: ButtonTone = "plain"): string {
  return cx(buttonFrame, "no-underline", buttonTones[tone]);
}
