import { EmbedSettings } from "@heard/survey";
import * as z from "zod";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";
import { digitsIn, isPin } from "./rules.ts";

const Parameters = z.record(z.string().max(60), z.string().max(200));

export const SurveyEntriesInput = z.strictObject({ surveyId: RecordId });
export type SurveyEntriesInput = z.infer<typeof SurveyEntriesInput>;

/** `null`: the survey shows on no page. */
export const UpdateEmbedInput = z.strictObject({ surveyId: RecordId, embed: EmbedSettings.nullable(), seen: Seen });
export type UpdateEmbedInput = z.input<typeof UpdateEmbedInput>;

export const SetKioskPinInput = z.strictObject({
  surveyId: RecordId,
  pin: z.string().overwrite(digitsIn).refine(isPin, "4 to 12 digits"),
});
export type SetKioskPinInput = z.infer<typeof SetKioskPinInput>;

/** What the device stands for is carried by declared parameters: which shop, which counter. */
export const MakeKioskLinkInput = z.strictObject({ surveyId: RecordId, parameters: Parameters });
export type MakeKioskLinkInput = z.infer<typeof MakeKioskLinkInput>;

export const MakeAgentLinkInput = z.strictObject({
  surveyId: RecordId,
  /** By the key that the organisation knows them by. */
  customer: visibleText(200).optional(),
  parameters: Parameters,
});
export type MakeAgentLinkInput = z.input<typeof MakeAgentLinkInput>;
