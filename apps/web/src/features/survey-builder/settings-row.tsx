import type { ReactNode } from "react";

/** One setting: its name at the left, what can be done at the right, a hairline to the next. On a phone the name stands above. */
export function SettingsRow({ label, htmlFor, children }: { label: ReactNode; htmlFor?: string; children: ReactNode }) {
  const Name = htmlFor === undefined ? "span" : "label";
  return (
    <div className="grid gap-x-5 gap-y-1.5 border-line border-b py-3 rail:grid-cols-[6.25rem_minmax(0,1fr)]">
      <Name {...(htmlFor === undefined ? {} : { htmlFor })} className="text-ink-2 text-ui rail:pt-1.5">
        {label}
      </Name>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** A setting of several controls that belong together: a group with its name. */
export function SettingsGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-x-5 gap-y-1.5 border-line border-b py-3 rail:grid-cols-[6.25rem_minmax(0,1fr)]">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden="true" className="text-ink-2 text-ui rail:pt-1.5">
        {label}
      </span>
      <div className="min-w-0">{children}</div>
    </fieldset>
  );
}
