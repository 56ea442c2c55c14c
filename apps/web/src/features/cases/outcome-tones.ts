/** How what a customer says after closing looks. */
export const outcomeTones = {
  confirmed: "promoter",
  unsure: "passive",
  unhappy: "detractor",
  waiting: "absent",
  unreachable: "absent",
} as const;
