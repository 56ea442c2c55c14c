"use client";

import type { PlanEvidenceItem } from "@heard/core/improvement-plans";
import { planCan } from "@heard/core/improvement-plans/rules";
import { unitOf } from "@heard/metrics";
import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { CommentText } from "#features/comments/comment-text.tsx";
import { formatInterval, formatValue, type Unit } from "#lib/figures.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { type PlanContext, StorySection } from "./plan-screen.tsx";
import { usePlanRun } from "./use-plan-run.ts";

/** Why the plan is wanted: quotes beside each other, numbers and themes as they were. */
export function EvidenceSection(context: PlanContext) {
  const t = useTranslations("plans.evidence");
  const { plan, format } = context;
  const quotes = plan.evidence.filter((one) => one.kind === "comment" || one.kind === "response");
  const figures = plan.evidence.filter((one) => one.kind === "measure" || one.kind === "theme");
  return (
    <StorySection
      title={t("title")}
      note={plan.evidence[0] ? format.day(plan.evidence[0].linkedAt.toISOString().slice(0, 10)) : null}
    >
      {plan.evidence.length === 0 ? <p className="sentence text-body text-ink-2">{t("none")}</p> : null}
      <ul className="flex flex-col gap-2">
        {figures.map((one) => (
          <li key={one.id} className="flex items-start gap-2 text-body">
            <span className="min-w-0 grow">
              <Figure evidence={one} {...context} />
            </span>
            <Unlink evidence={one} {...context} />
          </li>
        ))}
      </ul>
      {quotes.length === 0 ? null : (
        <ul className="mt-4 grid gap-x-8 gap-y-5 rail:grid-cols-2">
          {quotes.map((one) => (
            <li key={one.id} className="flex min-w-0 items-start gap-2">
              <div className="min-w-0 grow">
                <Quote evidence={one} {...context} />
              </div>
              <Unlink evidence={one} {...context} />
            </li>
          ))}
        </ul>
      )}
    </StorySection>
  );
}

function Figure({ evidence, catalogue, format }: PlanContext & { evidence: PlanEvidenceItem }) {
  const t = useTranslations("plans.evidence");
  const range = useTranslations("common.figures");
  const locale = useLocale();
  if (evidence.kind !== "measure" && evidence.kind !== "theme") return null;
  const { frozen, linkedAt } = evidence;
  const since = t("since", { day: format.instant(linkedAt) });
  if ("theme" in frozen)
    return (
      <>
        {t("theme", { name: frozen.theme, mentions: format.count(frozen.mentionCount), comments: frozen.commentCount })}{" "}
        <span className="text-ink-3 text-small">{since}</span>
      </>
    );
  const metric = [...catalogue.metrics, ...catalogue.archivedMetrics].find(({ key }) => key === frozen.metric);
  const { value, n, interval } = frozen;
  const unit: Unit = Object.hasOwn(unitOf, frozen.method) ? unitOf[frozen.method as keyof typeof unitOf] : "scale";
  const ends =
    interval && value !== null
      ? ` · ${formatInterval(format, unit, value, interval, (low, high) => range("range", { low, high }))}`
      : "";
  return (
    <span data-figure={value === null ? undefined : "score"} data-n={n}>
      {metric ? nameIn(locale, metric.name) : frozen.metric}{" "}
      <strong className="tabular-nums">{value === null ? t("withheld") : formatValue(format, unit, value)}</strong>{" "}
      <span className="text-ink-3 text-small tabular-nums">
        n = {format.count(n)}
        {ends} · {since}
      </span>
    </span>
  );
}

function Quote({ evidence, organisation, catalogue, format }: PlanContext & { evidence: PlanEvidenceItem }) {
  const t = useTranslations("plans.evidence");
  const locale = useLocale();
  if (evidence.kind === "response")
    return (
      <Link className="link text-body" href={paths.response(organisation, evidence.responseId)}>
        {t("response")}
      </Link>
    );
  if (evidence.kind !== "comment") return null;
  const { comment } = evidence;
  if (!comment) return <p className="text-body text-ink-3">{t("erased")}</p>;
  const place = catalogue.touchpoints.find(({ key }) => key === comment.touchpoint);
  return (
    <>
      <CommentText text={comment.text} language={comment.language} />
      <Link className="link text-ink-3 text-small" href={paths.response(organisation, evidence.responseId)}>
        {place
          ? t("quote", { touchpoint: nameIn(locale, place.name), day: format.day(comment.day) })
          : format.day(comment.day)}
      </Link>
    </>
  );
}

function Unlink({ plan, evidence }: PlanContext & { evidence: PlanEvidenceItem }) {
  const t = useTranslations("plans.evidence");
  const { improvementPlans: client } = useTRPCClient();
  const { run } = usePlanRun();
  if (!plan.canEdit || !planCan("propose", plan)) return null;
  return (
    <span data-print="hide">
      <IconButton
        label={t("unlink")}
        icon={<CloseIcon />}
        onClick={() =>
          void run(() => client.unlinkEvidence.mutate({ planId: plan.id, evidenceId: evidence.id }), t("unlinked"))
        }
      />
    </span>
  );
}
