import type { ApiRoute } from "../route.ts";
import { catalogueRoutes } from "./catalogue.ts";
import { listCommentsRoute } from "./comments.ts";
import { recordBouncesRoute, recordContactsRoute } from "./contacts.ts";
import { recordEventsRoute } from "./events.ts";
import { getListeningCoverageRoute } from "./listening-paths.ts";
import { getMeasureRoute } from "./measures.ts";
import { listPlansRoute } from "./plans.ts";
import { recordResponsesRoute } from "./record.ts";
import { getResponseRoute, listResponsesRoute } from "./responses.ts";
import { getThemesRoute } from "./themes.ts";

/** The public API. An address that is not in this list does not exist. */
export const apiRoutes: readonly ApiRoute[] = [
  recordResponsesRoute,
  getMeasureRoute,
  listResponsesRoute,
  getResponseRoute,
  listCommentsRoute,
  getThemesRoute,
  getListeningCoverageRoute,
  listPlansRoute,
  recordContactsRoute,
  recordBouncesRoute,
  recordEventsRoute,
  ...catalogueRoutes,
];
