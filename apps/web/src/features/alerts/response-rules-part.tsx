"use client";

import type { ResponseAlertRuleItem } from "@heard/core/response-alerts";
import { Button } from "@heard/ui/button";
import { Chip } from "@heard/ui/chip";
import { PlusIcon } from "@heard/ui/icons";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { RowMenu } from "#components/row-menu.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import type { ResponsesContext } from "./responses-part.tsx";
import { useResponseAlertRun } from "./use-response-alert-run.ts";

const ResponseRuleDialog = latePart(() => import("./response-rule-dialog.tsx"), MissingDialog);

/** Which single responses are worth an alert. */
export function ResponseRulesPart({ single, catalogue }: ResponsesContext) {
  const t = useTranslations("responseAlerts.rules");
  const words = useRuleWords(catalogue);
  const [edited, setEdited] = useState<ResponseAlertRuleItem | "new" | null>(null);
  if (single.rules.length === 0 && !single.canEdit) return null;
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <ul className="flex flex-col gap-3">
        {single.rules.map((rule) => (
          <li key={rule.id} className="flex items-start justify-between gap-2 text-ui">
            <span className="min-w-0">
              <span className="font-medium">{rule.name}</span>{" "}
              {rule.isMuted ? <Chip tone="absent">{t("muted")}</Chip> : null}
              <span className="sentence block text-ink-2 text-small">{words(rule)}</span>
              {rule.isOutdated ? <span className="block text-detractor text-small">{t("outdated")}</span> : null}
            </span>
            {rule.canEdit ? <RuleMenu rule={rule} onEdit={() => setEdited(rule)} /> : null}
          </li>
        ))}
      </ul>
      {single.canEdit ? (
        <div className="mt-3" data-print="hide">
          <Button icon={<PlusIcon />} onClick={() => setEdited("new")}>
            {t("add")}
          </Button>
        </div>
      ) : null}
      {edited ? (
        <ResponseRuleDialog
          rule={edited === "new" ? null : edited}
          catalogue={catalogue}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Section>
  );
}

function RuleMenu({ rule: { id, name, isMuted }, onEdit }: { rule: ResponseAlertRuleItem; onEdit: () => void }) {
  const t = useTranslations("responseAlerts.rules");
  const { responseAlerts: client } = useTRPCClient();
  const { run } = useResponseAlertRun();
  const given = { alertRuleId: id };
  const mute = isMuted
    ? { label: t("unmute"), onAction: () => void run(() => client.unmuteRule.mutate(given), t("isUnmuted")) }
    : { label: t("mute"), onAction: () => void run(() => client.muteRule.mutate(given), t("isMuted")) };
  const end = () => void run(() => client.archiveRule.mutate(given), t("ended"));
  const items = [
    { id: "edit", label: t("edit"), onAction: onEdit },
    { id: "mute", ...mute },
    { ...{ id: "end", label: t("end"), danger: true }, onAction: end },
  ];
  return <RowMenu label={t("more", { name })} groups={[{ id: "rule", items }]} />;
}

function useRuleWords(catalogue: Catalogue) {
  const t = useTranslations("responseAlerts.rules");
  const locale = useLocale();
  return ({ condition, touchpoint }: ResponseAlertRuleItem): string => {
    const metric = catalogue.metrics.find(({ key }) => condition.kind === "score" && key === condition.metric);
    const what =
      condition.kind === "words"
        ? t("words", { words: condition.words.join(", ") })
        : t(`score.${condition.comparison}`, {
            ...{ metric: metric ? nameIn(locale, metric.name) : condition.metric, value: String(condition.value) },
          });
    const place = catalogue.touchpoints.find(({ key }) => key === touchpoint);
    return place ? t("at", { what, touchpoint: nameIn(locale, place.name) }) : what;
  };
}
