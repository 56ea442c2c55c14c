import type { CommentItem } from "@heard/core/comments/search";
import { ScoreChip } from "@heard/ui/chip";
import { useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { toneOfScore } from "#lib/score-tone.ts";

/** A metric as a score beside a comment is named by it. */
export type NamedMetric = { name: string; kind: "nps" | "ces" | "other" };

/** The metrics of an organisation by their keys, in the reader's language; a key without a metric names itself. */
export function metricNames(
  metrics: readonly Pick<Catalogue["metrics"][number], "key" | "name" | "kind">[],
  locale: Parameters<typeof nameIn>[0],
): (key: string) => NamedMetric {
  const named = new Map<string, NamedMetric>(
    metrics.map(({ key, name, kind }) => [
      key,
      { name: nameIn(locale, name), kind: kind === "nps" || kind === "ces" ? kind : "other" },
    ]),
  );
  return (key) => named.get(key) ?? { name: key, kind: "other" };
}

/** A score beside a comment, on the ground of its end of the scale. */
export function CommentScore({
  score,
  metric,
}: {
  score: CommentItem["scores"][number];
  metric: (key: string) => NamedMetric;
}) {
  const t = useTranslations("comments.item");
  const { name, kind } = metric(score.metric);
  return (
    <ScoreChip
      tone={toneOfScore(score.value, score, kind)}
      label={t("scoreOf", { metric: name, value: String(score.value), max: String(score.max) })}
    >
      {score.value}
    </ScoreChip>
  );
}
