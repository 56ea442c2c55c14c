export { createMember } from "./create.ts";
export { createPasswordLink, createPasswordLinkByOperator } from "./create-password-link.ts";
export { deactivateMember } from "./deactivate.ts";
export { listMembers, listTouchpointChoices, type MemberItem } from "./queries.ts";
export { reactivateMember } from "./reactivate.ts";
export { removeMember, removeMyself } from "./remove.ts";
export { Access, MemberInput, RemoveMemberInput, UpdateMemberInput } from "./schema.ts";
export { updateMember } from "./update.ts";
