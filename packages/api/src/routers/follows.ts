import { FollowInput, follow, listFollows, unfollow } from "@heard/core/follows";
import { procedure, router } from "../trpc/base.ts";

const own = procedure("follow.own");

export const followsRouter = router({
  list: own.query(({ ctx }) => listFollows(ctx.service)),
  follow: own.input(FollowInput).mutation(({ ctx, input }) => follow(ctx.service, input)),
  unfollow: own.input(FollowInput).mutation(({ ctx, input }) => unfollow(ctx.service, input)),
});
