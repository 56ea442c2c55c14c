"use client";

import type { CommentItem } from "@heard/core/comments/search";
import { buttonStyle } from "@heard/ui/button-style";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import type { CommentNames } from "./comment-row.tsx";
import { CommentScore } from "./comment-score.tsx";

export type CommentDetailProps = {
  organisation: string;
  comment: CommentItem;
  names: CommentNames;
  format: Format;
};

/** What stands beside the selected comment: every score of its response, where it comes from, the way to the response. */
export default function CommentDetail({ organisation, comment, names, format }: CommentDetailProps) {
  const t = useTranslations("comments");
  const languages = useTranslations("common.languages");
  const language = comment.language ?? "und";
  const known = (["und", "en", "zh-Hans", "zh-Hant"] as const).find((one) => one === language);
  const facts = [
    [t("item.source"), comment.source ? names.source(comment.source) : t("item.none")],
    [t("item.touchpoint"), comment.touchpoint ? names.touchpoint(comment.touchpoint) : t("item.none")],
    [t("item.channel"), comment.channel ? names.channel(comment.channel) : t("item.none")],
    [t("item.language"), known ? languages(known) : format.language(language)],
    [t("item.answered"), comment.occurredAt ? format.instant(new Date(comment.occurredAt)) : format.day(comment.day)],
  ];
  return (
    <div className="flex flex-col gap-6">
      {comment.scores.length === 0 ? null : (
        <section>
          <h3 className="mb-2 text-ink-3 text-small">{t("item.scores")}</h3>
          <ul>
            {comment.scores.map((score) => (
              <li
                key={score.metric}
                className="flex items-center justify-between gap-3 border-line border-b py-2 text-ui"
              >
                {names.metric(score.metric).name}
                <CommentScore score={score} metric={names.metric} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className="mb-1 text-ink-3 text-small">{t("item.where")}</h3>
        <dl>
          {facts.map(([name, value]) => (
            <div key={name} className="flex justify-between gap-4 border-line border-b py-2 text-ui">
              <dt className="text-ink-2">{name}</dt>
              <dd className="text-right">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {comment.redactions > 0 ? (
        <p className="text-ink-3 text-small">{t("redacted.note", { count: comment.redactions })}</p>
      ) : null}
      <Link href={paths.response(organisation, comment.responseId)} className={`${buttonStyle()} self-start`}>
        {t("item.open")}
      </Link>
    </div>
  );
}
