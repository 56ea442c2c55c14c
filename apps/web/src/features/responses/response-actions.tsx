"use client";

import type { ResponseState } from "@heard/core/responses/queries";
import { Button } from "@heard/ui/button";
import { CaseIcon, EditIcon, PauseIcon, RefreshIcon, TrashIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import type { Viewer } from "#server/context.ts";
import { useTRPC } from "#trpc/client.tsx";

const CorrectDialog = latePart(() => import("./correct-dialog.tsx"), MissingDialog);
const QuarantineDialog = latePart(() => import("./quarantine-dialog.tsx"), MissingDialog);
const OpenCaseDialog = latePart(() => import("#features/cases/open-case-dialog.tsx"), MissingDialog);
const EraseDialog = latePart(() => import("./erase-response-dialog.tsx"), MissingDialog);

export type ScoreEntry = { item: number; name: string; value: number; min: number; max: number };

export type ResponseActionsProps = {
  response: { id: string; state: ResponseState };
  viewer: Pick<Viewer, "permissions" | "organisation">;
  scores: ScoreEntry[];
};

/** What the reader's roles let them do to a response; what they may not is not shown. */
export function ResponseActions({ response, viewer, scores }: ResponseActionsProps) {
  const t = useTranslations("responses");
  const openCase = useTranslations("cases.opening");
  const router = useRouter();
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const [open, setOpen] = useState<"correct" | "quarantine" | "openCase" | "erase" | null>(null);
  const may = (permission: Viewer["permissions"][number]) => viewer.permissions.includes(permission);
  const release = useMutation(
    trpc.responses.release.mutationOptions({
      onSuccess: () => {
        notify({ text: t("release.done") });
        router.refresh();
      },
      onError: (error) => notify({ text: refusalText(error), tone: "danger" }),
    }),
  );
  const close = () => setOpen(null);
  return (
    <>
      {may("response.correct") && scores.length > 0 && response.state !== "binned" ? (
        <Button icon={<EditIcon />} onClick={() => setOpen("correct")}>
          {t("correct.action")}
        </Button>
      ) : null}
      {may("case.work") && response.state === "complete" ? (
        <Button icon={<CaseIcon />} onClick={() => setOpen("openCase")}>
          {openCase("action")}
        </Button>
      ) : null}
      {may("response.quarantine") && response.state === "complete" ? (
        <Button icon={<PauseIcon />} onClick={() => setOpen("quarantine")}>
          {t("quarantine.action")}
        </Button>
      ) : null}
      {may("response.quarantine") && response.state === "quarantined" ? (
        <Button
          icon={<RefreshIcon />}
          busy={release.isPending}
          onClick={() => release.mutate({ responseId: response.id })}
        >
          {t("release.action")}
        </Button>
      ) : null}
      {may("response.erase") ? (
        <Button tone="danger" icon={<TrashIcon />} onClick={() => setOpen("erase")}>
          {t("erase.action")}
        </Button>
      ) : null}
      {open === "correct" ? <CorrectDialog responseId={response.id} scores={scores} onClose={close} /> : null}
      {open === "quarantine" ? <QuarantineDialog responseId={response.id} onClose={close} /> : null}
      {open === "openCase" ? (
        <OpenCaseDialog organisation={viewer.organisation.key} responseId={response.id} onClose={close} />
      ) : null}
      {open === "erase" ? (
        <EraseDialog responseId={response.id} organisation={viewer.organisation.key} onClose={close} />
      ) : null}
    </>
  );
}
