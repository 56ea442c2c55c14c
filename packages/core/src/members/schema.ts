import * as z from "zod";
import { everyRole } from "../permissions.ts";
import { RecordId } from "../record-id.ts";
import { Email, PersonName } from "../sign-in/schema.ts";

/** One or more roles, each once. */
const Roles = z
  .array(z.enum(everyRole))
  .min(1)
  .refine((roles) => new Set(roles).size === roles.length, "each role once");

/** What a membership opens: its roles, the touchpoints that it is limited to (`null`: all), and what is given by name. */
export const Access = z.strictObject({
  roles: Roles,
  touchpointIds: z
    .array(RecordId)
    .min(1)
    .max(1000)
    .refine((ids) => new Set(ids).size === ids.length, "each touchpoint once")
    .nullable(),
  canUnmask: z.boolean(),
  canSeeCustomers: z.boolean(),
});
export type Access = z.output<typeof Access>;

const memberId = RecordId;

export const UpdateMemberInput = z.strictObject({ memberId, ...Access.shape, seen: Access.optional() });
export type UpdateMemberInput = z.input<typeof UpdateMemberInput>;

export const MemberInput = z.strictObject({ memberId });
export type MemberInput = z.input<typeof MemberInput>;

export const RemoveMemberInput = z.strictObject({
  memberId,
  /** Who gets the metrics and saved views; without it metrics have no owner and views of one's own go. */
  reassignToId: memberId.nullable(),
});
export type RemoveMemberInput = z.input<typeof RemoveMemberInput>;

export const CreateMemberInput = z.strictObject({ email: Email, name: PersonName, roles: Roles });
export type CreateMemberInput = z.input<typeof CreateMemberInput>;
