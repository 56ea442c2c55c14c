import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { AuditScreen } from "#features/audit/audit-screen.tsx";
import { auditFilter, parseAuditView } from "#features/audit/audit-view.ts";
import { type SearchParams, toUrlSearchParams } from "#lib/search-params.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("audit"))("title") };
}

export default async function AuditPage({ params, searchParams }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("audit.read")) return <NotPermitted permission="audit.read" organisation={organisation} />;
  const view = parseAuditView(toUrlSearchParams(await searchParams));
  const caller = await getCaller(organisation.key);
  const [first, options] = await Promise.all([caller.audit.list(auditFilter(view)), caller.audit.filters()]);
  return (
    <Texts areas={["audit", "metricRegistry", "apiKeys", "distribution", "alerts", "annotations", "cases", "targets"]}>
      <AuditScreen organisation={organisation} initial={view} first={first} options={options} />
    </Texts>
  );
}
