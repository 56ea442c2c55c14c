import type { InstallationStatus } from "@heard/core/operations";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { Section, SectionHeader } from "#components/section.tsx";
import type { Format } from "#lib/format.ts";

export type StatusScreenProps = { status: InstallationStatus; version: string; format: Format };

const minuteMs = 60_000;
const twoDaysMs = 2 * 86_400_000;

/** Settings / Status: what waits, what failed, room and the last backup. */
export function StatusScreen({ status, version, format }: StatusScreenProps) {
  const t = useTranslations("operations");
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { at: format.instant(status.checkedAt) })} />
      <Work status={status} format={format} />
      <Place status={status} version={version} format={format} />
    </>
  );
}

function Work({ status, format }: Omit<StatusScreenProps, "version">) {
  const t = useTranslations("operations.work");
  const { waitingSince, checkedAt } = status;
  const isLate = waitingSince !== null && checkedAt.getTime() - waitingSince.getTime() > minuteMs;
  return (
    <Part title={t("title")} lead={t("lead")}>
      <p
        className={isLate ? "pb-3 font-medium text-body" : "pb-3 text-body text-ink-2"}
        role={isLate ? "alert" : undefined}
      >
        {isLate ? t("late", { at: format.instant(waitingSince) }) : t("well")}
      </p>
      <Facts>
        <Fact name={t("uncounted")}>{t("uncountedBody", { count: status.uncountedCount })}</Fact>
        <Fact name={t("unread")}>{t("unreadBody", { count: status.unreadCount })}</Fact>
        <Fact name={t("unsealed")}>{t("unsealedBody", { count: status.unsealedCount })}</Fact>
        <Fact name={t("jobs")}>
          {t("jobsBody", {
            waiting: status.waitingJobCount,
            running: status.runningJobCount,
            failed: status.failedJobCount,
          })}
        </Fact>
        <Fact name={t("bounces")}>{t("bouncesBody", { count: status.bounceCount })}</Fact>
      </Facts>
    </Part>
  );
}

function Place({ status, version, format }: StatusScreenProps) {
  const t = useTranslations("operations.place");
  const { disk } = status;
  return (
    <Part title={t("title")} lead={t("lead")}>
      <Facts>
        <Fact name={t("version")}>
          <span data-figure="version">{t("versionBody", { version })}</span>
        </Fact>
        <Fact name={t("backup")}>
          <span data-figure="size">{backupText(status, format, t)}</span>
        </Fact>
        <Fact name={t("database")}>
          <span data-figure="size">{format.bytes(status.databaseBytes)}</span>
        </Fact>
        <Fact name={t("disk")}>
          <span data-figure="size">
            {disk
              ? t("diskBody", { free: format.bytes(disk.freeBytes), all: format.bytes(disk.allBytes) })
              : t("diskUnknown")}
          </span>
        </Fact>
      </Facts>
    </Part>
  );
}

function backupText(
  { lastBackup, checkedAt }: InstallationStatus,
  format: Format,
  t: ReturnType<typeof useTranslations<"operations.place">>,
): string {
  if (!lastBackup) return t("backupNone");
  const isOld = checkedAt.getTime() - lastBackup.endedAt.getTime() > twoDaysMs;
  return t(isOld ? "backupOld" : "backupBody", {
    at: format.instant(lastBackup.endedAt),
    size: format.bytes(lastBackup.bytes),
  });
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Section className="grid gap-x-12 gap-y-3 rail:grid-cols-[16rem_minmax(0,1fr)]">
      <SectionHeader title={title} lead={lead} />
      <div className="max-w-3xl">{children}</div>
    </Section>
  );
}

const Facts = ({ children }: { children: ReactNode }) => <dl className="border-line border-t">{children}</dl>;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 border-line border-b py-2.5 rail:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="font-medium text-ui">{name}</dt>
      <dd className="sentence text-body text-ink-2">{children}</dd>
    </div>
  );
}
