import { SearchCommentsInput } from "@heard/core/comments/schema";
import { searchComments } from "@heard/core/comments/search";
import { CorrectCommentInput, correctComment } from "@heard/core/readings";
import { UnmaskCommentInput, unmaskComment } from "@heard/core/responses/queries";
import { procedure, router } from "../trpc/base.ts";

export const commentsRouter = router({
  search: procedure("comment.read")
    .input(SearchCommentsInput)
    .query(({ ctx, input }) => searchComments(ctx.service, input)),
  correct: procedure("comment.correct")
    .input(CorrectCommentInput)
    .mutation(({ ctx, input }) => correctComment(ctx.service, input)),
  // A mutation, because every look at an original is logged.
  unmask: procedure("comment.unmask")
    .input(UnmaskCommentInput)
    .mutation(({ ctx, input }) => unmaskComment(ctx.service, input)),
});
