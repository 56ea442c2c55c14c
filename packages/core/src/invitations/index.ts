export { acceptInvitation, acceptInvitationAs } from "./accept.ts";
export { createInvitation } from "./create.ts";
export { findInvitationOffer, type InvitationItem, type InvitationOffer, listInvitations } from "./queries.ts";
export { AcceptInvitationInput, CreateInvitationInput, InvitationInput, InvitationTokenInput } from "./schema.ts";
export { withdrawInvitation } from "./withdraw.ts";
