import { PageLoading } from "#components/page-loading.tsx";
import { PersonPage } from "#components/person-page.tsx";

export default function AccountLoading() {
  return (
    <PersonPage>
      <PageLoading />
    </PersonPage>
  );
}
