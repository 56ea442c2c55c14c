import type { Library, LibraryItem } from "@heard/core/progress";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { PageHeader } from "#components/page-header.tsx";
import { SectionHeader } from "#components/section.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";
import { formatMoney } from "#lib/money.ts";
import { paths } from "#lib/paths.ts";
import { LibrarySearch } from "./library-search.tsx";
import type { LibraryView } from "./library-view.ts";
import { StartLike } from "./start-like.tsx";
import { VerdictLine } from "./verdict-line.tsx";

type LibraryScreenProps = {
  organisation: string;
  library: Library;
  catalogue: Catalogue;
  view: LibraryView;
  canLog: boolean;
  format: Format;
};
const lessons = ["worked", "didNotWork", "cannotTell"] as const;

/** The library: what worked, what did not and what nobody can tell, side by side and in the same type. */
export function LibraryScreen({ library, catalogue, view, ...given }: LibraryScreenProps) {
  const t = useTranslations("progress.planLibrary");
  const plans = useTranslations("plans")("title");
  const { organisation } = given;
  const overline = <Link href={paths.plans(organisation)}>{plans}</Link>;
  if (library.total === 0)
    return (
      <>
        <PageHeader overline={overline} title={t("title")} />
        <StateNote title={t("empty.title")}>{t("empty.body")}</StateNote>
      </>
    );
  return (
    <>
      <PageHeader overline={overline} title={t("title")} lead={t("lead")} />
      <LibrarySearch {...{ organisation, catalogue, view }} />
      {library.items.length === 0 ? (
        <p className="mt-8 text-body text-ink-2">{t("noMatch")}</p>
      ) : (
        <div className="mt-8 grid gap-x-10 gap-y-8 rail:grid-cols-3">
          {lessons.map((lesson) => (
            <section key={lesson} aria-label={t(`lessons.${lesson}`)} className="min-w-0">
              <SectionHeader title={t(`lessons.${lesson}`)} lead={t(`lessonNotes.${lesson}`)} />
              <LessonList
                {...given}
                currency={library.currency}
                items={library.items.filter((item) => item.lesson === lesson)}
              />
            </section>
          ))}
        </div>
      )}
    </>
  );
}

type LessonListProps = Pick<LibraryScreenProps, "organisation" | "canLog" | "format"> & {
  currency: string;
  items: readonly LibraryItem[];
};

function LessonList({ items, ...given }: LessonListProps) {
  const t = useTranslations("progress.planLibrary");
  if (items.length === 0) return <p className="text-ink-3 text-ui">{t("none")}</p>;
  return (
    <ul className="border-line border-t">
      {items.map((item) => (
        <LessonItem key={item.plan.id} item={item} {...given} />
      ))}
    </ul>
  );
}

function LessonItem({
  item: { plan, category, verdict, learnt },
  organisation,
  canLog,
  currency,
  format,
}: Omit<LessonListProps, "items"> & { item: LibraryItem }) {
  const t = useTranslations("progress.planLibrary");
  const plans = useTranslations("plans");
  const locale = useLocale();
  const facts = [
    plan.touchpoint ? nameIn(locale, plan.touchpoint.name) : plans("everywhere"),
    plan.kind ? plans(`facts.kinds.${plan.kind}`) : null,
    category ? t("cause", { name: plans(`cause.categories.${category}`) }) : null,
    plan.spent !== null
      ? t("spent", { spent: formatMoney(format, plan.spent, currency) })
      : plan.cost !== null
        ? t("planned", { cost: formatMoney(format, plan.cost, currency) })
        : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex flex-col items-start gap-1 border-line border-b py-3">
      <Link className="name-link wrap-anywhere text-body" href={paths.plan(organisation, plan.number)}>
        {plan.number} {plan.title}
      </Link>
      <p className="text-ink-3 text-small">{facts.join(" · ")}</p>
      {verdict ? (
        <VerdictLine verdict={verdict} format={format} />
      ) : (
        <p className="text-ink-3 text-small">{t("noVerdict")}</p>
      )}
      {learnt ? <p className="sentence text-small">{t("learnt", { text: learnt })}</p> : null}
      {canLog ? (
        <div className="mt-1" data-print="hide">
          <StartLike organisation={organisation} planId={plan.id} />
        </div>
      ) : null}
    </li>
  );
}
