import { grantableScopes } from "@heard/core/api-keys/rules";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NotPermitted } from "#components/not-permitted.tsx";
import { Texts } from "#components/texts.tsx";
import { ApiKeysScreen } from "#features/api-keys/api-keys-screen.tsx";
import { env } from "#lib/env.ts";
import { getViewer } from "#server/context.ts";
import { getCaller } from "#trpc/server.tsx";

type Props = { params: Promise<{ organisation: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiKeys"))("title") };
}

export default async function ApiKeysPage({ params }: Props) {
  const { organisation, permissions } = await getViewer((await params).organisation);
  if (!permissions.includes("apiKey.edit"))
    return <NotPermitted permission="apiKey.edit" organisation={organisation} />;
  const caller = await getCaller(organisation.key);
  return (
    <Texts areas={["apiKeys"]}>
      <ApiKeysScreen
        timeZone={organisation.timeZone}
        gatewayUrl={env().gatewayUrl}
        scopes={grantableScopes}
        initial={await caller.apiKeys.list()}
      />
    </Texts>
  );
}
