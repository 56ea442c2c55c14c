import { ScoreChip } from "@heard/ui/chip";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LogPlanLink } from "#components/log-plan-link.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import { nameIn } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { toneOfScore } from "#lib/score-tone.ts";
import type { CaseContext } from "./case-screen.tsx";

/** What the customer gave and wrote, where it was said; a case copies none of it. */
export function WordsPart({ organisation, one, format }: CaseContext) {
  const t = useTranslations("cases.words");
  const ofScale = useTranslations("common.figures");
  const locale = useLocale();
  const [said] = one.words.flatMap(({ responseId, comments }) => comments.map(({ item }) => ({ responseId, item })));
  return (
    <Section>
      <SectionHeader
        title={t("title")}
        lead={one.customer === null ? undefined : t("customer", { customer: one.customer })}
      />
      {one.words.length === 0 ? <p className="text-body text-ink-2">{t("gone")}</p> : null}
      {one.words.map(({ responseId, day, scores, comments }) => (
        <div key={responseId} className="border-line border-b py-3">
          <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-2">
            {scores.map(({ name, kind, value, scale }) => (
              <li key={name.en} className="flex items-center gap-2 text-ink-2 text-ui">
                <ScoreChip
                  tone={toneOfScore(value, scale, kind === "nps" || kind === "ces" ? kind : "other")}
                  label={ofScale("ofScale", { value: String(value), max: String(scale.max) })}
                >
                  {value}
                </ScoreChip>
                {nameIn(locale, name)}
              </li>
            ))}
          </ul>
          {comments.length === 0 ? <p className="text-ink-3 text-ui">{t("noComment")}</p> : null}
          {comments.map(({ item, text, language }) => (
            <blockquote key={item} className="wrap-anywhere">
              <CommentText text={text} language={language} />
            </blockquote>
          ))}
          <p className="mt-1 text-ink-3 text-small">
            {format.day(day)} ·{" "}
            <Link className="link" href={paths.response(organisation, responseId)}>
              {t("response")}
            </Link>
          </p>
        </div>
      ))}
      {/* One customer is helped by the case; that it happens to the next one, too, is what a plan is for. */}
      <div className="mt-3" data-print="hide">
        <LogPlanLink
          organisation={organisation}
          query={{
            ...(said ? { comment: `${said.responseId}~${said.item}` } : {}),
            ...(one.touchpoint ? { touchpoint: one.touchpoint.key } : {}),
          }}
        />
      </div>
    </Section>
  );
}
