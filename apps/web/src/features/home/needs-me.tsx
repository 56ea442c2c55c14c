import { getTranslations } from "next-intl/server";
import { Section, SectionHeader } from "#components/section.tsx";
import { DayLines } from "#features/progress/day-lines.tsx";
import type { Format } from "#lib/format.ts";
import { getCaller } from "#trpc/server.tsx";

/** Home is to be read at a glance; the rest is under My part. */
const most = 5;

/** What needs the reader today; nothing at all on a day without anything. */
export async function NeedsMe({ organisation, format }: { organisation: string; format: Format }) {
  const caller = await getCaller(organisation);
  const [t, day] = await Promise.all([getTranslations("progress.day"), caller.progress.day()]);
  if (Object.values(day).every((list) => list.length === 0)) return null;
  return (
    <Section>
      <SectionHeader title={t("title")} />
      <DayLines {...{ organisation, day, format, most }} />
    </Section>
  );
}
