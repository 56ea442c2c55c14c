import {
  archiveChannel,
  ChannelInput,
  CreateChannelInput,
  createChannel,
  deleteChannel,
  listChannels,
  MoveChannelInput,
  moveChannel,
  restoreChannel,
  UpdateChannelInput,
  updateChannel,
} from "@heard/core/channels";
import { procedure, router } from "../trpc/base.ts";

export const channelsRouter = router({
  list: procedure("segment.edit").query(({ ctx }) => listChannels(ctx.service)),
  create: procedure("segment.edit")
    .input(CreateChannelInput)
    .mutation(({ ctx, input }) => createChannel(ctx.service, input)),
  update: procedure("segment.edit")
    .input(UpdateChannelInput)
    .mutation(({ ctx, input }) => updateChannel(ctx.service, input)),
  move: procedure("segment.edit")
    .input(MoveChannelInput)
    .mutation(({ ctx, input }) => moveChannel(ctx.service, input)),
  archive: procedure("segment.edit")
    .input(ChannelInput)
    .mutation(({ ctx, input }) => archiveChannel(ctx.service, input)),
  restore: procedure("segment.edit")
    .input(ChannelInput)
    .mutation(({ ctx, input }) => restoreChannel(ctx.service, input)),
  delete: procedure("segment.edit")
    .input(ChannelInput)
    .mutation(({ ctx, input }) => deleteChannel(ctx.service, input)),
});
