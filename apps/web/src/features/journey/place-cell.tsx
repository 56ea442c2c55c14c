import type { JourneyCell, JourneyFigures } from "@heard/core/journey-view";
import { journeyKinds } from "@heard/core/journey-view/rules";
import { AbsentRow } from "@heard/ui/charts/interval-row";
import { CaseIcon, PlanIcon } from "@heard/ui/icons";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePlanState } from "#features/verdicts/plan-state.tsx";
import { nameIn } from "#lib/measure.ts";
import type { MapContext } from "./map-context.ts";
import { NoteButton } from "./note-button.tsx";
import { MainFigure, SideFigure } from "./place-figure.tsx";

type Props = { cell: JourneyCell; number: number; context: MapContext };

/** One touchpoint: how it does, what is said there, what is being done about it. */
export function PlaceCell({ cell, number, context }: Props) {
  const t = useTranslations("journey");
  const { locale, format } = context;
  const name = nameIn(locale, cell.name);
  return (
    <article className="flex min-w-0 flex-col gap-1.5 border-line border-b py-4 last:border-b-0" aria-label={name}>
      <h3 className="flex items-baseline gap-2 font-semibold text-body">
        <span className="font-normal text-ink-3 text-small tabular-nums">{number}</span>
        <span className="wrap-anywhere">{name}</span>
        {cell.isArchived ? <span className="font-normal text-ink-3 text-small">{t("archived")}</span> : null}
      </h3>
      <Figures figures={cell.figures} place={name} context={context} listening={cell.listening} />
      <Themes cell={cell} context={context} place={name} />
      <Plans plans={cell.plans} context={context} />
      <OpenCases cell={cell} context={context} place={name} />
      {cell.owners.length > 0 ? (
        <p className="text-ink-3 text-small">
          {t("owners", { names: format.list(cell.owners), count: cell.owners.length })}
        </p>
      ) : null}
      <Drawn note={cell.note} />
      <NextSteps cell={cell} context={context} place={name} />
    </article>
  );
}

function Figures({
  figures,
  place,
  context,
  listening,
}: {
  figures: JourneyFigures;
  place: string;
  context: MapContext;
  listening: JourneyCell["listening"];
}) {
  const t = useTranslations("journey");
  if (listening === "none")
    return (
      <AbsentRow>
        {t("noListening")}
        {context.links ? (
          <span data-print="hide">
            {" · "}
            <Link href={context.links.listening} className="link">
              {t("addListening")}
            </Link>
          </span>
        ) : null}
      </AbsentRow>
    );
  const answered = journeyKinds.flatMap((kind) => {
    const measure = figures[kind];
    return measure && measure.n > 0 ? [{ kind, measure }] : [];
  });
  const [main, ...others] = answered;
  if (!main) return <p className="text-ink-2 text-ui">{t(listening === "quiet" ? "quiet" : "unscored")}</p>;
  return (
    <>
      <MainFigure {...main} place={place} context={context} />
      {others.map((one) => (
        <SideFigure key={one.kind} {...one} place={place} context={context} />
      ))}
    </>
  );
}

function Themes({ cell, context, place }: { cell: JourneyCell; context: MapContext; place: string }) {
  const t = useTranslations("journey");
  if (cell.themes.length === 0) return null;
  return (
    <ul aria-label={t("themes", { touchpoint: place })} className="flex flex-wrap gap-x-3 text-ui">
      {cell.themes.map(({ key, name, tone }) => (
        <li key={key} className="flex items-baseline gap-1.5">
          <ToneMark tone={tone} />
          <span className="sr-only">{t(`tones.${tone}`)}</span>
          {nameIn(context.locale, name)}
        </li>
      ))}
    </ul>
  );
}

/** Shape before colour: a disc for praise, a triangle that points down for complaints, a dash for both alike. */
export function ToneMark({ tone }: { tone: JourneyCell["themes"][number]["tone"] }) {
  return (
    <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true" className="shrink-0 self-center">
      {tone === "good" ? (
        <circle cx="4" cy="4" r="3.5" fill="var(--promoter-fill)" />
      ) : tone === "bad" ? (
        <path d="M0 1h8L4 8z" fill="var(--detractor-fill)" />
      ) : (
        <path d="M0 3h8v2H0z" fill="var(--ink-3)" />
      )}
    </svg>
  );
}

function OpenCases({ cell: { key, openCases }, context: { links }, place }: Omit<Props, "number"> & { place: string }) {
  const t = useTranslations("journey");
  if (!openCases || !links?.cases) return null;
  const words = t("openCases", { count: openCases });
  return (
    <p className="flex items-center gap-1.5 text-ui">
      <CaseIcon className="size-3.5 shrink-0 text-ink-3" />
      <Link
        href={links.cases(key)}
        prefetch={false}
        className="link inline-flex min-h-6 items-center"
        aria-label={`${words}: ${place}`}
      >
        {words}
      </Link>
    </p>
  );
}

function Plans({ plans, context: { links } }: Pick<JourneyCell, "plans"> & { context: MapContext }) {
  const t = useTranslations();
  const stateOf = usePlanState();
  if (plans.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5 text-ui">
      {plans.map((plan) => {
        const { number, title } = plan;
        const words = t("journey.planState", { number: String(number), state: stateOf(plan) });
        return (
          <li key={number} className="flex items-center gap-1.5">
            <PlanIcon className="size-3.5 shrink-0 text-ink-3" />
            {links ? (
              <Link
                href={links.plan(number)}
                prefetch={false}
                className="link inline-flex min-h-6 items-center"
                aria-label={`${words}: ${title}`}
                title={title}
              >
                {words}
              </Link>
            ) : (
              words
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** What was drawn by hand; it never looks like what is measured. */
function Drawn({ note }: Pick<JourneyCell, "note">) {
  const t = useTranslations("journey.note");
  if (!note) return null;
  const lines = [
    { key: "asIs", text: note.note },
    { key: "toBe", text: note.wantedNote },
  ] as const;
  return (
    <dl className="text-ink-2 text-small">
      {lines.map(({ key, text }) =>
        text === "" ? null : (
          <div key={key} className="flex gap-1.5">
            <dt className="shrink-0 text-ink-3">{t(key)}</dt>
            <dd className="wrap-anywhere whitespace-pre-line italic">{text}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** From what somebody sees here to the words behind it, or to a plan that begins with it. */
function NextSteps({ cell, context: { links }, place }: { cell: JourneyCell; context: MapContext; place: string }) {
  const t = useTranslations("journey");
  if (!links) return null;
  const main = journeyKinds.map((kind) => cell.figures[kind]).find((measure) => measure && measure.n > 0);
  return (
    <p className="mt-auto flex flex-wrap gap-x-4 pt-1 text-small" data-print="hide">
      {links.comments && cell.feeling ? (
        <Link
          href={links.comments(cell.key)}
          prefetch={false}
          className="quiet-link inline-flex min-h-6 items-center"
          aria-label={t("commentsOf", { touchpoint: place })}
        >
          {t("comments")}
        </Link>
      ) : null}
      {links.logPlan && cell.listening !== "none" ? (
        <Link
          href={links.logPlan(cell.key, main?.trace ?? null)}
          prefetch={false}
          className="quiet-link inline-flex min-h-6 items-center"
          aria-label={t("logPlanFor", { touchpoint: place })}
        >
          {t("logPlan")}
        </Link>
      ) : null}
      {links.canDraw ? <NoteButton touchpoint={cell.key} name={place} note={cell.note} /> : null}
    </p>
  );
}
