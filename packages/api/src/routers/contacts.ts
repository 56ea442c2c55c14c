import {
  archiveContactField,
  archivePurpose,
  createContact,
  createContactField,
  createPurpose,
  eraseContact,
  getContact,
  liftSuppression,
  listContactFields,
  listContactResponses,
  listContacts,
  listSuppressions,
  recordConsent,
  restoreContactField,
  restorePurpose,
  suppressAddress,
  unsubscribeContact,
  updateContact,
  updateContactField,
  updatePurpose,
} from "@heard/core/contacts";
import {
  ContactFieldInput,
  ContactInput,
  CreateContactFieldInput,
  CreateContactInput,
  CreatePurposeInput,
  LiftSuppressionInput,
  ListContactResponsesInput,
  ListContactsInput,
  ListSuppressionsInput,
  PurposeInput,
  RecordConsentInput,
  SuppressAddressInput,
  UnsubscribeInput,
  UpdateContactFieldInput,
  UpdateContactInput,
  UpdatePurposeInput,
} from "@heard/core/contacts/schema";
import { procedure, router } from "../trpc/base.ts";

export const contactsRouter = router({
  list: procedure("contact.read")
    .input(ListContactsInput)
    .query(({ ctx, input }) => listContacts(ctx.service, input)),
  byId: procedure("contact.read")
    .input(ContactInput)
    .query(({ ctx, input }) => getContact(ctx.service, input)),
  /** What somebody has answered: behind the grant that says whose an answer is. */
  responses: procedure("customer.see")
    .input(ListContactResponsesInput)
    .query(({ ctx, input }) => listContactResponses(ctx.service, input)),
  create: procedure("contact.edit")
    .input(CreateContactInput)
    .mutation(({ ctx, input }) => createContact(ctx.service, input)),
  update: procedure("contact.edit")
    .input(UpdateContactInput)
    .mutation(({ ctx, input }) => updateContact(ctx.service, input)),
  recordConsent: procedure("contact.edit")
    .input(RecordConsentInput)
    .mutation(({ ctx, input }) => recordConsent(ctx.service, input)),
  unsubscribe: procedure("contact.edit")
    .input(UnsubscribeInput)
    .mutation(({ ctx, input }) => unsubscribeContact(ctx.service, input)),
  erase: procedure("contact.erase")
    .input(ContactInput)
    .mutation(({ ctx, input }) => eraseContact(ctx.service, input)),
  suppressions: router({
    list: procedure("contact.read")
      .input(ListSuppressionsInput)
      .query(({ ctx, input }) => listSuppressions(ctx.service, input)),
    add: procedure("contact.edit")
      .input(SuppressAddressInput)
      .mutation(({ ctx, input }) => suppressAddress(ctx.service, input)),
    lift: procedure("contact.edit")
      .input(LiftSuppressionInput)
      .mutation(({ ctx, input }) => liftSuppression(ctx.service, input)),
  }),
  /** Fields and purposes: what the organisation has declared. */
  declared: procedure("contact.read").query(({ ctx }) => listContactFields(ctx.service)),
  fields: router({
    create: procedure("contact.edit")
      .input(CreateContactFieldInput)
      .mutation(({ ctx, input }) => createContactField(ctx.service, input)),
    update: procedure("contact.edit")
      .input(UpdateContactFieldInput)
      .mutation(({ ctx, input }) => updateContactField(ctx.service, input)),
    archive: procedure("contact.edit")
      .input(ContactFieldInput)
      .mutation(({ ctx, input }) => archiveContactField(ctx.service, input)),
    restore: procedure("contact.edit")
      .input(ContactFieldInput)
      .mutation(({ ctx, input }) => restoreContactField(ctx.service, input)),
  }),
  purposes: router({
    create: procedure("contact.edit")
      .input(CreatePurposeInput)
      .mutation(({ ctx, input }) => createPurpose(ctx.service, input)),
    update: procedure("contact.edit")
      .input(UpdatePurposeInput)
      .mutation(({ ctx, input }) => updatePurpose(ctx.service, input)),
    archive: procedure("contact.edit")
      .input(PurposeInput)
      .mutation(({ ctx, input }) => archivePurpose(ctx.service, input)),
    restore: procedure("contact.edit")
      .input(PurposeInput)
      .mutation(({ ctx, input }) => restorePurpose(ctx.service, input)),
  }),
});
