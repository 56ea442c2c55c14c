import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { WebhooksScreen } from "#features/webhooks/webhooks-screen.tsx";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

export default async function WebhooksPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("webhook.edit"))
    return <NotPermitted permission="webhook.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["webhooks"]}>
      <WebhooksScreen timeZone={organisation.timeZone} initial={await caller.webhooks.list()} />
    </Texts>
  );
}
