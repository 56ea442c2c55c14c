import * as z from "zod";
import { MeasurePeriod } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { visibleText } from "../visible-text.ts";
import { frameHostPattern, longestShareDays, mostFrameHosts } from "./rules.ts";

export const CreateShareInput = z.strictObject({
  /** For whom it is, in the list of links. */
  name: visibleText(100),
  period: MeasurePeriod,
  /** Days after which the link opens nothing any more. */
  days: z.int().min(1).max(longestShareDays),
  /** Nothing is shown that fewer answered. */
  leastAnswers: z.int().min(5).max(1000).default(10),
  /** Numbers and states of plans; never their titles. */
  showsPlans: z.boolean().default(false),
  /** Pages of which hosts may have it in a frame. */
  frameHosts: z
    .array(z.string().trim().toLowerCase().regex(frameHostPattern, "an address such as https://intranet.example.org"))
    .max(mostFrameHosts)
    .default([]),
});
export type CreateShareInput = z.input<typeof CreateShareInput>;

export const ShareInput = z.strictObject({ shareId: RecordId });
export type ShareInput = z.input<typeof ShareInput>;

export const OpenShareInput = z.strictObject({ token: z.string().max(4000) });
export type OpenShareInput = z.input<typeof OpenShareInput>;
