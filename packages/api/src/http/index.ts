export { securityHeaders } from "./headers.ts";
export { HttpProblem } from "./problem.ts";
export { createPublicApi } from "./public-api.ts";
export { createRespond, type RequestEntry } from "./respond.ts";
