export { addressOf } from "./client-address.ts";
export { securityHeaders } from "./headers.ts";
export { HttpProblem } from "./problem.ts";
export { createPublicApi } from "./public-api.ts";
export { createRespond, type RequestEntry } from "./respond.ts";
export { createSurveyDesk } from "./survey-page/desk.ts";
export { createOpeningPicture } from "./survey-page/opening-picture.ts";
export { createPreferencesPages } from "./survey-page/preferences-routes.ts";
export { createSurveyPages } from "./survey-page/survey-pages.ts";
