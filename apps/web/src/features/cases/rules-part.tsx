"use client";

import type { CaseRuleItem } from "@heard/core/cases";
import { Button } from "@heard/ui/button";
import { PlusIcon } from "@heard/ui/icons";
import { StateNote } from "@heard/ui/state-note";
import { Cell } from "@heard/ui/table";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { AskFirst } from "#components/ask-first.tsx";
import { ListName, ListTable } from "#components/list-table.tsx";
import { RowMenu } from "#components/row-menu.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { RuleDialog } from "./rule-dialog.tsx";
import type { CaseSettingsContext } from "./settings-screen.tsx";
import { useCaseRun } from "./use-case-run.ts";

/** What opens a case by itself. */
export function RulesPart(context: CaseSettingsContext) {
  const { settings, canEdit } = context;
  const t = useTranslations("cases.settings");
  const { cases: client } = useTRPCClient();
  const { attempt } = useCaseRun();
  const words = useRuleWords(context);
  const [edited, setEdited] = useState<CaseRuleItem | "new" | null>(null);
  const [ending, setEnding] = useState<CaseRuleItem | null>(null);
  const columns = ["name", "kind", "playbook", "owner", "escalateTo"] as const;
  return (
    <Section>
      <SectionHeader
        title={t("rules")}
        lead={t("rulesLead")}
        actions={
          canEdit && settings.playbooks.length > 0 ? (
            <Button icon={<PlusIcon />} onClick={() => setEdited("new")}>
              {t("addRule")}
            </Button>
          ) : undefined
        }
      />
      {settings.rules.length === 0 ? (
        <StateNote title={t("noRules")} headingLevel={3} />
      ) : (
        <ListTable
          caption={t("rules")}
          stacks
          columns={[
            ...columns.map((key) => ({ label: t(key) })),
            ...(canEdit ? [{ label: t("edit"), spoken: true }] : []),
          ]}
        >
          {settings.rules.map((rule) => (
            <tr key={rule.id}>
              <ListName>
                {rule.name}
                {rule.isOutdated ? <span className="block text-detractor text-small">{t("outdated")}</span> : null}
              </ListName>
              <Cell>{words.condition(rule)}</Cell>
              <Cell>{settings.playbooks.find(({ id }) => id === rule.playbookId)?.name ?? "–"}</Cell>
              <Cell>{rule.owner ?? t("ownerOfTouchpoint")}</Cell>
              <Cell>{rule.escalatesTo ?? t("nobody")}</Cell>
              {canEdit ? (
                <Cell>
                  {rule.canEdit ? (
                    <RowMenu
                      label={`${t("edit")}: ${rule.name}`}
                      groups={[
                        {
                          id: "rule",
                          items: [
                            { id: "edit", label: t("editRule"), onAction: () => setEdited(rule) },
                            {
                              ...{ id: "end", label: t("endRule"), danger: true },
                              onAction: () => setEnding(rule),
                            },
                          ],
                        },
                      ]}
                    />
                  ) : null}
                </Cell>
              ) : null}
            </tr>
          ))}
        </ListTable>
      )}
      {ending ? (
        <AskFirst
          title={t("endRule")}
          body={t("endRuleAsk", { name: ending.name })}
          submitLabel={t("endRule")}
          onClose={() => setEnding(null)}
          onSubmit={() => attempt(() => client.archiveRule.mutate({ ruleId: ending.id }), t("ruleEnded"))}
        />
      ) : null}
      {edited ? (
        <RuleDialog {...context} rule={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
    </Section>
  );
}

function useRuleWords({ catalogue }: CaseSettingsContext) {
  const t = useTranslations("cases.settings");
  const locale = useLocale();
  return {
    condition: ({ condition, touchpoint }: CaseRuleItem): string => {
      const place = catalogue.touchpoints.find(({ key }) => key === touchpoint);
      const where = place ? ` · ${nameIn(locale, place.name)}` : "";
      if (condition.kind === "words") return t("wordsAre", { words: condition.words.join(", ") }) + where;
      const metric = catalogue.metrics.find(({ key }) => key === condition.metric);
      const name = metric ? nameIn(locale, metric.name) : condition.metric;
      return t(`scoreIs.${condition.comparison}`, { metric: name, value: String(condition.value) }) + where;
    },
  };
}
