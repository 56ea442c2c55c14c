export { chooseDigest } from "./choose.ts";
export { openDigestStop } from "./open-stop.ts";
export { getOwnDigest, type OwnDigest } from "./queries.ts";
export { ChooseDigestInput } from "./schema.ts";
