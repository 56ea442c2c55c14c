export { archiveContactField, restoreContactField } from "./archive-field.ts";
export { archivePurpose, restorePurpose } from "./archive-purpose.ts";
export { createContact } from "./create.ts";
export { createContactField } from "./create-field.ts";
export { createPurpose } from "./create-purpose.ts";
export { eraseContact } from "./erase.ts";
export { findBarriers } from "./find-barriers.ts";
export { liftSuppression } from "./lift-suppression.ts";
export { type ContactPage, listContacts } from "./list.ts";
export { listContactResponses } from "./list-responses.ts";
export { type ListedSuppression, listSuppressions } from "./list-suppressions.ts";
export {
  type ContactDetail,
  type ContactFieldRow,
  getContact,
  listContactFields,
  type PurposeRow,
} from "./queries.ts";
export { recordContacts } from "./record.ts";
export { recordBounces } from "./record-bounces.ts";
export { recordConsent } from "./record-consent.ts";
export { recordReached } from "./record-reached.ts";
export { suppressAddress } from "./suppress-address.ts";
export { unsubscribeContact } from "./unsubscribe.ts";
export { updateContact } from "./update.ts";
export { updateContactField } from "./update-field.ts";
export { updatePurpose } from "./update-purpose.ts";
