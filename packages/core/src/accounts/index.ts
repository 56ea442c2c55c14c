export { changePassword } from "./change-password.ts";
export { endSessionOf, endSessionsEverywhere } from "./end-session.ts";
export { linkIdentity } from "./link-identity.ts";
export { type Account, findPasswordLink, getAccount, listSessions, type SessionItem } from "./queries.ts";
export { removeIdentity } from "./remove-identity.ts";
export { requestLink } from "./request-link.ts";
export { resetPassword } from "./reset-password.ts";
export {
  ChangePasswordInput,
  EndSessionInput,
  IdentityInput,
  LinkIdentityInput,
  PasswordTokenInput,
  RequestLinkInput,
  ResetPasswordInput,
  UpdateAccountInput,
} from "./schema.ts";
export { updateAccount } from "./update.ts";
