export { createSource } from "./create.ts";
export { DeleteSourceInput, deleteSource } from "./delete.ts";
export { listSourceMoves, listSources, type SourceItem, type SourceMove } from "./queries.ts";
export { RestoreSourceInput, restoreSource } from "./restore.ts";
export { CreateSourceInput, FeedbackKind, UpdateSourceInput } from "./schema.ts";
export { updateSource } from "./update.ts";
