import { listPlans } from "@heard/core/improvement-plans";
import { planKinds, planStates } from "@heard/core/improvement-plans/rules";
import * as z from "zod";
import { route } from "../route.ts";
import { Named } from "../schemas.ts";

const Goal = z
  .object({
    metric: z.string(),
    method: z.enum(["nps", "mean", "share"]),
    threshold: z.int().optional().meta({ description: "Of a share, on the scale turned so that up is better" }),
    unitField: z.string().meta({ description: "`touchpoint`, or the key of a segment field" }),
    planUnits: z.array(z.string()),
    targetChange: z.number().optional().meta({ description: "In the unit of the method; up is better" }),
    smallestMeaningfulChange: z.number().optional(),
  })
  .meta({ id: "PlanGoal" });

const Plan = z
  .object({
    number: z.int(),
    title: z.string(),
    state: z.enum(planStates),
    kind: z.enum(planKinds).nullable(),
    touchpoint: z.object({ key: z.string(), name: Named }).nullable(),
    isCrossTeam: z.boolean(),
    cost: z.number().nullable(),
    spent: z.number().nullable(),
    startsOn: z.iso.date().nullable(),
    stoppedOn: z.iso.date().nullable().meta({ description: "Where it was stopped before its end" }),
    isStalled: z.boolean().meta({ description: "Nobody has done anything to it for longer than is usual" }),
    actions: z.object({ total: z.int(), done: z.int(), overdue: z.int() }),
    goal: Goal.nullable(),
    loggedAt: z.iso.datetime(),
    activeAt: z.iso.datetime().meta({ description: "When somebody last did something to it" }),
  })
  .meta({ id: "ImprovementPlan" });

export const listPlansRoute = route({
  name: "listPlans",
  method: "GET",
  path: "/api/v1/plans",
  permission: "plan.read",
  summary: "Improvement plans, the newest first",
  description:
    "What is to change because of what customers said: how far each plan is, what it is to change, and how much of its work is done. People are not named.",
  query: z.strictObject({}),
  reply: z.object({ items: z.array(Plan) }).meta({ id: "ImprovementPlans" }),
  handle: async (ctx) => {
    const plans = await listPlans(ctx);
    return {
      items: plans.map(({ loggedAt, activeAt, ...plan }) => ({
        ...plan,
        ...{ loggedAt: loggedAt.toISOString(), activeAt: activeAt.toISOString() },
      })),
    };
  },
});
