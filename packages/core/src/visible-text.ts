import * as z from "zod";
import { isSound, isStorable, isVisible } from "./look.ts";

/** A text of one line that people read: a name, a reason. It can be seen, and stays within its place. */
export const visibleText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine(isSound, { error: "text without control characters", params: { reason: "text_unsound" }, abort: true })
    .refine(isVisible, { error: "text that can be seen", params: { reason: "text_invisible" } });

/** A text that the database is asked for or keeps as it is; it may be empty. */
export const keptText = (longest: number) =>
  z.string().max(longest).refine(isStorable, "text without U+0000 and without halves of characters");

/** A text of several lines that says something. */
export const saidText = (longest: number) =>
  keptText(longest)
    .trim()
    .min(1)
    .refine(isVisible, { error: "text that can be seen", params: { reason: "text_invisible" } });
