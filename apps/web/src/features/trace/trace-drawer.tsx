"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useSearchParams } from "next/navigation";

import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import type { Slice } from "#lib/slice.ts";
import { parseTrace } from "./trace-target.ts";

const TracePanel = latePart(() => import("./trace-panel.tsx"), MissingDialog);

export type TraceDrawerProps = {
  organisation: { key: string; name: string; timeZone: string };
  /** The view that a trace stands in: what its target does not name comes from here. */
  period: DayRange;
  slice: Slice;
  /** Stages are read by that version of the journey; today's when `null`. */
  journey?: number | null;
  catalogue: Catalogue;
  canExport: boolean;
  canLog: boolean;
};

/** Listens to the address: `?trace=…` opens the drawer over the page. Its code is loaded with the first number asked about. */
export function TraceDrawer(props: TraceDrawerProps) {
  const text = useSearchParams().get("trace");
  const target = parseTrace(text);
  if (!target) return null;
  const close = () => {
    const address = new URL(window.location.href);
    address.searchParams.delete("trace");
    window.history.pushState(null, "", address);
  };
  return <TracePanel key={text} {...props} target={target} onClose={close} />;
}
