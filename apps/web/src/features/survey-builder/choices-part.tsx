"use client";

import type { Choice, QuestionOf } from "@heard/survey/runtime";
import { Checkbox } from "@heard/ui/checkbox";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import { without } from "./edit-definition.ts";
import { FindingsAt } from "./finding-note.tsx";
import { ListField } from "./list-field.tsx";
import { CountField } from "./number-input.tsx";
import { SettingsGroup } from "./settings-row.tsx";
import { useChange } from "./use-change.ts";

type WithChoices = QuestionOf<"single" | "multiple" | "rank">;

/** What can be chosen, in which order, and how many of it. */
export default function ChoicesPart({ question }: { question: WithChoices }) {
  const t = useTranslations("surveyBuilder.choices");
  const { isReadOnly } = useBuilder();
  const change = useChange(question);
  return (
    <>
      <SettingsGroup label={t("label")}>
        <ChoiceList
          question={question.id}
          field="choices"
          choices={question.choices}
          onChange={(choices) => change({ ...question, choices })}
          takesWords={question.type !== "rank"}
          goesAlone={question.type === "multiple"}
        />
        <Checkbox
          className="mt-2"
          label={t("shuffle")}
          checked={question.shuffleChoices ?? false}
          disabled={isReadOnly}
          onChange={(event) =>
            change(
              event.target.checked
                ? { ...question, shuffleChoices: true }
                : (without(question, "shuffleChoices") as WithChoices),
            )
          }
        />
      </SettingsGroup>
      {question.type === "single" ? null : <HowMany question={question} />}
    </>
  );
}

type ChoiceListProps = {
  question: string;
  field: string;
  choices: Choice[];
  onChange: (choices: Choice[]) => void;
  takesWords: boolean;
  goesAlone: boolean;
};

export function ChoiceList({ question, field, choices, onChange, takesWords, goesAlone }: ChoiceListProps) {
  const t = useTranslations("surveyBuilder.choices");
  const { isReadOnly } = useBuilder();
  const flag = (choice: Choice, name: "other" | "exclusive", isOn: boolean) =>
    onChange(
      choices.map((one) => (one === choice ? (isOn ? { ...one, [name]: true } : (without(one, name) as Choice)) : one)),
    );
  const flags = [...(takesWords ? (["other"] as const) : []), ...(goesAlone ? (["exclusive"] as const) : [])];
  return (
    <ListField
      {...{ question, field, onChange }}
      entries={choices}
      make={(id): Choice => ({ id, text: {} })}
      idPrefix="choice"
      least={2}
      words={{
        name: (number) => t("choice", { number }),
        up: (number) => t("up", { number }),
        down: (number) => t("down", { number }),
        remove: (number) => t("remove", { number }),
        add: t("add"),
        least: t("least"),
      }}
      more={(choice) =>
        flags.length === 0 ? null : (
          <span className="mt-1.5 mb-0.5 flex flex-wrap gap-x-4">
            {flags.map((name) => (
              <Checkbox
                key={name}
                className="text-ink-2 text-small"
                label={t(name)}
                checked={choice[name] ?? false}
                disabled={isReadOnly}
                onChange={(event) => flag(choice, name, event.target.checked)}
              />
            ))}
          </span>
        )
      }
    />
  );
}

function HowMany({ question }: { question: QuestionOf<"multiple" | "rank"> }) {
  const t = useTranslations("surveyBuilder.choices");
  const limits = useTranslations("surveyBuilder.limits");
  const change = useChange(question);
  const count = question.choices.length;
  const set = <Name extends string>(name: Name, value: number | null) =>
    change(
      (value === null
        ? without(question as Record<string, unknown>, name)
        : { ...question, [name]: value }) as typeof question,
    );
  return (
    <SettingsGroup label={limits("label")}>
      <div className="flex flex-wrap gap-4">
        {question.type === "rank" ? (
          <CountField
            label={t("ranked")}
            placeholder={t("all")}
            value={question.ranked ?? null}
            min={1}
            max={count}
            field="ranked"
            onChange={(value) => set("ranked", value)}
          />
        ) : (
          <>
            <CountField
              label={t("fewest")}
              placeholder={limits("none")}
              value={question.fewest ?? null}
              min={1}
              max={count}
              field="fewest"
              onChange={(value) => set("fewest", value)}
            />
            <CountField
              label={t("most")}
              placeholder={limits("none")}
              value={question.most ?? null}
              min={1}
              max={count}
              field="most"
              onChange={(value) => set("most", value)}
            />
          </>
        )}
      </div>
      {["fewest", "most", "ranked"].map((field) => (
        <FindingsAt key={field} question={question.id} field={field} />
      ))}
    </SettingsGroup>
  );
}
