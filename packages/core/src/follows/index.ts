export { follow } from "./follow.ts";
export { type FollowItem, listFollows } from "./queries.ts";
export { FollowInput } from "./schema.ts";
export { unfollow } from "./unfollow.ts";
