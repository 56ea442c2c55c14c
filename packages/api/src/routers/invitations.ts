import {
  AcceptInvitationInput,
  acceptInvitation,
  acceptInvitationAs,
  CreateInvitationInput,
  createInvitation,
  findInvitationOffer,
  InvitationInput,
  InvitationTokenInput,
  listInvitations,
  withdrawInvitation,
} from "@heard/core/invitations";
import { openProcedure, personProcedure, procedure, router } from "../trpc/base.ts";

export const invitationsRouter = router({
  list: procedure("member.read").query(({ ctx }) => listInvitations(ctx.service)),
  create: procedure("member.edit")
    .input(CreateInvitationInput)
    .mutation(({ ctx, input }) =>
      createInvitation(ctx.service, input, ctx.site, {
        report: (error) => ctx.report(error, { requestId: ctx.requestId, path: "invitations.create" }),
      }),
    ),
  withdraw: procedure("member.edit")
    .input(InvitationInput)
    .mutation(({ ctx, input }) => withdrawInvitation(ctx.service, input)),
  offer: openProcedure("invitation.answer")
    .input(InvitationTokenInput)
    .query(({ ctx, input }) => findInvitationOffer(input, ctx)),
  accept: openProcedure("invitation.answer")
    .input(AcceptInvitationInput)
    .mutation(({ ctx, input }) => acceptInvitation(input, ctx)),
  acceptAsMyself: personProcedure("account.own")
    .input(InvitationTokenInput)
    .mutation(({ ctx, input }) => acceptInvitationAs(ctx.person, input, ctx)),
});
