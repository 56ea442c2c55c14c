"use client";

import type { SurveyItem } from "@heard/core/surveys";
import { type SurveyMove, surveyCan } from "@heard/core/surveys/rules";
import { CopyIcon, EditIcon, LinkIcon, LockIcon, PauseIcon, PlayIcon, TrashIcon } from "@heard/ui/icons";
import type { MenuAction } from "@heard/ui/menu";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { RowMenu } from "#components/row-menu.tsx";
import { paths } from "#lib/paths.ts";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import type { SurveyTableProps } from "./survey-table.tsx";

/** What is asked in a dialog before it is done. */
export type Asked = { kind: "rename" | "copy" | "delete"; survey: SurveyItem };

type Props = Omit<SurveyTableProps, "surveys" | "today"> & { survey: SurveyItem; onAsk: (asked: Asked) => void };

const moveIcons = { pause: <PauseIcon />, resume: <PlayIcon />, close: <LockIcon />, reopen: <PlayIcon /> };
const moves = ["pause", "resume", "close", "reopen"] as const satisfies readonly SurveyMove[];

/** What can be done with one survey, as far as whoever looks may do it. */
export function SurveyMenu({ survey, organisation, gateway, may, onAsk }: Props) {
  const t = useTranslations("surveyList");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { run } = useRun(trpc.surveys.pathKey());
  const { name } = survey;
  const move = (one: SurveyMove): MenuAction => ({
    id: one,
    label: t(`actions.${one}`),
    icon: moveIcons[one],
    onAction: () => void run(() => client[one].mutate({ surveyId: survey.id }), t(`done.${one}`, { name })),
  });
  const copyLink = () =>
    void navigator.clipboard
      .writeText(paths.surveyPage(gateway, survey.key))
      .then(() => notify({ text: t("done.linkCopied", { name }) }));
  const allowed = may.publish ? moves.filter((one) => surveyCan(one, survey)).map(move) : [];
  const ask = (kind: Asked["kind"], icon: MenuAction["icon"]): MenuAction => ({
    ...{ id: kind, label: t(`actions.${kind}`), icon, danger: kind === "delete" },
    onAction: () => onAsk({ kind, survey }),
  });
  const groups = [
    {
      id: "look",
      items: [
        { id: "open", label: t("actions.open"), icon: <EditIcon />, href: paths.survey(organisation.key, survey.key) },
        {
          ...{ id: "link", label: t("actions.copyLink"), icon: <LinkIcon />, onAction: copyLink },
          disabledReason: survey.publishedVersion === null ? t("notPublished") : undefined,
        },
      ],
    },
    { id: "move", items: allowed },
    { id: "own", items: may.edit ? [ask("rename", <EditIcon />), ask("copy", <CopyIcon />)] : [] },
    { id: "delete", items: may.edit ? [ask("delete", <TrashIcon />)] : [] },
  ].filter(({ items }) => items.length > 0);
  return <RowMenu label={t("more", { name })} groups={groups} />;
}
