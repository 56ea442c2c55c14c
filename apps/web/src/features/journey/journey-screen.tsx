import { getLocale } from "next-intl/server";
import { ShareButton } from "#features/journey-shares/share-button.tsx";
import { Choices } from "#features/themes/choices.tsx";
import { TraceDrawer } from "#features/trace/trace-drawer.tsx";
import { traceText } from "#features/trace/trace-target.ts";
import { dayInZone } from "#lib/days.ts";
import { nameIn, type TraceQuery } from "#lib/measure.ts";
import { paths } from "#lib/paths.ts";
import { periodText, resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { openSlice, type Slice, sliceQuery } from "#lib/slice.ts";
import type { Viewer } from "#server/context.ts";
import { getFormat } from "#server/format.ts";
import { getCaller } from "#trpc/server.tsx";
import { JourneyEmpty } from "./journey-empty.tsx";
import { JourneyHead } from "./journey-head.tsx";
import { JourneyMap } from "./journey-map.tsx";
import { type JourneyAddress, journeyQuery, withoutUnknown } from "./journey-view.ts";
import { domainsOf, type MapContext, type MapLinks } from "./map-context.ts";
import { PersonaLanes } from "./persona-lanes.tsx";

export type JourneyScreenProps = { viewer: Viewer; asked: JourneyAddress; refused: readonly Refused[] };

/** Journey: where along it things stand, from one snapshot; every number opens what it is made of. */
export async function JourneyScreen({ viewer, asked, refused }: JourneyScreenProps) {
  const { organisation, permissions } = viewer;
  const [caller, format, locale] = await Promise.all([
    getCaller(organisation.key),
    getFormat(organisation.timeZone),
    getLocale(),
  ]);
  const [catalogue, unknown] = await Promise.all([
    caller.catalogue.read(),
    caller.measures.unknown({ metrics: [], filters: sliceQuery(asked.slice) }),
  ]);
  const known = withoutUnknown(asked, unknown);
  const address = { ...known, slice: openSlice(known.slice, catalogue) };
  const today = dayInZone(new Date(), organisation.timeZone);
  const period = resolvePeriod(address.period, today, organisation.yearStartMonth);
  const drawnBy = address.journey === null ? {} : { journeyVersion: address.journey };
  const query = { period, filters: address.slice, ...drawnBy };
  const compare = address.compare === "none" ? {} : { compare: address.compare };
  const view = await caller.journeyView.read({ ...query, ...compare });
  if (view.touchpoints.length === 0)
    return <JourneyEmpty organisation={organisation.key} canEdit={permissions.includes("journey.edit")} />;
  const field = view.personaFields.find(({ key }) => key === address.persona) ?? view.personaFields.at(-1);
  const personas = field ? await caller.journeyView.personas({ ...query, field: field.key }) : null;
  const context: MapContext = {
    ...{ locale, format, lowBelow: organisation.lowBelow, domains: domainsOf(view) },
    links: linksOf(viewer, address),
  };
  return (
    <>
      <JourneyHead
        {...{ viewer, catalogue, view, address, period, today, context }}
        refused={[...refused, ...unknown]}
        actions={
          permissions.includes("journey.share") ? (
            <ShareButton timeZone={organisation.timeZone} period={period} />
          ) : null
        }
      />
      <JourneyMap view={view} context={context} />
      {field && personas ? (
        <PersonaLanes
          {...{ personas, view, context }}
          field={nameIn(locale, field.name)}
          choices={
            <Choices
              label={nameIn(locale, field.name)}
              options={view.personaFields.map(({ key, name }) => ({
                ...{ key, name: nameIn(locale, name), isChosen: key === field.key },
                href: paths.journey(organisation.key, journeyQuery({ ...address, persona: key })),
              }))}
            />
          }
        />
      ) : null}
      <TraceDrawer
        organisation={organisation}
        period={period}
        slice={address.slice}
        journey={address.journey}
        catalogue={catalogue}
        canExport={permissions.includes("export.create")}
        canLog={permissions.includes("plan.log")}
      />
    </>
  );
}

function linksOf({ organisation: { key }, permissions }: Viewer, address: JourneyAddress): MapLinks {
  const query = journeyQuery(address);
  const target = ({ metric, method, filters, scale }: TraceQuery, period: TraceQuery["period"] | null) =>
    traceText({ metric, method, period, scale: scale ?? null, slice: filters as Slice });
  const { persona: _, journey: __, ...slice } = query;
  return {
    trace: (trace) => paths.journey(key, { ...query, trace: target(trace, null) }),
    comments: permissions.includes("comment.read")
      ? (touchpoint) => paths.comments(key, { ...slice, compare: null, period: periodText(address.period), touchpoint })
      : null,
    plan: (number) => paths.plan(key, number),
    cases: permissions.includes("case.read") ? (touchpoint) => paths.cases(key, { touchpoint }) : null,
    logPlan: permissions.includes("plan.log")
      ? (touchpoint, trace) =>
          paths.newPlan(key, { touchpoint, ...(trace ? { measure: target(trace, trace.period) } : {}) })
      : null,
    listening: paths.listening(key),
    // An earlier map is a record.
    canDraw: permissions.includes("journey.note") && address.journey === null,
  };
}
