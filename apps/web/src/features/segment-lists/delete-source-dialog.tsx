"use client";

import type { SourceItem } from "@heard/core/sources";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DeleteDialog } from "#components/delete-dialog.tsx";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

/** Puts a source into the bin with its answers. */
export default function DeleteSourceDialog({ source, onClose }: { source: SourceItem; onClose: () => void }) {
  const t = useTranslations("segmentLists");
  const trpc = useTRPC();
  const { sources: client } = useTRPCClient();
  const queryClient = useQueryClient();
  const { key, name, responseCount } = source;
  return (
    <DeleteDialog
      title={t("sources.deleteTitle", { name })}
      body={t("sources.deleteBody", { count: responseCount })}
      submitLabel={t("sources.delete")}
      deleted={t("sources.deleted", { name })}
      restored={t("done.restored", { name })}
      remove={() => client.delete.mutate({ source: key })}
      restore={() => client.restore.mutate({ source: key })}
      reload={() => queryClient.invalidateQueries({ queryKey: trpc.sources.pathKey() })}
      onClose={onClose}
    />
  );
}
