/** One performance claim as it came out, beside its floor from the same run. */
export type ClaimResult = {
  claim: string;
  measured: number;
  unit: string;
  /** What it is compared with, in the same unit; `null` for absolute claims. */
  floor: number | null;
  /** measured ÷ floor for rates, floor ÷ measured for times: more is better; `null` without a floor. */
  ratio: number | null;
  /** What has to be reached: a ratio where there is a floor, else a limit in the unit. `null`: reported, not judged. */
  reach: number | null;
  pass: boolean;
  note?: string;
};

/** Judges a rate against its floor. */
export function rateClaim(
  claim: string,
  measured: number,
  floor: number,
  reach: number | null,
  note?: string,
): ClaimResult {
  const ratio = measured / floor;
  return {
    claim,
    measured: round(measured),
    unit: "responses/s",
    floor: round(floor),
    ratio: round(ratio, 3),
    reach,
    pass: reach === null || ratio >= reach,
    note,
  };
}

/** Judges a time against a limit; `floorMs` is shown beside it. */
export function timeClaim(
  claim: string,
  measuredMs: number,
  limitMs: number | null,
  floorMs: number | null = null,
  note?: string,
): ClaimResult {
  return {
    claim,
    measured: round(measuredMs, 2),
    unit: "ms",
    floor: floorMs === null ? null : round(floorMs, 2),
    ratio: floorMs === null ? null : round(floorMs / measuredMs, 3),
    reach: limitMs,
    pass: limitMs === null || measuredMs <= limitMs,
    note,
  };
}

function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which a share of the values lies; nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
