/** One performance claim as it came out, beside its floor from the same run. */
export type ClaimResult = {
  claim: string;
  measured: number;
  unit: string;
  /** What it is compared with, in the same unit; `null` for absolute claims. */
  floor: number | null;
  /** measured ÷ floor for rates, floor ÷ measured for times: more is better; `null` without a floor. */
  ratio: number | null;
  /** What has to be reached: at least this ratio to the floor, or at most this much in the unit. `null`: reported, not judged. */
  reach: { atLeast: number } | { atMost: number } | null;
  pass: boolean;
  note?: string;
};

/** Judges a rate against its floor. */
export function rateClaim(
  claim: string,
  measured: number,
  floor: number,
  reach: number | null,
  { unit = "responses/s", note }: { unit?: string; note?: string } = {},
): ClaimResult {
  const ratio = measured / floor;
  return {
    claim,
    measured: round(measured),
    unit,
    floor: round(floor),
    ratio: round(ratio, 3),
    reach: reach === null ? null : { atLeast: reach },
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
  const ratio = floorMs === null ? null : round(floorMs / measuredMs, 3);
  const floor = floorMs === null ? null : round(floorMs, 2);
  return { ...limitClaim(claim, measuredMs, "ms", limitMs, note), floor, ratio };
}

/** Judges what should be small against a limit in its unit, and has no floor. */
export function limitClaim(
  claim: string,
  measured: number,
  unit: string,
  limit: number | null,
  note?: string,
): ClaimResult {
  const reach = limit === null ? null : { atMost: limit };
  const pass = limit === null || measured <= limit;
  return { claim, measured: round(measured, 2), unit, floor: null, ratio: null, reach, pass, note };
}

/** Judges what should be large, and has no floor. */
export function levelClaim(
  claim: string,
  measured: number,
  unit: string,
  least: number | null,
  note?: string,
): ClaimResult {
  const reach = least === null ? null : { atLeast: least };
  const pass = least === null || measured >= least;
  return { claim, measured: round(measured, 2), unit, floor: null, ratio: null, reach, pass, note };
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
