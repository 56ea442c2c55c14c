import { countByFilter } from "@heard/core/comments/count-by-filter";
import { getComment } from "@heard/core/comments/get";
import { CountByFilterInput, GetCommentInput, SearchCommentsInput } from "@heard/core/comments/schema";
import { searchComments } from "@heard/core/comments/search";
import {
  ConfirmReadingsInput,
  CorrectCommentsInput,
  confirmReadings,
  correctComments,
  MeasureDisagreementInput,
  measureDisagreement,
  UndoCorrectionInput,
  undoCorrection,
} from "@heard/core/readings";
import { UnmaskCommentInput, unmaskComment } from "@heard/core/responses/queries";
import { procedure, router } from "../trpc/base.ts";

export const commentsRouter = router({
  search: procedure("comment.read")
    .input(SearchCommentsInput)
    .query(({ ctx, input }) => searchComments(ctx.service, input)),
  countByFilter: procedure("comment.read")
    .input(CountByFilterInput)
    .query(({ ctx, input }) => countByFilter(ctx.service, input)),
  byId: procedure("comment.read")
    .input(GetCommentInput)
    .query(({ ctx, input }) => getComment(ctx.service, input)),
  correct: procedure("comment.correct")
    .input(CorrectCommentsInput)
    .mutation(({ ctx, input }) => correctComments(ctx.service, input)),
  confirm: procedure("comment.correct")
    .input(ConfirmReadingsInput)
    .mutation(({ ctx, input }) => confirmReadings(ctx.service, input)),
  undoCorrection: procedure("comment.correct")
    .input(UndoCorrectionInput)
    .mutation(({ ctx, input }) => undoCorrection(ctx.service, input)),
  disagreement: procedure("comment.read")
    .input(MeasureDisagreementInput)
    .query(({ ctx, input }) => measureDisagreement(ctx.service, input)),
  // A mutation, because every look at an original is logged.
  unmask: procedure("comment.unmask")
    .input(UnmaskCommentInput)
    .mutation(({ ctx, input }) => unmaskComment(ctx.service, input)),
});
