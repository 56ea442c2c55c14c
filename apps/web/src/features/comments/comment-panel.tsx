"use client";

import type { CommentDetail } from "@heard/core/comments/get";
import type { CommentItem } from "@heard/core/comments/search";
import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { LinkIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { CommentRights } from "./comment-list.tsx";
import { commentName } from "./comment-name.ts";
import { type CommentNames, spokenOf } from "./comment-row.tsx";
import { CommentScore } from "./comment-score.tsx";
import { MaskedComment } from "./masked-comment.tsx";
import { ReadingPart } from "./reading-part.tsx";
import { SaidHistory } from "./said-history.tsx";
import { type Asked, TriageButtons } from "./triage-buttons.tsx";

export type CommentPanelProps = CommentRights & {
  organisation: string;
  comment: CommentItem;
  /** Where the server has told all of it already. */
  initial?: CommentDetail;
  names: CommentNames;
  format: Format;
  onAsk: (what: Asked) => void;
  onConfirm: () => void;
  /** How far readings can be trusted, said where one is shown. */
  trust?: ReactNode;
};

/** Everything about one comment: what was read and why, what people said of that, what came with it, and the way to its response. */
export default function CommentPanel(props: CommentPanelProps) {
  const {
    organisation,
    comment: shown,
    initial,
    names,
    format,
    canCorrect,
    canUnmask,
    canLog,
    onAsk,
    onConfirm,
    trust,
  } = props;
  const t = useTranslations("comments");
  const actions = useTranslations("common.actions");
  const trpc = useTRPC();
  const { responseId, item } = shown;
  const asked = useQuery(
    trpc.comments.byId.queryOptions({ responseId, item }, initial ? { initialData: initial } : {}),
  );
  const detail = asked.data;
  const comment = detail ?? shown;
  const address = paths.comment(organisation, commentName(comment));
  const copy = () =>
    void navigator.clipboard
      .writeText(new URL(address, window.location.href).href)
      .then(() => notify({ text: actions("copied") }));
  return (
    <div className="flex flex-col gap-6 pb-6">
      <section>
        {initial ? null : <h2 className="mb-2 font-semibold text-body">{t("item.selected")}</h2>}
        {initial || comment.redactions > 0 ? (
          <MaskedComment
            responseId={responseId}
            comment={{ ...comment, spoken: spokenOf(comment) }}
            canUnmask={canUnmask}
            timeZone={format.timeZone}
          />
        ) : null}
        <p className="mt-2 text-ink-3 text-small">{t("reading.translation")}</p>
      </section>
      <ReadingPart comment={comment} readBy={detail?.readBy ?? null} names={names} format={format} />
      {canCorrect ? (
        <div className="-mt-3 flex flex-wrap gap-2">
          <TriageButtons onAsk={onAsk} onConfirm={onConfirm} />
        </div>
      ) : null}
      {trust}
      <Part title={t("history.title")}>
        {detail ? <SaidHistory words={detail.words} names={names} format={format} /> : null}
      </Part>
      {comment.scores.length > 0 ? (
        <Part title={t("item.scores")}>
          <ul>
            {comment.scores.map((score, at) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: one metric may have several scores, and their order never changes
                key={`${score.metric} ${at}`}
                className="flex items-center justify-between gap-3 border-line border-b py-2 text-ui"
              >
                {names.metric(score.metric).name}
                <CommentScore score={score} metric={names.metric} />
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {detail && detail.answers.length > 0 ? (
        <Part title={t("answers")}>
          <Facts facts={detail.answers.map(({ question, value }) => [question, String(value)])} />
        </Part>
      ) : null}
      <Part title={t("item.where")}>
        <Facts facts={useFacts(comment, names, format)} />
      </Part>
      <div className="flex flex-wrap gap-2">
        <Link href={paths.response(organisation, responseId)} className={buttonStyle()}>
          {t("item.open")}
        </Link>
        {initial ? null : (
          <Link href={address} className={buttonStyle()}>
            {t("item.openOwn")}
          </Link>
        )}
        {canLog ? (
          <LogPlanLink
            organisation={organisation}
            query={{ comment: `${responseId}~${item}`, touchpoint: comment.touchpoint }}
            listens
          />
        ) : null}
        <Button icon={<LinkIcon />} onClick={copy}>
          {actions("copyLink")}
        </Button>
      </div>
    </div>
  );
}

function useFacts(comment: CommentItem, names: CommentNames, format: Format): [string, string][] {
  const t = useTranslations("comments.item");
  const languages = useTranslations("common.languages");
  const language = comment.language ?? "und";
  const known = (["und", "en", "zh-Hans", "zh-Hant"] as const).find((one) => one === language);
  return [
    [t("source"), comment.source ? names.source(comment.source) : t("none")],
    [t("touchpoint"), comment.touchpoint ? names.touchpoint(comment.touchpoint) : t("none")],
    [t("channel"), comment.channel ? names.channel(comment.channel) : t("none")],
    [t("language"), known ? languages(known) : format.language(language)],
    [t("answered"), comment.occurredAt ? format.instant(new Date(comment.occurredAt)) : format.day(comment.day)],
  ];
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold text-small">{title}</h3>
      {children}
    </section>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-4 border-line border-b py-2 text-ui">
          <dt className="text-ink-2">{name}</dt>
          <dd className="min-w-0 text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
