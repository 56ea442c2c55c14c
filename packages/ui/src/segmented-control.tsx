import type { ReactNode } from "react";

export type SegmentedControlProps<Value extends string> = {
  /** What is being chosen; for screen readers. */
  label: string;
  name: string;
  options: { value: Value; label: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few views of the same thing. Radios underneath, so arrow keys move and forms understand it. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  return (
    <fieldset className={segments}>
      <legend className="sr-only">{props.label}</legend>
      {props.options.map((option) => (
        <label key={option.value} className={segment}>
          <input
            type="radio"
            className="sr-only"
            name={props.name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

/** The box around segments. What a window does not hold in one row goes into a second one; a phone scrolls. */
export const segments =
  "inline-flex max-w-full overflow-x-auto rounded-control border border-line-strong bg-raised " +
  "rail:flex-wrap rail:overflow-hidden";

/** The classes of one segment, for segments that are links and keep their state in the URL. */
export const segment =
  // Every segment has its lines above and before it; those at the edge lie under the box.
  "relative -mt-px -ml-px flex min-h-7.5 cursor-pointer items-center border-line border-t border-l px-2.5 text-ui font-medium whitespace-nowrap " +
  "text-ink-2 transition-colors hover:text-ink " +
  "has-checked:bg-accent-soft has-checked:text-accent aria-[current]:bg-accent-soft aria-[current]:text-accent " +
  "focus-visible:-outline-offset-2 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11";
