"use client";

import type { PreviewExample, ThemePreview } from "@heard/core/themes";
import { Chip, type ChipTone } from "@heard/ui/chip";
import { cx } from "@heard/ui/cx";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { SkeletonRows } from "@heard/ui/skeleton";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SectionHeader } from "#components/section.tsx";
import type { CommentNames } from "#features/comments/comment-row.tsx";
import { CommentScore } from "#features/comments/comment-score.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import type { Preview } from "./use-preview.ts";

type Props = { organisation: string; preview: Preview; names: CommentNames; format: Format };

/** What the draft finds, beside what the theme finds today: how many, and comments with the words that did it. */
export function RulePreview({ preview, ...props }: Props) {
  const t = useTranslations("themeEditor.preview");
  const { found, refusal, isPending } = preview;
  if (found) return <Found found={found} isPending={isPending} {...props} />;
  return (
    <>
      <SectionHeader title={t("title")} />
      {isPending && !refusal ? (
        <SkeletonRows rows={6} />
      ) : (
        <p className="text-body text-ink-3">{refusal ? t("refused") : t("nothing")}</p>
      )}
    </>
  );
}

type FoundProps = Omit<Props, "preview"> & { found: ThemePreview; isPending: boolean };

function Found({ organisation, found, isPending, names, format }: FoundProps) {
  const t = useTranslations("themeEditor.preview");
  const [chosen, setView] = useState<"all" | "changed">("changed");
  const isChanged = found.newCount + found.droppedCount > 0;
  const view = isChanged ? chosen : "all";
  const shown = view === "changed" ? found.changed : found.found;
  return (
    <div aria-busy={isPending}>
      <div aria-live="polite">
        <SectionHeader
          title={useTitle(found, format)}
          lead={useLead(found, format)}
          actions={
            !isChanged ? null : (
              <SegmentedControl
                label={t("which")}
                name="preview"
                value={view}
                onChange={setView}
                options={[
                  { value: "all", label: t("all") },
                  {
                    value: "changed",
                    label: t("changed", { count: format.count(found.newCount + found.droppedCount) }),
                  },
                ]}
              />
            )
          }
        />
      </div>
      {shown.length === 0 ? <p className="text-body text-ink-3">{t("none")}</p> : null}
      <ul className={cx(isPending && "opacity-60")}>
        {shown.map((example) => (
          <Example
            key={`${example.comment.responseId} ${example.comment.item}`}
            organisation={organisation}
            example={example}
            names={names}
            format={format}
          />
        ))}
      </ul>
      {shown.length > 0 ? <p className="sentence mt-3 text-ink-3 text-small">{t("examples")}</p> : null}
    </div>
  );
}

function useTitle({ draftCount: count, storedCount }: ThemePreview, format: Format): string {
  const t = useTranslations("themeEditor.preview");
  return storedCount === null
    ? t("finds", { count })
    : t("findsAndToday", { count, stored: format.count(storedCount) });
}

function useLead({ readCount, isAll, storedCount, newCount, droppedCount }: ThemePreview, format: Format): string {
  const t = useTranslations("themeEditor.preview");
  const among = isAll ? t("amongAll", { count: readCount }) : t("amongNewest", { count: format.count(readCount) });
  const change = t("change", { added: newCount, dropped: droppedCount });
  return storedCount === null ? among : t("leadOf", { change, among });
}

const tones = { new: "accent", dropped: "absent" } as const satisfies Record<string, ChipTone>;

function Example({
  organisation,
  example,
  names,
  format,
}: Pick<Props, "organisation" | "names" | "format"> & { example: PreviewExample }) {
  const t = useTranslations("themeEditor.preview");
  const { comment, change, spans, stoppedBy } = example;
  const { text, touchpoint } = comment;
  const [score] = comment.scores;
  const stop = [...new Set(stoppedBy.map(({ start, end }) => text.slice(start, end)))];
  return (
    <li className="flex gap-4 border-line border-t py-3">
      <span className="w-8 shrink-0">{score ? <CommentScore score={score} metric={names.metric} /> : null}</span>
      <div className="min-w-0 grow">
        <CommentText text={text} language={comment.language} hits={spans} />
        <Link
          href={paths.response(organisation, comment.responseId)}
          prefetch={false}
          className="text-ink-3 text-small no-underline hover:underline"
        >
          {[touchpoint ? names.touchpoint(touchpoint) : null, format.day(comment.day)]
            .filter((part) => part !== null)
            .join(" · ")}
        </Link>
        {stop.length > 0 ? (
          <p className="text-ink-2 text-small">{t("stoppedBy", { words: format.list(stop) })}</p>
        ) : null}
      </div>
      {change === null ? null : (
        <span className="shrink-0">
          <Chip tone={tones[change]}>{t(`changes.${change}`)}</Chip>
        </span>
      )}
    </li>
  );
}
