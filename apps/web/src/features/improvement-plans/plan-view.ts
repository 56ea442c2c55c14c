export const planViews = ["table", "board"] as const;
export const planFilters = ["open", "done", "all"] as const;
/** How the list is shown, and which plans: what the address says. */
export type PlanView = { as: (typeof planViews)[number]; show: (typeof planFilters)[number] };

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Reads `?as=board&show=all`; what is unknown is the first of its list. */
export function readPlanView({ as, show }: Query): PlanView {
  return {
    as: planViews.find((one) => one === as) ?? "table",
    show: planFilters.find((one) => one === show) ?? "open",
  };
}

/** The address of a view; what is usual is left out. */
export const planQuery = ({ as, show }: PlanView): Query => ({
  ...(as === "table" ? {} : { as }),
  ...(show === "open" ? {} : { show }),
});
