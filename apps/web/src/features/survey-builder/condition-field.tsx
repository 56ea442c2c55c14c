"use client";

import type { Question } from "@heard/survey/runtime";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { SelectInput } from "@heard/ui/select";
import { useTranslations } from "next-intl";
import { useBuilder } from "./builder-context.tsx";
import {
  conditionOf,
  type Group,
  groupOf,
  isGroup,
  type Join,
  joins,
  type Part,
  testCount,
} from "./edit-conditions.ts";
import { without } from "./edit-definition.ts";
import { type Rule, subjectsFor, testOn } from "./edit-rules.ts";
import { TestField } from "./test-field.tsx";

type Props = { rule: Rule; question: Question; onChange: (rule: Rule) => void };
/** Groups in groups in groups: further down nobody finds their way. */
const deepest = 3;
/** As many as one group can hold. */
const mostParts = 20;

/** When a rule applies: comparisons and groups of them, which hold all, some or none. */
export function ConditionField({ rule, question, onChange }: Props) {
  const t = useTranslations("surveyBuilder.rules");
  const { definition, isReadOnly } = useBuilder();
  const group = groupOf(rule.when);
  const subjects = subjectsFor(definition, question.id, rule.do);
  const set = (next: Group) => {
    const when = conditionOf(next);
    if (when) onChange({ ...rule, when } as Rule);
    // Only a jump can do without one.
    else if (rule.do === "jump") onChange(without(rule, "when") as Rule);
  };
  const isEmpty = subjects.questions.length === 0 && subjects.parameters.length === 0;
  if (isEmpty && group.parts.length === 0 && !isReadOnly)
    return <p className="text-ink-3 text-small">{t("nothingBefore")}</p>;
  return (
    <GroupField
      group={group}
      depth={1}
      subjects={subjects}
      // One comparison is left to a rule that cannot do without.
      mayLose={(count) => rule.do === "jump" || testCount(group) > count}
      onChange={set}
    />
  );
}

type GroupProps = {
  group: Group;
  depth: number;
  subjects: ReturnType<typeof subjectsFor>;
  /** Whether so many comparisons can go. */
  mayLose: (count: number) => boolean;
  onChange: (group: Group) => void;
};

function GroupField({ group, depth, subjects, mayLose, onChange }: GroupProps) {
  const t = useTranslations("surveyBuilder.rules");
  const { isReadOnly } = useBuilder();
  const { join, parts } = group;
  const replace = (at: number, part: Part | null) =>
    onChange({ join, parts: parts.flatMap((one, place) => (place === at ? (part ? [part] : []) : [one])) });
  const last = subjects.questions.at(-1) ?? null;
  const fresh = testOn(last, subjects.parameters[0] ?? null);
  const add = (part: Part) => onChange({ join, parts: [...parts, part] });
  return (
    <>
      {parts.length > 1 || join === "none" || join === "notAll" ? (
        <SelectInput
          className="w-auto! self-start"
          aria-label={t("joined")}
          disabled={isReadOnly}
          value={join}
          onChange={(event) => onChange({ join: event.target.value as Join, parts })}
          options={joins.map((value) => ({ value, label: t(value) }))}
        />
      ) : null}
      {parts.length === 0 ? <p className="text-ink-3 text-small">{t("everybody")}</p> : null}
      {parts.map((part, at) =>
        isGroup(part) ? (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no names; their place is who they are
            key={at}
            className="flex flex-col gap-2 border-line border-l-2 pl-3"
          >
            <legend className="sr-only">{t("group", { number: at + 1 })}</legend>
            <GroupField
              {...{ subjects, depth: depth + 1, group: part }}
              mayLose={mayLose}
              onChange={(next) => replace(at, next.parts.length > 0 ? next : null)}
            />
            {isReadOnly || !mayLose(testCount(part)) ? null : (
              <Button tone="quiet" className="-ml-3 self-start" onClick={() => replace(at, null)}>
                {t("removeGroup", { number: at + 1 })}
              </Button>
            )}
          </fieldset>
        ) : (
          <TestField
            // biome-ignore lint/suspicious/noArrayIndexKey: comparisons have no names; their place is who they are
            key={at}
            test={part}
            number={at + 1}
            questions={subjects.questions}
            parameters={subjects.parameters}
            onChange={(next) => replace(at, next)}
            onRemove={mayLose(1) ? () => replace(at, null) : null}
          />
        ),
      )}
      {isReadOnly || parts.length >= mostParts || (last === null && subjects.parameters.length === 0) ? null : (
        <span className="-ml-3 flex flex-wrap">
          <Button tone="quiet" icon={<PlusIcon />} onClick={() => add(fresh)}>
            {t("addTest")}
          </Button>
          {parts.length > 0 && depth < deepest ? (
            <Button
              tone="quiet"
              icon={<PlusIcon />}
              onClick={() => add({ join: otherThan(join), parts: [fresh, fresh] })}
            >
              {t("addGroup")}
            </Button>
          ) : null}
        </span>
      )}
    </>
  );
}

/** What a group within a group is begun as: the same again would say nothing new. */
const otherThan = (join: Join): Join => (join === "all" || join === "notAll" ? "any" : "all");
