export { adjustTarget } from "./adjust.ts";
export { endTarget } from "./end.ts";
export { findTarget } from "./find.ts";
export { listTargets, type TargetItem, type TargetReport } from "./queries.ts";
export { reviewTarget } from "./review.ts";
export { AdjustTargetInput, FindTargetInput, ReviewTargetInput, SetTargetInput } from "./schema.ts";
export { setTarget } from "./set.ts";
