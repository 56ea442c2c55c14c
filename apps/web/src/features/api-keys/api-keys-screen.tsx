"use client";

import type { ApiKeyItem } from "@heard/core/api-keys";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListName, ListTable } from "#components/list-table.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { useFormat } from "#lib/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { RevokeButton } from "./revoke-button.tsx";
import { type Scope, scopeOf } from "./scope.ts";

const NewKeyDialog = latePart(() => import("./new-key-dialog.tsx"), MissingDialog);

export type ApiKeysScreenProps = {
  timeZone: string;
  gatewayUrl: string;
  scopes: readonly Scope[];
  initial: ApiKeyItem[];
};

/** Data / API keys: which systems may do what, and since when they have not been heard of. */
export function ApiKeysScreen({ timeZone, gatewayUrl, scopes, initial }: ApiKeysScreenProps) {
  const t = useTranslations("apiKeys");
  const trpc = useTRPC();
  const { data: keys } = useQuery(trpc.apiKeys.list.queryOptions(undefined, { initialData: initial }));
  const [making, setMaking] = useState(false);
  const make = (
    <Button tone="primary" icon={<PlusIcon />} onClick={() => setMaking(true)}>
      {t("create")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={keys.length > 0 ? make : null} />
      {keys.length > 0 ? (
        <KeyTable keys={keys} timeZone={timeZone} />
      ) : (
        <StateNote title={t("empty.title")} action={make}>
          {t("empty.body")}
        </StateNote>
      )}
      {making ? <NewKeyDialog scopes={scopes} gatewayUrl={gatewayUrl} onClose={() => setMaking(false)} /> : null}
    </>
  );
}

function KeyTable({ keys, timeZone }: { keys: ApiKeyItem[]; timeZone: string }) {
  const t = useTranslations("apiKeys");
  const format = useFormat(timeZone);
  const instant = "whitespace-nowrap max-rail:hidden";
  const used = ({ lastUsedAt }: ApiKeyItem) => (lastUsedAt ? format.instant(lastUsedAt) : t("neverUsed"));
  const ends = ({ expiresAt }: ApiKeyItem) => (expiresAt ? format.instant(expiresAt) : t("neverExpires"));
  return (
    <ListTable
      className="mt-6"
      caption={t("title")}
      columns={[
        { label: t("columns.name") },
        { label: t("columns.scopes") },
        ...(["created", "lastUsed", "expires"] as const).map((column) => ({
          label: t(`columns.${column}`),
          className: "max-rail:hidden",
        })),
        { label: t("revoke.action"), spoken: true },
      ]}
    >
      {keys.map((key) => (
        <tr key={key.id} className={key.state === "active" ? undefined : "text-ink-3"}>
          <ListName>
            <span className={key.state === "revoked" ? "line-through" : undefined}>{key.name}</span>
            <code className="block font-mono font-normal text-ink-3 text-small">heard_{key.id}_…</code>
            {/* A phone has no room for six columns. */}
            <span className="mt-1 block font-normal text-ink-2 text-small rail:hidden">
              {t("columns.lastUsed")} {used(key)}
              <span className="block">
                {t("columns.expires")} {ends(key)}
              </span>
            </span>
          </ListName>
          <Cell className="rail:min-w-40">{format.list(key.scopes.map((scope) => t(`scopes.${scopeOf(scope)}`)))}</Cell>
          <Cell className={instant}>{format.instant(key.createdAt)}</Cell>
          <Cell className={instant}>{used(key)}</Cell>
          <Cell className={instant}>{ends(key)}</Cell>
          <Cell className="text-right">
            {key.state === "active" ? (
              <RevokeButton id={key.id} name={key.name} />
            ) : (
              <Chip>{t(`states.${key.state}`)}</Chip>
            )}
          </Cell>
        </tr>
      ))}
    </ListTable>
  );
}
