import { CreateOwnOrganisationInput, createOwnOrganisation, SetUpInput, setUp } from "@heard/core/organisations";
import { openProcedure, personProcedure, router } from "../trpc/base.ts";

/** How organisations come to be: the first one of an installation, and one's own. */
export const organisationsRouter = router({
  setUp: openProcedure("setUp")
    .input(SetUpInput)
    .mutation(({ ctx, input }) => setUp(input, ctx)),
  create: personProcedure("organisation.create")
    .input(CreateOwnOrganisationInput)
    .mutation(({ ctx, input }) => createOwnOrganisation(ctx.person.userId, input, ctx.now)),
});
