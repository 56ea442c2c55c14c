export { archiveStage } from "./archive-stage.ts";
export { archiveTouchpoint } from "./archive-touchpoint.ts";
export { createStage } from "./create-stage.ts";
export { createTouchpoint } from "./create-touchpoint.ts";
export { deleteTouchpoint } from "./delete-touchpoint.ts";
export { moveStage } from "./move-stage.ts";
export { moveTouchpoint } from "./move-touchpoint.ts";
export {
  getJourney,
  type Journey,
  type JourneyStage,
  type JourneyTouchpoint,
  type JourneyVersion,
  listJourneyVersions,
} from "./queries.ts";
export type { Standing } from "./read-standing.ts";
export { restoreStage } from "./restore-stage.ts";
export { restoreTouchpoint } from "./restore-touchpoint.ts";
export type { JourneyChange } from "./rules.ts";
export {
  CreateStageInput,
  CreateTouchpointInput,
  MoveStageInput,
  MoveTouchpointInput,
  StageInput,
  TouchpointInput,
  UpdateStageInput,
  UpdateTouchpointInput,
} from "./schema.ts";
export { updateStage } from "./update-stage.ts";
export { updateTouchpoint } from "./update-touchpoint.ts";
