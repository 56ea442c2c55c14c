import { ChooseDigestInput, chooseDigest, getOwnDigest } from "@heard/core/digests";
import { procedure, router } from "../trpc/base.ts";

const own = procedure("follow.own");

export const digestsRouter = router({
  own: own.query(({ ctx }) => getOwnDigest(ctx.service, ctx.site)),
  choose: own.input(ChooseDigestInput).mutation(({ ctx, input }) => chooseDigest(ctx.service, input)),
});
