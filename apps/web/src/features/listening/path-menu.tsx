"use client";

import type { ListeningPath, TouchpointCoverage } from "@heard/core/listening-paths";
import type { MenuAction } from "@heard/ui/menu";
import { useLocale, useTranslations } from "next-intl";
import { RowMenu } from "#components/row-menu.tsx";
import { nameIn } from "#lib/measure.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

export type PathMenuProps = { touchpoint: TouchpointCoverage; onOpen: (path: ListeningPath | null) => void };

/** What can be done with the paths of a touchpoint: one more, and each of those there. */
export function PathMenu({ touchpoint, onOpen }: PathMenuProps) {
  const t = useTranslations("listening");
  const locale = useLocale();
  const { listeningPaths: client } = useTRPCClient();
  const { run } = useRun(useTRPC().listeningPaths.coverage.queryKey());
  const name = nameIn(locale, touchpoint.name);
  const remove = ({ key, name: source }: ListeningPath["source"]) =>
    run(
      () => client.remove.mutate({ touchpoint: touchpoint.key, source: key }),
      t("done.removed", { source, touchpoint: name }),
    );
  const actionsOf = (path: ListeningPath): MenuAction[] => {
    const { key, name: source } = path.source;
    const open = { onAction: () => onOpen(path) };
    if (!path.isRegistered) return [{ id: `register-${key}`, label: t("edit.register", { source }), ...open }];
    return [
      { id: `change-${key}`, label: t("edit.change", { source }), ...open },
      {
        id: `remove-${key}`,
        label: t("edit.remove", { source }),
        danger: true,
        onAction: () => void remove(path.source),
      },
    ];
  };
  return (
    <RowMenu
      label={t("edit.more", { touchpoint: name })}
      groups={[
        { id: "add", items: [{ id: "add", label: t("edit.add"), onAction: () => onOpen(null) }] },
        ...touchpoint.paths.map((path) => ({ id: path.source.key, items: actionsOf(path) })),
      ]}
    />
  );
}
