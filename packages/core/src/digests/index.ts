export { chooseDigest } from "./choose.ts";
export { getOwnDigest, type OwnDigest } from "./queries.ts";
export { ChooseDigestInput } from "./schema.ts";
export { openDigestStop } from "./stop.ts";
