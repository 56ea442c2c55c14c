export { archiveChannel } from "./archive.ts";
export { createChannel } from "./create.ts";
export { deleteChannel } from "./delete.ts";
export { moveChannel } from "./move.ts";
export { type ChannelItem, listChannels } from "./queries.ts";
export { restoreChannel } from "./restore.ts";
export { ChannelInput, CreateChannelInput, MoveChannelInput, UpdateChannelInput } from "./schema.ts";
export { updateChannel } from "./update.ts";
