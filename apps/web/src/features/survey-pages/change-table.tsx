"use client";

import type { SurveyCheck } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { cx } from "@heard/ui/cx";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import type { Format } from "#lib/format.ts";
import { parted } from "./parted.ts";
import { useChangeWords } from "./use-change-words.ts";

type Change = SurveyCheck["changes"][number];
type Props = { changes: readonly Change[]; definition: SurveyDefinition; format: Format; caption: string };

const onPhone = "max-rail:block max-rail:border-0 max-rail:p-0";

/** One difference a row: where, before, after, and what it does to the trend. What was added to a text is marked. */
export function ChangeTable({ changes, definition, format, caption }: Props) {
  const t = useTranslations("surveyPages.diff");
  const { placeOf, wordsOf, trendOf } = useChangeWords(definition, format);
  const phoneName = (name: string) => <span className="mr-2 text-ink-3 text-small rail:hidden">{name}</span>;
  return (
    <ListTable
      className="max-rail:[&_thead]:sr-only"
      caption={caption}
      columns={[
        { label: t("columns.change") },
        { label: t("columns.before") },
        { label: t("columns.after") },
        { label: t("columns.trend") },
      ]}
    >
      {changes.map((change) => {
        const [before, after] = [wordsOf(change, "before"), wordsOf(change, "after")];
        return (
          <tr
            key={`${change.change} ${change.path}`}
            className="max-rail:block max-rail:border-line max-rail:border-b max-rail:py-3"
          >
            <RowHead className={cx(onPhone, "align-top text-ui rail:max-w-52")}>{placeOf(change)}</RowHead>
            <Cell className={cx(onPhone, "wrap-anywhere align-top text-ink-2 rail:max-w-72")}>
              {phoneName(t("columns.before"))}
              {before}
            </Cell>
            <Cell className={cx(onPhone, "wrap-anywhere align-top rail:max-w-72")}>
              {phoneName(t("columns.after"))}
              <Marked before={before} after={after} isText={change.change === "changed"} />
            </Cell>
            <Cell className={cx(onPhone, "align-top rail:max-w-60", change.trend === "broken" && "font-semibold")}>
              {phoneName(t("columns.trend"))}
              {trendOf(change)}
            </Cell>
          </tr>
        );
      })}
    </ListTable>
  );
}

/** A text with what is new in it marked. */
function Marked({ before, after, isText }: { before: string; after: string; isText: boolean }) {
  if (!isText) return after;
  return parted(before, after).map(({ text, isNew }, at) =>
    isNew ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no names, and none of them moves
      <mark key={at} className="no-underline">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
