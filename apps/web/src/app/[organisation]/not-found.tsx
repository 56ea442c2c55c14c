import { NotFoundNote, notFoundMetadata } from "#components/not-found-note.tsx";
import { paths } from "#lib/paths.ts";

export const generateMetadata = notFoundMetadata;

export default function OrganisationNotFound() {
  return <NotFoundNote home={paths.root()} />;
}
