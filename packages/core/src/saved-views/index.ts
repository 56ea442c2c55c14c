export { createSavedView } from "./create.ts";
export { deleteSavedView } from "./delete.ts";
export { listSavedViews, type SavedViewItem } from "./queries.ts";
export { renameSavedView } from "./rename.ts";
export { restoreSavedView } from "./restore.ts";
export {
  CreateSavedViewInput,
  ListSavedViewsInput,
  RenameSavedViewInput,
  SavedViewInput,
  type SavedViewScreen,
  ShareSavedViewInput,
} from "./schema.ts";
export { shareSavedView } from "./share.ts";
