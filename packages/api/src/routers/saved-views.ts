import {
  CreateSavedViewInput,
  createSavedView,
  deleteSavedView,
  ListSavedViewsInput,
  listSavedViews,
  RenameSavedViewInput,
  renameSavedView,
  restoreSavedView,
  SavedViewInput,
  ShareSavedViewInput,
  shareSavedView,
} from "@heard/core/saved-views";
import { procedure, router } from "../trpc/base.ts";

export const savedViewsRouter = router({
  list: procedure("savedView.own")
    .input(ListSavedViewsInput)
    .query(({ ctx, input }) => listSavedViews(ctx.service, input)),
  create: procedure("savedView.own")
    .input(CreateSavedViewInput)
    .mutation(({ ctx, input }) => createSavedView(ctx.service, input)),
  rename: procedure("savedView.own")
    .input(RenameSavedViewInput)
    .mutation(({ ctx, input }) => renameSavedView(ctx.service, input)),
  share: procedure("savedView.share")
    .input(ShareSavedViewInput)
    .mutation(({ ctx, input }) => shareSavedView(ctx.service, input)),
  delete: procedure("savedView.own")
    .input(SavedViewInput)
    .mutation(({ ctx, input }) => deleteSavedView(ctx.service, input)),
  restore: procedure("savedView.own")
    .input(SavedViewInput)
    .mutation(({ ctx, input }) => restoreSavedView(ctx.service, input)),
});
