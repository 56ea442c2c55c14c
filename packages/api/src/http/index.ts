export type { ApiLimits } from "./admit.ts";
export { securityHeaders } from "./headers.ts";
export { HttpProblem } from "./problem.ts";
export { createPublicApi, type PublicApiOptions } from "./public-api.ts";
export { createRespond, type RequestEntry, type Respond } from "./respond.ts";
