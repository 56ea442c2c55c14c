"use client";

import { planCan } from "@heard/core/improvement-plans/rules";
import { Button } from "@heard/ui/button";
import { PrintIcon } from "@heard/ui/icons";
import { TextArea } from "@heard/ui/text-field";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { RowMenu } from "#components/row-menu.tsx";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { PlanContext } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

type Reasoned = "withdraw" | "stop" | "close" | "reopen";
const doneWords = { withdraw: "withdrawn", stop: "stopped", close: "closed", reopen: "reopened" } as const;

/** What can be done with the plan as a whole, by its state and by who looks. */
export function PlanCommands({ organisation, plan, format }: PlanContext) {
  const t = useTranslations("plans");
  const router = useRouter();
  const { improvementPlans: client } = useTRPCClient();
  const { run, undoable } = usePlanRun();
  const undo = useTranslations("common.actions")("undo");
  const [asked, setAsked] = useState<Reasoned | null>(null);
  const planId = plan.id;
  const number = String(plan.number);
  const may = (step: Parameters<typeof planCan>[0]) => plan.answersFor && planCan(step, plan);
  const gaps = plan.gaps.length === 0 ? null : format.list(plan.gaps.map((gap) => t(`gaps.${gap}`)));
  const remove = () =>
    undoable(
      () => client.delete.mutate({ planId }).then(() => router.push(paths.plans(organisation))),
      { deleted: t("do.deleted", { number }), undo },
      () => client.restore.mutate({ planId }),
    );
  const others = (["withdraw", "stop", "reopen"] as const).filter((step) => may(step));
  return (
    <>
      <Button icon={<PrintIcon />} onClick={() => window.print()}>
        {t("do.print")}
      </Button>
      {may("approve") && !plan.needsCouncil ? (
        <Button
          tone="primary"
          disabled={gaps !== null}
          title={gaps === null ? undefined : t("notYet", { gaps })}
          onClick={() => void run(() => client.approveSmall.mutate({ planId }), t("do.approved", { number }))}
        >
          {t("do.approve")}
        </Button>
      ) : null}
      {may("propose") && plan.needsCouncil ? (
        <Button
          tone="primary"
          disabled={gaps !== null}
          title={gaps === null ? undefined : t("notYet", { gaps })}
          onClick={() => void run(() => client.propose.mutate({ planId }), t("do.proposed", { number }))}
        >
          {t("do.propose")}
        </Button>
      ) : null}
      {may("close") ? (
        <Button tone="primary" onClick={() => setAsked("close")}>
          {t("do.close")}
        </Button>
      ) : null}
      {others.length > 0 || may("delete") ? (
        <RowMenu
          label={t("do.more")}
          groups={[
            { id: "steps", items: others.map((id) => ({ id, label: t(`do.${id}`), onAction: () => setAsked(id) })) },
            ...(may("delete")
              ? [
                  {
                    id: "bin",
                    items: [{ id: "delete", label: t("do.delete"), danger: true, onAction: () => void remove() }],
                  },
                ]
              : []),
          ].filter(({ items }) => items.length > 0)}
        />
      ) : null}
      {asked ? <ReasonDialog plan={plan} step={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function ReasonDialog({
  plan: { id: planId, number },
  step,
  onClose,
}: Pick<PlanContext, "plan"> & { step: Reasoned; onClose: () => void }) {
  const t = useTranslations("plans.do");
  const { improvementPlans: client } = useTRPCClient();
  const { attempt } = usePlanRun();
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t(step)}
      submitLabel={t(step)}
      onClose={onClose}
      onSubmit={() =>
        attempt(() => client[step].mutate({ planId, reason }), t(doneWords[step], { number: String(number) }))
      }
    >
      {(refusal) => (
        <TextArea
          label={t(step === "close" ? "learnt" : "why")}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={refusal}
          maxLength={4000}
          required
        />
      )}
    </FormDialog>
  );
}
