import {
  createPasswordLink,
  deactivateMember,
  listMembers,
  listTouchpointChoices,
  MemberInput,
  RemoveMemberInput,
  reactivateMember,
  removeMember,
  removeMyself,
  UpdateMemberInput,
  updateMember,
} from "@heard/core/members";
import { procedure, router } from "../trpc/base.ts";

export const membersRouter = router({
  list: procedure("member.read").query(({ ctx }) => listMembers(ctx.service)),
  touchpoints: procedure("member.read").query(({ ctx }) => listTouchpointChoices(ctx.service)),
  update: procedure("member.edit")
    .input(UpdateMemberInput)
    .mutation(({ ctx, input }) => updateMember(ctx.service, input)),
  deactivate: procedure("member.edit")
    .input(MemberInput)
    .mutation(({ ctx, input }) => deactivateMember(ctx.service, input)),
  reactivate: procedure("member.edit")
    .input(MemberInput)
    .mutation(({ ctx, input }) => reactivateMember(ctx.service, input)),
  remove: procedure("member.edit")
    .input(RemoveMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx.service, input)),
  createPasswordLink: procedure("member.edit")
    .input(MemberInput)
    .mutation(({ ctx, input }) => createPasswordLink(ctx.service, input, ctx.site)),
  leave: procedure("member.leave").mutation(({ ctx }) => removeMyself(ctx.service)),
});
