"use client";

import type { AudiencePreview } from "@heard/core/distributions";
import { Cell, RowHead } from "@heard/ui/table";
import { useTranslations } from "next-intl";
import { ListTable } from "#components/list-table.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";
import { useRuleWord } from "./use-rule-word.ts";

/** Who would get it now, in the order of the draw; who would not, and why. */
export function AudiencePart({ preview, format }: { preview: AudiencePreview; format: Format }) {
  const t = useTranslations("distribution.form");
  const ruleWord = useRuleWord();
  const { drawn, eligible, askable, people } = preview;
  return (
    <Section>
      <SectionHeader
        title={t("preview")}
        lead={t("previewCount", { drawn, eligible: format.count(eligible), askable: format.count(askable) })}
      />
      {people.length > 0 ? (
        <ListTable caption={t("preview")} columns={[{ label: t("customer") }, { label: t("standing") }]}>
          {people.map(({ contact, rule }) => (
            <tr key={contact.id}>
              <RowHead>{contact.name ?? contact.key ?? contact.email ?? contact.id}</RowHead>
              <Cell>{rule === null ? t("gets") : ruleWord(rule)}</Cell>
            </tr>
          ))}
        </ListTable>
      ) : null}
    </Section>
  );
}
