export {
  getListeningCoverage,
  type ListeningCoverage,
  type ListeningPath,
  type TouchpointCoverage,
} from "./queries.ts";
export { registerListeningPath } from "./register.ts";
export { removeListeningPath } from "./remove.ts";
export { ListeningPathInput, RegisterListeningPathInput, UpdateListeningPathInput } from "./schema.ts";
export { updateListeningPath } from "./update.ts";
