export { readWeakPoints, type WeakPointReport } from "./queries.ts";
export { ReadWeakPointsInput, SetFixabilityInput } from "./schema.ts";
export { setFixability } from "./set-fixability.ts";
