"use client";

import type { QuestionOf } from "@heard/survey/runtime";
import { Checkbox } from "@heard/ui/checkbox";
import { SegmentedControl } from "@heard/ui/segmented-control";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { ChoiceList } from "./choices-part.tsx";
import { without } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { ListField } from "./list-field.tsx";
import { newestScale, referenceTo, starsUpTo } from "./measuring.ts";
import { ScalePart } from "./scale-part.tsx";
import { MetricSelect } from "./score-part.tsx";
import { SettingsGroup } from "./settings-row.tsx";
import { useChange } from "./use-change.ts";

type Matrix = QuestionOf<"matrix">;
type Row = Matrix["rows"][number];

/** Several things asked in the same way: the items, and what each is answered with. */
export default function MatrixPart({ question }: { question: Matrix }) {
  const t = useTranslations("surveyBuilder.matrix");
  const { isReadOnly } = useBuilder();
  const change = useChange(question);
  const isOnScale = "scale" in question.columns;
  return (
    <>
      <SettingsGroup label={t("rows")}>
        <ListField
          question={question.id}
          field="rows"
          entries={question.rows}
          onChange={(rows) => change({ ...question, rows })}
          make={(id): Row => ({ id, text: {} })}
          idPrefix="item"
          least={1}
          words={{
            name: (number) => t("row", { number }),
            up: (number) => t("up", { number }),
            down: (number) => t("down", { number }),
            remove: (number) => t("remove", { number }),
            add: t("add"),
            least: t("least"),
          }}
          {...(isOnScale
            ? { more: (row: Row, at: number) => <RowMetric question={question} row={row} at={at} /> }
            : {})}
        />
        <Checkbox
          className="mt-2"
          label={t("shuffle")}
          checked={question.shuffleRows ?? false}
          disabled={isReadOnly}
          onChange={(event) =>
            change(
              event.target.checked ? { ...question, shuffleRows: true } : (without(question, "shuffleRows") as Matrix),
            )
          }
        />
      </SettingsGroup>
      <Columns question={question} />
    </>
  );
}

/** With a metric the item is a score; without one, an answer. */
function RowMetric({ question, row, at }: { question: Matrix; row: Row; at: number }) {
  const t = useTranslations("surveyBuilder.matrix");
  const change = useChange(question);
  return (
    <div className="mt-1 max-w-xs">
      <MetricSelect
        label={t("metric", { number: at + 1 })}
        type="matrix"
        value={row.metric ?? ""}
        none={t("noMetric")}
        onChange={(metric) =>
          change({
            ...question,
            rows: question.rows.map((one) =>
              one === row ? (metric ? { ...one, metric } : (without(one, "metric") as Row)) : one,
            ),
          })
        }
      />
      <FindingsAt question={question.id} field={`rows/${at}/metric`} />
    </div>
  );
}

function Columns({ question }: { question: Matrix }) {
  const t = useTranslations("surveyBuilder.matrix");
  const { measuring, definition, isReadOnly } = useBuilder();
  const change = useChange(question);
  const { columns } = question;
  const kind = "scale" in columns ? "scale" : "choices";
  const take = (next: "scale" | "choices") => {
    if (next === kind || isReadOnly) return;
    const scale = referenceTo(newestScale(measuring, "csat-1-5") ?? starsUpTo(5), definition.languages);
    const choices = [
      { id: "choice-1", text: {} },
      { id: "choice-2", text: {} },
    ];
    // Choices are no scores, so nothing counts for a metric any more.
    const rows = next === "scale" ? question.rows : question.rows.map((row) => without(row, "metric") as Row);
    change({ ...question, rows, columns: next === "scale" ? { scale } : { choices } });
  };
  return (
    <>
      <SettingsGroup label={t("columns")}>
        <SegmentedControl
          label={t("columns")}
          name={`columns-${question.id}`}
          value={kind}
          onChange={take}
          options={[
            { value: "scale", label: t("byScale") },
            { value: "choices", label: t("byChoices") },
          ]}
        />
        {"choices" in columns ? (
          <div className="mt-3">
            <ChoiceList
              question={question.id}
              field="columns/choices"
              choices={columns.choices}
              onChange={(choices) => change({ ...question, columns: { choices } })}
              takesWords={false}
              goesAlone={false}
            />
          </div>
        ) : null}
      </SettingsGroup>
      {"scale" in columns ? (
        <ScalePart
          question={question}
          type="matrix"
          scale={columns.scale}
          field="columns/scale"
          onChange={(scale) => change({ ...question, columns: { scale } })}
        />
      ) : null}
    </>
  );
}
