import {
  ChangeTimeZoneInput,
  changeTimeZone,
  DeleteOrganisationInput,
  deleteOrganisation,
  exportOrganisation,
  readSettings,
  UpdateOrganisationInput,
  updateOrganisation,
} from "@heard/core/organisations";
import { procedure, router } from "../trpc/base.ts";

/** The organisation of the address: its settings, and its end. */
export const organisationSettingsRouter = router({
  read: procedure("organisation.read").query(({ ctx }) => readSettings(ctx.service)),
  update: procedure("organisation.edit")
    .input(UpdateOrganisationInput)
    .mutation(({ ctx, input }) => updateOrganisation(ctx.service, input)),
  changeTimeZone: procedure("organisation.edit")
    .input(ChangeTimeZoneInput)
    .mutation(({ ctx, input }) => changeTimeZone(ctx.service, input)),
  export: procedure("organisation.delete").mutation(({ ctx }) => exportOrganisation(ctx.service)),
  delete: procedure("organisation.delete")
    .input(DeleteOrganisationInput)
    .mutation(({ ctx, input }) => deleteOrganisation(ctx.service, input)),
});
