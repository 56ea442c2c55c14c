"use client";

import { Button } from "@heard/ui/button";
import { EditIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Section, SectionHeader } from "#components/section.tsx";
import { CalendarDialog } from "./calendar-dialog.tsx";
import type { CaseSettingsContext } from "./settings-screen.tsx";
import { useHoursWords } from "./use-hours-words.ts";

/** Which hours the clocks count, and on which days they rest. */
export function CalendarPart({ settings, format, canEdit }: CaseSettingsContext) {
  const t = useTranslations("cases.settings");
  const hours = useHoursWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section>
      <SectionHeader
        title={t("calendar")}
        lead={t("calendarLead", { zone: format.timeZone })}
        actions={
          canEdit && settings.seesAll ? (
            <Button icon={<EditIcon />} onClick={() => setOpen(true)}>
              {t("edit")}
            </Button>
          ) : undefined
        }
      />
      <p className="text-body">{hours(settings.hours)}</p>
      {settings.holidays.length === 0 ? (
        <p className="mt-2 text-ink-2 text-ui">{t("noHolidays")}</p>
      ) : (
        <ul className="mt-2 columns-2xs gap-x-8 text-ink-2 text-ui">
          {settings.holidays.map(({ day, name }) => (
            <li key={day}>{t("listed", { day: format.day(day), name })}</li>
          ))}
        </ul>
      )}
      {isOpen ? <CalendarDialog settings={settings} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}
