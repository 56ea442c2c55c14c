"use client";

import type { SuggestionItem } from "@heard/core/suggestions";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FoldedText } from "#components/folded-text.tsx";
import { commentName } from "#features/comments/comment-name.ts";
import { VerdictLine } from "#features/progress/verdict-line.tsx";
import { dayInZone } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { useSuggesterName } from "./use-suggester-name.ts";
import { VoteButton } from "./vote-button.tsx";

type SuggestionRowProps = {
  organisation: string;
  timeZone: string;
  suggestion: SuggestionItem;
  format: Format;
  /** What can be done with it, beside its title. */
  menu?: ReactNode;
};

/** One suggestion: who wants it, what it says, whose it is and what became of it. */
export function SuggestionRow({ organisation, timeZone, suggestion, format, menu }: SuggestionRowProps) {
  const t = useTranslations("suggestions");
  const locale = useLocale();
  const nameOf = useSuggesterName();
  const { title, text, touchpoint, suggestedBy, suggestedAt, editedAt, comment, united } = suggestion;
  return (
    <li className="flex gap-4 border-line border-b py-4">
      <VoteButton {...{ suggestion, format }} />
      <div className="flex min-w-0 grow flex-col gap-1">
        <div className="-my-1 flex min-h-8 items-center justify-between gap-2">
          <h2 className="wrap-anywhere font-semibold text-body">{title}</h2>
          {menu}
        </div>
        {text ? <FoldedText text={text} className="text-ui" /> : null}
        {comment ? (
          <figure className="my-1 border-line-strong border-l-2 pl-3">
            <blockquote className="sentence wrap-anywhere text-ink-2 text-ui">{comment.text}</blockquote>
            <figcaption className="text-small">
              <Link className="link" href={paths.comment(organisation, commentName(comment))}>
                {t("comment")}
              </Link>
            </figcaption>
          </figure>
        ) : null}
        <p className="text-ink-3 text-small">
          {t("by", { name: nameOf(suggestedBy), day: format.day(dayInZone(suggestedAt, timeZone)) })}
          {" · "}
          {touchpoint ? nameIn(locale, touchpoint.name) : t("everywhere")}
          {editedAt ? ` · ${t("edited", { day: format.day(dayInZone(editedAt, timeZone)) })}` : null}
        </p>
        {united.length === 0 ? null : (
          <p className="wrap-anywhere text-ink-3 text-small">
            {t("united", {
              titles: format.list(
                united.map((one) => t("credit", { title: one.title, name: nameOf(one.suggestedBy) })),
              ),
            })}
          </p>
        )}
        <Outcome {...{ organisation, timeZone, suggestion, format }} />
      </div>
    </li>
  );
}

/** What became of it, and why; nothing while it waits. */
function Outcome({ organisation, timeZone, suggestion, format }: Omit<SuggestionRowProps, "menu">) {
  const t = useTranslations("suggestions");
  const { state, decidedAt, reason, plan, verdict, mergedInto } = suggestion;
  if (state === "open" || decidedAt === null) return null;
  if (state === "merged")
    return (
      <p className="wrap-anywhere text-ui">
        {mergedInto ? t("outcome.merged", { title: mergedInto.title }) : t("outcome.mergedElsewhere")}
      </p>
    );
  return (
    <div className="flex flex-col gap-1 text-ui">
      <p>{t(`outcome.${state}`, { day: format.day(dayInZone(decidedAt, timeZone)) })}</p>
      {reason ? <FoldedText text={reason} className="text-ink-2" /> : null}
      {state === "accepted" ? <PlanOf {...{ organisation, plan, verdict, format }} /> : null}
    </div>
  );
}

/** The plan that it has become, with its verdict when there is one. */
export function PlanOf({
  organisation,
  plan,
  verdict,
  format,
}: Pick<SuggestionItem, "plan" | "verdict"> & { organisation: string; format: Format }) {
  const t = useTranslations("suggestions.accepted");
  if (plan === null) return <p className="text-ink-3 text-small">{t("hidden")}</p>;
  return (
    <>
      <p className="wrap-anywhere text-ui">
        <Link className="link finger-high" href={paths.plan(organisation, plan.number)}>
          {t("plan", { number: String(plan.number), title: plan.title })}
        </Link>
      </p>
      {verdict ? (
        <VerdictLine verdict={verdict} format={format} />
      ) : (
        <p className="text-ink-3 text-small">{t("pending")}</p>
      )}
    </>
  );
}
