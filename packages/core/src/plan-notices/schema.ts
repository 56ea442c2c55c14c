import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { longestNotice, longestNoticeTitle } from "./rules.ts";

const NoticeText = z.strictObject({
  title: visibleText(longestNoticeTitle),
  body: keptText(longestNotice).trim().min(1),
});
export const SaveNoticeInput = PlanInput.extend({
  texts: z
    .strictObject({ en: NoticeText.optional(), "zh-Hans": NoticeText.optional(), "zh-Hant": NoticeText.optional() })
    .refine((texts) => Object.values(texts).some((text) => text !== undefined), "a text in one language at least"),
  senderName: visibleText(100),
  /** Key of the purpose that people must not have said no to. */
  purpose: CatalogueKey.default("surveys"),
  /** The edit that the writer began from; absent for the first. */
  edit: z.int().min(1).optional(),
});
export type SaveNoticeInput = z.input<typeof SaveNoticeInput>;

export const PublishNoticeInput = PlanInput.extend({ isPublic: z.boolean() });
export type PublishNoticeInput = z.input<typeof PublishNoticeInput>;
