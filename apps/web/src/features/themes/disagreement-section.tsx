import { getTranslations } from "next-intl/server";
import { Section, SectionHeader } from "#components/section.tsx";
import { DisagreementLine } from "#features/comments/disagreement-line.tsx";
import { getCaller } from "#trpc/server.tsx";
import type { ThemesContext } from "./screen-context.ts";

/** How far the numbers above can be trusted: how often people who looked at a comment read it otherwise. */
export async function DisagreementSection({ context: { organisation, period, format } }: { context: ThemesContext }) {
  const [t, caller] = await Promise.all([getTranslations("comments.disagreement"), getCaller(organisation)]);
  const { overall } = await caller.comments.disagreement({ period });
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <DisagreementLine of={overall} format={format} />
      {overall.n > 0 ? <p className="mt-1 text-ink-3 text-small">{t("caveat")}</p> : null}
    </Section>
  );
}
