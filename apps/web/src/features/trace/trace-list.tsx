"use client";

import type { TraceItem } from "@heard/core/trace/list";
import { ScoreChip } from "@heard/ui/chip";
import { LoadMore } from "@heard/ui/load-more";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { toneOfScore } from "#lib/score-tone.ts";

export type TraceListProps = {
  organisation: string;
  measure: Measure;
  items: TraceItem[];
  format: Format;
  /** The name of a touchpoint or channel by its key. */
  nameOf: (kind: "touchpoint" | "channel", key: string) => string;
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
};

/** The responses that a number counts, newest first: exactly those, so their count is its n. */
export function TraceList({ organisation, measure, items, format, nameOf, hasMore, busy, onMore }: TraceListProps) {
  const t = useTranslations();
  const count = { shown: format.count(items.length), total: format.count(measure.n) };
  /** Where and when; the name of the link holds all that is seen of it. */
  const placeOf = ({ touchpoint, channel, day }: TraceItem) =>
    [touchpoint ? nameOf("touchpoint", touchpoint) : null, channel ? nameOf("channel", channel) : null, format.day(day)]
      .filter((part) => part !== null)
      .join(" · ");
  return (
    <section className="mt-6">
      <h3 className="mb-1 font-semibold text-body">
        {t("trace.responses")} <span className="font-normal text-ink-3">{t("trace.shown", count)}</span>
      </h3>
      <ol>
        {items.map((item) => (
          <li key={`${item.responseId} ${item.item}`} className="relative flex gap-4 border-line border-b py-3">
            <Score measure={measure} item={item} />
            <div className="min-w-0 grow">
              {item.comment === null ? (
                <p className="text-ink-3 text-ui">{t("trace.noComment")}</p>
              ) : (
                <CommentText text={item.comment} language={item.language} />
              )}
              <Link
                href={paths.response(organisation, item.responseId)}
                prefetch={false}
                className="text-ink-3 text-small no-underline after:absolute after:inset-0 hover:text-ink-2"
                aria-label={t("trace.openResponse", { day: placeOf(item) })}
              >
                {placeOf(item)}
              </Link>
            </div>
          </li>
        ))}
      </ol>
      {hasMore ? (
        <LoadMore
          label={t("common.list.showMore", { count: Math.min(50, measure.n - items.length) })}
          shown={t("common.list.shown", count)}
          busy={busy}
          onLoad={onMore}
        />
      ) : null}
    </section>
  );
}

function Score({ measure: { method }, item: { value, scale } }: { measure: Measure; item: TraceItem }) {
  const t = useTranslations("common.figures");
  if (value === null || !scale) return null;
  const kind = method === "nps" ? "nps" : method === "easeIndex" ? "ces" : "other";
  return (
    <ScoreChip
      tone={toneOfScore(value, scale, kind)}
      label={t("ofScale", { value: String(value), max: String(scale.max) })}
    >
      {value}
    </ScoreChip>
  );
}
