// Loaded before the gateway: one more address of the public API that is let in, checked and answered like a measure, and asks the database nothing.
import { readFileSync } from "node:fs";
import type { ApiRoute } from "@heard/api/http/route";
import { apiRoutes } from "@heard/api/http/routes/index";
import { getMeasureRoute } from "@heard/api/http/routes/measures";

let reply: unknown;
const route: ApiRoute = {
  ...getMeasureRoute,
  name: "benchMinimal",
  path: "/api/v1/bench-minimal",
  handle: async () => {
    reply ??= JSON.parse(readFileSync(process.env.HEARD_BENCH_REPLY ?? "", "utf8"));
    return reply;
  },
};
(apiRoutes as ApiRoute[]).push(route);
