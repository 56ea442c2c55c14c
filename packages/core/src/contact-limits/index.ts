export { getContactLimits } from "./queries.ts";
export { SetContactLimitsInput } from "./schema.ts";
export { setContactLimits } from "./set.ts";
