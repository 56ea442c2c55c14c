import { NotFoundNote, notFoundMetadata } from "#components/not-found-note.tsx";
import { PlainPage } from "#components/plain-page.tsx";
import { paths } from "#lib/paths.ts";

export const generateMetadata = notFoundMetadata;

export default function NotFound() {
  return (
    <PlainPage>
      <NotFoundNote home={paths.root()} />
    </PlainPage>
  );
}
