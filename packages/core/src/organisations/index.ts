export { changeTimeZone } from "./change-time-zone.ts";
export { createOrganisation } from "./create.ts";
export { createOwnOrganisation } from "./create-own.ts";
export { deleteOrganisation } from "./delete.ts";
export { exportOrganisation } from "./export.ts";
export { exportEverything } from "./export-everything.ts";
export { type OrganisationSettings, readSettings } from "./read-settings.ts";
export {
  ChangeTimeZoneInput,
  CreateOwnOrganisationInput,
  DeleteOrganisationInput,
  SetUpInput,
  UpdateOrganisationInput,
} from "./schema.ts";
export { setUp } from "./set-up.ts";
export { updateOrganisation } from "./update.ts";
