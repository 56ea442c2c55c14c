export { createShare } from "./create.ts";
export { listShares, openShare, type SharedJourney } from "./queries.ts";
export { revokeShare } from "./revoke.ts";
export { CreateShareInput, OpenShareInput, ShareInput } from "./schema.ts";
