import { NotFoundNote } from "#components/not-found-note.tsx";
import { paths } from "#lib/paths.ts";

export default function OrganisationNotFound() {
  return <NotFoundNote home={paths.root()} />;
}
