import { getListeningCoverage } from "@heard/core/listening-paths";
import { coverageStates, pathStates } from "@heard/core/listening-paths/rules";
import { FeedbackKind } from "@heard/core/sources";
import * as z from "zod";
import { route } from "../route.ts";
import { Named } from "../schemas.ts";

const Path = z
  .object({
    source: z.object({ key: z.string(), name: z.string(), feedbackKind: FeedbackKind }),
    isRegistered: z.boolean().meta({ description: "false for a way that is there because something came by it" }),
    quietDays: z.int().meta({ description: "So many days without an answer are nothing unusual" }),
    state: z.enum(pathStates).meta({
      description: "`waiting`: registered lately, and nothing came yet; `silent`: nothing for more than `quietDays`",
    }),
    lastOn: z.iso.date().nullable().meta({ description: "Day of the newest answer" }),
    recentCount: z
      .int()
      .meta({ description: "Responses, or scores there of the metric that has most, of `recentDays`" }),
    recentCommentCount: z.int().meta({ description: "Responses with comments that were read, of `recentDays`" }),
  })
  .meta({ id: "ListeningPath" });

export const getListeningCoverageRoute = route({
  name: "getListeningCoverage",
  method: "GET",
  path: "/api/v1/listening-paths",
  permission: "measure.read",
  summary: "Where customers are listened to, and where they are not",
  description:
    "Every touchpoint along the journey with its listening paths: the sources that are meant to bring what customers say there, and those that do. `none`: there is none; `silent`: none of them brought anything lately.",
  query: z.strictObject({}),
  reply: z
    .object({
      today: z.iso.date(),
      recentDays: z.int(),
      counts: z.object({ none: z.int(), silent: z.int(), waiting: z.int(), heard: z.int() }),
      touchpoints: z.array(
        z.object({
          key: z.string(),
          name: Named,
          stage: z.string().nullable(),
          state: z.enum(coverageStates),
          paths: z.array(Path),
        }),
      ),
      elsewhere: z.array(Path).meta({ description: "What comes in without the name of a touchpoint" }),
    })
    .meta({ id: "ListeningCoverage" }),
  handle: (ctx) => getListeningCoverage(ctx),
});
