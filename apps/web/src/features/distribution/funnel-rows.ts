import type { Funnel } from "@heard/core/ledger";

type FunnelStep = Funnel["steps"][number];
type Step = FunnelStep["step"];
type Whole = Exclude<Step, "delivered" | "commented">;

export type FunnelRow = FunnelStep & {
  /** How long its bar is, on the scale of the first step: 0…1. */
  width: number;
  /** The step that it is a part of; what was delivered is part of what was sent, and so is what was opened: links that are handed over are opened, too. */
  of: { step: Whole; count: number } | null;
};

const partOf: Partial<Record<Step, Whole>> = {
  sampled: "eligible",
  sent: "sampled",
  delivered: "sent",
  opened: "sent",
  started: "opened",
  completed: "started",
  commented: "completed",
};

/** The steps of a funnel with what each of them is drawn and held against. */
export function rowsOf({ steps }: Pick<Funnel, "steps">): FunnelRow[] {
  const counts = new Map(steps.map(({ step, count }) => [step, count]));
  const all = counts.get("eligible") ?? 0;
  return steps.map(({ step, count }) => {
    const whole = partOf[step];
    const base = whole === undefined ? null : (counts.get(whole) ?? null);
    return {
      ...{ step, count },
      width: all === 0 ? 0 : Math.min(1, (count ?? 0) / all),
      of: whole === undefined || base === null ? null : { step: whole, count: base },
    };
  });
}
