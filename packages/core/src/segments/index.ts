export { archiveSegmentField } from "./archive-field.ts";
export { archiveSegmentValue } from "./archive-value.ts";
export { createSegmentField } from "./create-field.ts";
export { createSegmentValue } from "./create-value.ts";
export { deleteSegmentField } from "./delete-field.ts";
export { listSegments, type SegmentFieldItem, type SegmentValueItem } from "./queries.ts";
export { restoreSegmentField } from "./restore-field.ts";
export { restoreSegmentValue } from "./restore-value.ts";
export { mostSegmentFields } from "./rules.ts";
export {
  CreateSegmentFieldInput,
  CreateSegmentValueInput,
  SegmentFieldInput,
  SegmentValueInput,
  UpdateSegmentFieldInput,
  UpdateSegmentValueInput,
} from "./schema.ts";
export { updateSegmentField } from "./update-field.ts";
export { updateSegmentValue } from "./update-value.ts";
