import { templateLanguages } from "@heard/survey";
import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";

const SurveyId = RecordId;
const Name = visibleText(120);
const Day = z.iso.date().nullable();
/** The edit that was looked at. Somebody else's newer one is not overwritten unseen. */
const Edit = z.int().min(0);

export const SurveyInput = z.strictObject({ surveyId: SurveyId });
export type SurveyInput = z.infer<typeof SurveyInput>;

/** By the key that stands in addresses. */
export const SurveyKeyInput = z.strictObject({ key: CatalogueKey });
export type SurveyKeyInput = z.infer<typeof SurveyKeyInput>;

export const CreateSurveyInput = z.strictObject({
  /** Stands in the address of its page. Made from the name when absent. */
  key: CatalogueKey.optional(),
  name: Name,
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("blank"), language: keptText(35).min(2) }),
    z.strictObject({
      kind: z.literal("template"),
      template: z.string().max(60),
      languages: z
        .array(z.enum(templateLanguages))
        .min(1)
        .default([...templateLanguages]),
      touchpoint: CatalogueKey.optional(),
    }),
    /** What another survey asks: its draft where it has one, else what is published. */
    z.strictObject({ kind: z.literal("copy"), surveyId: SurveyId }),
  ]),
});
export type CreateSurveyInput = z.input<typeof CreateSurveyInput>;

export const SaveDraftInput = z.strictObject({ surveyId: SurveyId, edit: Edit, definition: z.unknown() });
export type SaveDraftInput = z.infer<typeof SaveDraftInput>;

/** What is done with a draft is done with the one that was looked at. */
export const DraftInput = z.strictObject({ surveyId: SurveyId, edit: Edit });
export type DraftInput = z.infer<typeof DraftInput>;

export const SendBackInput = z.strictObject({ surveyId: SurveyId, note: keptText(2000).trim().default("") });
export type SendBackInput = z.input<typeof SendBackInput>;

export const RenameSurveyInput = z.strictObject({ surveyId: SurveyId, name: Name, seen: Seen });
export type RenameSurveyInput = z.input<typeof RenameSurveyInput>;

/** What stays away stays as it is. Days are the organisation's, both included. */
export const UpdateSurveyInput = z.strictObject({
  surveyId: SurveyId,
  opensOn: Day.optional(),
  closesOn: Day.optional(),
  responseCap: z.int().min(1).max(10_000_000).nullable().optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, "a colour such as #1a4d8f")
    .nullable()
    .optional(),
  logoFileId: z.uuid().nullable().optional(),
  seen: Seen,
});
export type UpdateSurveyInput = z.input<typeof UpdateSurveyInput>;

/** Both together: answers of minors are kept for some time only. */
export const SetSurveyPrivacyInput = z.strictObject({
  surveyId: SurveyId,
  keepDays: z.int().min(1).max(3650).nullable(),
  isForMinors: z.boolean(),
  seen: Seen,
});
export type SetSurveyPrivacyInput = z.input<typeof SetSurveyPrivacyInput>;

export const GetVersionInput = z.strictObject({ surveyId: SurveyId, version: RecordId });
export type GetVersionInput = z.infer<typeof GetVersionInput>;

export const DiffVersionsInput = z.strictObject({
  surveyId: SurveyId,
  from: RecordId,
  to: z.union([z.literal("draft"), RecordId]),
});
export type DiffVersionsInput = z.infer<typeof DiffVersionsInput>;

export const MakeLinkInput = z.strictObject({
  surveyId: SurveyId,
  parameters: z.record(z.string().max(60), z.string().max(200)),
});
export type MakeLinkInput = z.infer<typeof MakeLinkInput>;

/** A host in the letters that addresses have, whatever script it was typed in; what is none stays as it is. */
const hostIn = (typed: string): string =>
  (/[/?#@\\\s]/.test(typed) ? null : URL.parse(`https://${typed}`)?.host) || typed;

export const AllowRedirectHostsInput = z.strictObject({
  hosts: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .max(253)
        .overwrite(hostIn)
        .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+(?::\d{1,5})?$/, "a host such as www.example.org"),
    )
    .max(50),
});
export type AllowRedirectHostsInput = z.input<typeof AllowRedirectHostsInput>;
