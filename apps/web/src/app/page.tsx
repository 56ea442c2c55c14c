import { redirect } from "next/navigation";
import { paths } from "#lib/paths.ts";
import { firstOrganisation } from "#server/context.ts";

/** Nobody stays here: on to the reader's organisation. */
export default async function Root() {
  redirect(paths.home(await firstOrganisation()));
}
