"use client";

import type { SurveyDetail } from "@heard/core/surveys";
import { type SurveyMove, surveyCan } from "@heard/core/surveys/rules";
import { buttonStyle } from "@heard/ui/button-style";
import { ChevronDownIcon, PauseIcon, PlayIcon } from "@heard/ui/icons";
import { MenuButton } from "@heard/ui/menu";
import { useTranslations } from "next-intl";
import { useRun } from "#lib/use-run.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";

const moves = ["pause", "resume", "reopen", "close"] as const satisfies readonly SurveyMove[];

/** Whether answers are taken: what can be changed about it now. A survey that was never published has nothing to stop. */
export function SurveyMoves({ survey }: { survey: SurveyDetail }) {
  const t = useTranslations("surveyPages");
  const trpc = useTRPC();
  const { surveys: client } = useTRPCClient();
  const { run } = useRun(trpc.surveys.pathKey());
  const allowed = moves.filter((move) => surveyCan(move, survey));
  const [first] = allowed;
  if (!first) return null;
  return (
    <MenuButton
      label={t("moves.label")}
      className={buttonStyle()}
      placement="bottom end"
      groups={[
        {
          id: "moves",
          items: allowed.map((move) => ({
            ...{ id: move, label: t(`moves.${move}`), hint: t(`moves.${move}Hint`) },
            onAction: () => void run(() => client[move].mutate({ surveyId: survey.id }), t(`moved.${move}`)),
          })),
        },
      ]}
    >
      {first === "pause" ? <PauseIcon /> : <PlayIcon />}
      {t(`moves.${first}`)}
      <ChevronDownIcon />
    </MenuButton>
  );
}
