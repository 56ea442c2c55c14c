"use client";

import type { ApiKeyItem } from "@heard/core/api-keys";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { StateNote } from "@heard/ui/state-note";
import { Cell, RowHead } from "@heard/ui/table";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ListTable } from "#components/list-table.tsx";
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
  return (
    <ListTable
      className="mt-6"
      caption={t("title")}
      columns={[
        ...(["name", "scopes", "created", "lastUsed", "expires"] as const).map((column) => ({
          label: t(`columns.${column}`),
        })),
        { label: t("revoke.action"), spoken: true },
      ]}
    >
      {keys.map((key) => (
        <tr key={key.id} className={key.state === "active" ? undefined : "text-ink-3"}>
          <RowHead className="whitespace-nowrap">
            <span className={key.state === "revoked" ? "line-through" : undefined}>{key.name}</span>
            <code className="block font-mono font-normal text-ink-3 text-small">heard_{key.id}_…</code>
          </RowHead>
          <Cell className="min-w-40">{format.list(key.scopes.map((scope) => t(`scopes.${scopeOf(scope)}`)))}</Cell>
          <Cell className="whitespace-nowrap">{format.instant(key.createdAt)}</Cell>
          <Cell className="whitespace-nowrap">{key.lastUsedAt ? format.instant(key.lastUsedAt) : t("neverUsed")}</Cell>
          <Cell className="whitespace-nowrap">{key.expiresAt ? format.instant(key.expiresAt) : t("neverExpires")}</Cell>
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
