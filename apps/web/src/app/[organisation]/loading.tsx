import { PageLoading } from "#components/page-loading.tsx";

export default function OrganisationLoading() {
  return <PageLoading />;
}
