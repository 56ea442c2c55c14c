const steps = [
  { unit: "seconds", length: 1, until: 90 },
  { unit: "minutes", length: 60, until: 90 * 60 },
  { unit: "hours", length: 3600, until: 48 * 3600 },
] as const;

/** A delay in the unit that says it best, to one decimal at most. */
export function delayOf(seconds: number): { unit: "seconds" | "minutes" | "hours" | "days"; count: number } {
  const { unit, length } = steps.find(({ until }) => seconds < until) ?? { unit: "days" as const, length: 86_400 };
  return { unit, count: Math.round((seconds / length) * 10) / 10 };
}
