import * as z from "zod";
import { Id, Texts } from "./texts.ts";

/** An address that says no more than scheme, host and port, as a browser names it; everything else stays as it was typed. */
const originIn = (typed: string): string => {
  const address = URL.parse(typed.trim());
  return address && address.href === `${address.origin}/` ? address.origin : typed;
};

/** Scheme, host and port, as a browser names where a page comes from, in whatever script and letters they were typed. */
const Origin = z
  .string()
  .max(260)
  .overwrite(originIn)
  .refine(
    (text) => /^https?:\/\/[^*]+$/.test(text) && URL.parse(text)?.origin === text,
    "an origin such as https://www.example.org",
  );

/** A path of the page, with `*` for any letters: `/checkout/*`. */
const PathPattern = z
  .string()
  .max(500)
  .regex(/^[/*]\S*$/, "a path such as /checkout/*");

export const EmbedTrigger = z.discriminatedUnion("on", [
  z.strictObject({ on: z.literal("seconds"), seconds: z.int().min(0).max(3600) }),
  /** The pointer leaves the page at its top; on a phone nobody can tell. */
  z.strictObject({ on: z.literal("exit") }),
  z.strictObject({ on: z.literal("scroll"), percent: z.int().min(1).max(100) }),
  /** The page says `heard("event", name)`. */
  z.strictObject({ on: z.literal("event"), name: Id }),
]);

/** Where and when a survey shows on pages of the organisation's own. */
export const EmbedSettings = z.strictObject({
  /** Exactly these pages may show it. None: nobody may. */
  origins: z.array(Origin).max(50),
  /** A button that stays, or a window that comes by itself. */
  shows: z.enum(["button", "popup"]),
  /** `centre` takes the page over until it is answered or closed. */
  place: z.enum(["corner", "centre"]),
  buttonText: Texts.optional(),
  trigger: EmbedTrigger,
  /** Empty: all pages. The first whose path fits says to which touchpoint the answers belong. */
  pages: z.array(z.strictObject({ path: PathPattern, touchpoint: Id.optional() })).max(50),
  /** Percent of visitors; the same visitor is always in or always out. */
  samplePercent: z.number().min(0).max(100),
  /** Who has seen it is left alone for so long; who has answered, for good. */
  quietDays: z.int().min(0).max(3650),
  /** Parameters of the page's address that are recorded; all others are cut off. */
  keptQuery: z.array(z.string().regex(/^[\w.-]{1,60}$/, "the name of a query parameter")).max(10),
});
export type EmbedSettings = z.infer<typeof EmbedSettings>;
