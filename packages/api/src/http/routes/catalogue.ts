import { getCatalogue, type PublicCatalogue } from "@heard/core/catalogue/read";
import { FeedbackKind } from "@heard/core/sources";
import * as z from "zod";
import { type ApiRoute, route } from "../route.ts";
import { Named, Scale } from "../schemas.ts";

const Item = z.object({ key: z.string(), name: Named });
const Labels = z.record(z.string(), Named);
const Wording = Named.partial();

const Metric = Item.extend({
  kind: z.enum(["nps", "csat", "ces", "driver"]),
  scope: z.enum(["relationship", "transaction"]),
  object: z.enum(["company", "product", "service", "support", "agent", "team"]),
  headlineMethod: z.string(),
  hasItems: z.boolean().meta({ description: "One response gives several scores of it" }),
  scale: Scale.extend({ labels: Labels, wording: Wording }).nullable(),
}).meta({ id: "Metric" });

function listRoute<Name extends keyof PublicCatalogue>(
  list: Name,
  path: string,
  name: string,
  summary: string,
  item: z.ZodType,
): ApiRoute {
  return route({
    name,
    method: "GET",
    path: `/api/v1/${path}`,
    permission: "catalogue.read",
    summary,
    query: z.strictObject({}),
    reply: z.object({ items: z.array(item), nextCursor: z.null() }),
    handle: async (ctx) => ({ items: (await getCatalogue(ctx))[list], nextCursor: null }),
  });
}

/** What the keys of requests may be: each list whole, without what is archived. */
export const catalogueRoutes: readonly ApiRoute[] = [
  listRoute("metrics", "metrics", "listMetrics", "Metrics with their present scales", Metric),
  listRoute("stages", "stages", "listStages", "Stages of the journey", Item),
  listRoute(
    "touchpoints",
    "touchpoints",
    "listTouchpoints",
    "Touchpoints with their stages",
    Item.extend({ stage: z.string().nullable() }),
  ),
  listRoute("channels", "channels", "listChannels", "Channels", Item),
  listRoute(
    "sources",
    "sources",
    "listSources",
    "Sources with what they bring",
    Item.extend({ feedbackKind: FeedbackKind }),
  ),
  listRoute(
    "segmentFields",
    "segments",
    "listSegments",
    "Segment fields with their values",
    Item.extend({ values: z.array(Item) }),
  ),
];
