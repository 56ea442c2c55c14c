import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { RecordId } from "../record-id.ts";
import { keptText, visibleText } from "../visible-text.ts";

/** What others tell the product of their customers. */
export const reportedEventKinds = ["supportClosed", "purchase", "onboardingDone", "trialSignUp"] as const;
/** The last one the product knows by itself. */
const eventKinds = [...reportedEventKinds, "caseClosed"] as const;
/** How an invitation reaches its person. `link`: somebody hands the personal link over by hand. */
const sendingModes = ["email", "email_inline", "sms", "link"] as const;

const Value = z.union([keptText(200).min(1), z.number()]);
/** People by what is known of them: every condition holds. An attribute that somebody lacks fits no condition. */
export const Audience = z.strictObject({
  attributes: z
    .array(
      z.union([
        z.strictObject({ field: CatalogueKey, in: z.array(Value).min(1).max(200) }),
        z.strictObject({ field: CatalogueKey, atLeast: Value.optional(), atMost: Value.optional() }),
      ]),
    )
    .max(10)
    .optional(),
  /** Of contacts, as they are stored; the organisation's for those of whom none is known. */
  languages: z.array(keptText(35).min(2)).min(1).max(20).optional(),
  /** These and no other, by customer key. */
  customers: z.array(keptText(200).min(1)).min(1).max(10_000).optional(),
});
export type Audience = z.infer<typeof Audience>;

const Time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "a time such as 09:30");
const Texts = z.strictObject({ subject: visibleText(200), body: keptText(5000).trim().min(1) });

/** What is written. In every text `{name}`, `{organisation}`, `{survey}` and `{link}` are filled in. */
export const Letter = z.strictObject({
  senderName: visibleText(100),
  /** The installation's own when absent. */
  senderAddress: z.email().max(200).nullable().default(null),
  replyTo: z.email().max(200).nullable().default(null),
  texts: z.record(keptText(35).min(2), Texts),
});
export type Letter = z.infer<typeof Letter>;

/** Everything that decides who gets what when. Times are those of the contact's own zone, else of the organisation's. */
export const DistributionPlan = z.strictObject({
  mode: z.enum(sendingModes),
  /** Key of the purpose that people must not have said no to. */
  purpose: CatalogueKey.default("surveys"),
  audience: Audience.default({}),
  /** Who of them is drawn: a share, or so many. */
  sample: z
    .union([
      z.strictObject({ share: z.number().gt(0).max(1) }),
      z.strictObject({ number: z.int().min(1).max(10_000_000) }),
    ])
    .default({ share: 1 }),
  letter: Letter,
  /** Of a list: the first day and the time; at once when absent. */
  startsOn: z.iso.date().nullable().default(null),
  at: Time.nullable().default(null),
  /** Of a list: each person at a random moment of so many days. */
  spreadDays: z.int().min(0).max(365).default(0),
  /** After an event. */
  delayMinutes: z
    .int()
    .min(0)
    .max(60 * 24 * 90)
    .default(0),
  /** When nobody is written to; `null`: at any time. */
  quiet: z.strictObject({ from: Time, to: Time }).nullable().default({ from: "21:00", to: "08:00" }),
  reminders: z
    .strictObject({ most: z.int().min(0).max(3), afterDays: z.int().min(1).max(60) })
    .default({ most: 0, afterDays: 3 }),
  /** What becomes of somebody whom the contact limit protects: asked once more when it allows, within so many days, or not at all. */
  onLimit: z.enum(["defer", "drop"]).default("defer"),
  deferDays: z.int().min(1).max(90).default(14),
  /** How long a link opens the survey. */
  linkDays: z.int().min(1).max(365).default(30),
});
export type DistributionPlan = z.output<typeof DistributionPlan>;

export const DistributionInput = z.strictObject({ distributionId: RecordId });
export type DistributionInput = z.infer<typeof DistributionInput>;

export const DraftDistributionInput = z.strictObject({ surveyId: RecordId, mode: z.enum(sendingModes) });
export type DraftDistributionInput = z.infer<typeof DraftDistributionInput>;

export const ListDistributionsInput = z.strictObject({ surveyId: RecordId.optional() });
export type ListDistributionsInput = z.infer<typeof ListDistributionsInput>;

/** Decides who is drawn and when. */
const Seed = z.string().regex(/^[0-9A-Za-z-]{1,60}$/, "letters, digits and hyphens, at most 60");

export const CreateDistributionInput = z.strictObject({
  surveyId: RecordId,
  name: visibleText(120),
  /** Absent: a list. */
  event: z.enum(eventKinds).nullable().default(null),
  plan: DistributionPlan,
  /** Drawn when absent. */
  seed: Seed.optional(),
});
export type CreateDistributionInput = z.input<typeof CreateDistributionInput>;

export const UpdateDistributionInput = z.strictObject({
  distributionId: RecordId,
  /** The edit that was looked at. */
  edit: z.int().min(0),
  name: visibleText(120).optional(),
  plan: DistributionPlan.optional(),
  seed: Seed.optional(),
});
export type UpdateDistributionInput = z.input<typeof UpdateDistributionInput>;

export const PreviewAudienceInput = z.strictObject({
  distributionId: RecordId,
  /** So many of the draw were shown already. */
  from: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
});
export type PreviewAudienceInput = z.input<typeof PreviewAudienceInput>;

export const SendTestLetterInput = z.strictObject({ distributionId: RecordId, language: keptText(35).min(2) });
export type SendTestLetterInput = z.infer<typeof SendTestLetterInput>;
