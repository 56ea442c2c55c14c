"use client";

import type { CouncilDecision, CouncilReport } from "@heard/core/council";
import { Button } from "@heard/ui/button";
import { TextArea } from "@heard/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { SectionHeader } from "#components/section.tsx";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useTRPC, useTRPCClient } from "#trpc/client.tsx";
import { rankWords } from "./rank-words.ts";
import { useCouncilRun } from "./use-council-run.ts";

type DecisionListProps = {
  organisation: string;
  report: Pick<CouncilReport, "decisions" | "canExport" | "canReplay">;
  format: Format;
  canDecide: boolean;
};

/** What was decided, the newest first, with its reason, its votes and where the plan ranked on that day. */
export function DecisionList({ organisation, report, format, canDecide }: DecisionListProps) {
  const { decisions, canExport, canReplay } = report;
  const t = useTranslations("council.decisions");
  const [reopened, setReopened] = useState<CouncilDecision | null>(null);
  return (
    <>
      <SectionHeader
        title={t("title")}
        lead={decisions.length === 0 ? t("none") : null}
        actions={
          decisions.length === 0 ? null : (
            <ExportMenu tone="quiet" {...{ organisation, canExport }} content={{ kind: "decisions" }} of={t("title")} />
          )
        }
      />
      <ul className="border-line border-t">
        {decisions.map((decision) => (
          <li key={decision.id} className="border-line border-b py-3 text-ui">
            <strong>{t(`kinds.${decision.decision}`)}</strong>{" "}
            <Link className="name-link font-medium" href={paths.plan(organisation, decision.number)}>
              {decision.number} {decision.title}
            </Link>
            <p className="sentence text-body">{decision.reason}</p>
            <DecisionNote decision={decision} format={format} />
            <div className="mt-1 flex flex-wrap items-start gap-2" data-print="hide">
              {canReplay ? <ReplayPart decisionId={decision.id} format={format} /> : null}
              {canDecide && decision.canReconsider ? (
                <Button onClick={() => setReopened(decision)}>{t("reconsider")}</Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {reopened ? <ReconsiderDialog decision={reopened} onClose={() => setReopened(null)} /> : null}
    </>
  );
}

/** The ranking of the day of a decision, computed again from what was kept with it. */
function ReplayPart({ decisionId, format }: { decisionId: number; format: Format }) {
  const t = useTranslations("council.decisions");
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(useTRPC().council.replay.queryOptions({ decisionId }, { enabled: isOpen }));
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-ink-2 text-small">{t("replay")}</summary>
      {data ? (
        <>
          <p className="mt-2 font-medium">
            {t(`replayed.${data.isSame === null ? "unknown" : data.isSame ? "same" : "other"}`)}
          </p>
          <ol className="mt-1 text-ink-2 text-small tabular-nums" data-figure="input">
            {data.ranking.map(({ planId, rank, number, title, impact, volume, confidence, effort }) => (
              <li key={planId}>
                {rankWords(rank)} · {number} {title} ·{" "}
                {t("replayLine", {
                  ...{ impact: format.percent(impact / 100), volume: format.count(volume) },
                  ...{ confidence: format.wholePercent(confidence), effort: String(effort) },
                })}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </details>
  );
}

function ReconsiderDialog({ decision, onClose }: { decision: CouncilDecision; onClose: () => void }) {
  const t = useTranslations("council.decisions");
  const ballot = useTranslations("council.proposals");
  const { council: client } = useTRPCClient();
  const { attempt } = useCouncilRun();
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      title={t("reconsider")}
      submitLabel={t("reconsider")}
      onClose={onClose}
      onSubmit={() =>
        attempt(
          () => client.reconsider.mutate({ decisionId: decision.id, reason }),
          t("reconsidered", { number: String(decision.number) }),
        )
      }
    >
      {(refusal) => (
        <>
          <p className="sentence text-body text-ink-2">{t("reconsiderLead")}</p>
          <TextArea
            label={ballot("reason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={refusal}
            maxLength={4000}
            required
          />
        </>
      )}
    </FormDialog>
  );
}

/** Who decided when, with how many votes, and the rank of that day. */
export function DecisionNote({ decision, format }: { decision: CouncilDecision; format: Format }) {
  const t = useTranslations("council.decisions");
  const { tally, rank, proposals, by, at } = decision;
  const votes = t("votes", {
    ...{ inFavour: String(tally.for), against: String(tally.against), abstain: String(tally.abstain) },
  });
  return (
    <p className="text-ink-3 text-small">
      {t("line", { votes, name: by ?? t("votesAlone"), time: format.instant(at) })}
      {decision.meetingId === null ? "" : ` · ${t("inMeeting")}`}
      {rank === null || proposals === null
        ? ""
        : ` · ${t("rank", { rank: rankWords(rank), count: String(proposals) })}`}
    </p>
  );
}
