"use client";

import { Button } from "@heard/ui/button";
import { useTranslations } from "next-intl";
import type { OpenPart } from "./asked.ts";
import { useImportContext } from "./import-context.tsx";
import { RowBar, type RowCounts } from "./row-account.tsx";

type Props = {
  counts: RowCounts;
  open: OpenPart[];
  hasProblems: boolean;
  isCounting: boolean;
  isStarting: boolean;
  onStart: () => void;
};

/** The one sentence of the dry run: how many rows can come in, and what is still to be answered. */
export function DraftHead({ counts, open, hasProblems, isCounting, isStarting, onStart }: Props) {
  const t = useTranslations("imports.head");
  const { format, may } = useImportContext();
  const names = useOpenNames()(open);
  const blocked = useBlockedReason({ counts, names, hasProblems, isCounting });
  const questions =
    open.length === 0 ? t("noQuestions") : t("questions", { count: questionCount(open), names: format.list(names) });
  const counted =
    counts.accepted === 0 && counts.known === counts.rows
      ? t("allKnown", { rows: counts.rows })
      : counts.accepted === 0
        ? t("none", { rows: counts.rows })
        : t("ready", { accepted: format.count(counts.accepted), rows: counts.rows });
  return (
    <div className="border-line border-b pt-6 pb-6">
      <div className="mb-4 grid items-end gap-x-8 gap-y-4 rail:grid-cols-[minmax(0,1fr)_auto]">
        <p aria-live="polite" className="max-w-[34em] text-verdict max-rail:text-verdict-phone">
          {hasProblems ? t("problems") : t("sentences", { counted, questions })}
        </p>
        {may.run ? (
          <div className="max-w-72 rail:text-right">
            <Button
              tone="primary"
              className="min-h-9.5 px-4 text-body max-rail:min-h-12 max-rail:w-full"
              busy={isStarting}
              disabledReason={blocked}
              onClick={onStart}
            >
              {t("start", { count: counts.accepted })}
            </Button>
          </div>
        ) : null}
      </div>
      {hasProblems ? null : <RowBar {...counts} isDone={false} />}
      <p aria-live="polite" className="mt-1 min-h-4 text-ink-2 text-small">
        {isCounting ? t("counting") : ""}
      </p>
    </div>
  );
}

function useBlockedReason({
  counts,
  names,
  hasProblems,
  isCounting,
}: Pick<Props, "counts" | "hasProblems" | "isCounting"> & { names: string[] }): string | null {
  const t = useTranslations("imports.head");
  const { format } = useImportContext();
  if (hasProblems) return t("opensProblems");
  if (names.length > 0) return t("opens", { names: format.list(names) });
  if (isCounting) return t("opensCounting");
  return counts.accepted === 0 ? t("opensNothing") : null;
}

/** One for each direction, scale, column of words and break; zeros are one question. */
const questionCount = (open: readonly OpenPart[]) =>
  open.reduce((sum, { kind, columns }) => sum + (kind === "zeros" || kind === "day" ? 1 : columns.length), 0);

/** Names what is open: by its column when it is one, by number when there are several. */
function useOpenNames(): (open: readonly OpenPart[]) => string[] {
  const t = useTranslations("imports.head.open");
  const { format } = useImportContext();
  const nameOf = ({ kind, columns }: OpenPart): string => {
    const [column = ""] = columns;
    const one = columns.length === 1;
    const count = format.count(columns.length);
    switch (kind) {
      case "direction":
        return one ? t("direction", { column }) : t("directions", { count });
      case "range":
        return one ? t("range", { column }) : t("ranges", { count });
      case "words":
        return one ? t("words", { column }) : t("wordsMany", { count });
      case "break":
        return one ? t("break", { column }) : t("breaks", { count });
      case "zeros":
        return t("zeros");
      case "date":
        return t("date", { column });
      case "day":
        return t("day");
    }
  };
  return (open) => open.map(nameOf);
}
