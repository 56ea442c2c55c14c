export { type ContactLimits, getContactLimits, type LimitedSending } from "./queries.ts";
export { SetContactLimitsInput } from "./schema.ts";
export { setContactLimits } from "./set.ts";
