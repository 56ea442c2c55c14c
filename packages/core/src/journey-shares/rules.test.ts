import { expect, it } from "vitest";
import type { JourneyGaps, JourneyView } from "../journey-view/index.ts";
import { frameHostsIn, linkTokenOf, redactJourney } from "./rules.ts";

it("carries the hosts that may frame it in the link, and none that was tampered with", () => {
  const hosts = ["https://intranet.example.org", "https://wiki.example.org:8443"];
  expect(frameHostsIn(linkTokenOf("abc", hosts))).toEqual(hosts);
  expect(linkTokenOf("abc", [])).toBe("abc");
  for (const token of ["abc", "abc.", "abc.%%%", "abc.x.y", linkTokenOf("abc", ["https://a.example; script-src *"])])
    expect(frameHostsIn(token)).toEqual([]);
  expect(frameHostsIn(linkTokenOf("abc", ["http://plain.example.org"]))).toEqual([]);
});

const measure = (n: number, withheld: boolean) => ({
  ...{ n, value: withheld ? null : 0.8, histogram: withheld ? null : [1, n - 1], excluded: [], change: null },
  withheld: withheld ? { reason: "belowMinimum", minimum: 10 } : null,
});
const cell = (key: string, n: number, withheld: boolean) => ({
  ...{
    key,
    name: { en: key },
    stage: "purchase",
    isArchived: false,
    feeling: null,
    themes: [],
    listening: "heard",
    openCases: 2,
  },
  figures: { csat: measure(n, withheld), nps: null, ces: null },
  ...{
    plans: [
      {
        number: 1,
        title: "Faster refunds",
        state: "judged",
        outcome: { word: "improved", isJoint: false, isUnexplained: false },
      },
    ],
    owners: ["Ada"],
  },
  note: { note: "Two tills only", wantedFeeling: 40, wantedNote: "", writtenAt: new Date(0) },
});
const comparison = { basis: "same", method: null, unit: "index", rulers: [], figures: [{ value: 0.8, n: 43 }] };
const view = {
  ...{ version: 1, comparedWith: null, feeling: null, personaFields: [{ key: "region", name: { en: "Region" } }] },
  stages: [
    { key: "purchase", name: { en: "Buy" }, definition: {}, figures: { csat: measure(43, false) }, feeling: null },
  ],
  touchpoints: [cell("till", 40, false), cell("kiosk", 3, true)],
  comparisons: { csat: comparison, nps: comparison, ces: comparison },
} as unknown as JourneyView;

const noGaps = { csat: false, nps: false, ces: false, feeling: false };
const gapsIn = (gaps: Partial<typeof noGaps>, feeling = false): JourneyGaps => ({
  stages: { purchase: { ...noGaps, ...gaps } },
  feeling,
});

it("shows no person, no title of a plan, and nothing that few people stand behind", () => {
  const shown = redactJourney({ view, gaps: gapsIn({ csat: true }) }, { showsPlans: true });
  const text = JSON.stringify(shown);
  for (const secret of ["Ada", "Two tills", "Faster refunds", "Region", 'histogram":['])
    expect(text).not.toContain(secret);
  expect(shown.touchpoints.map(({ figures }) => figures.csat?.n ?? null)).toEqual([40, null]);
  expect(shown.touchpoints[0]?.plans).toEqual([{ number: 1, title: "", state: "judged", outcome: null }]);
  expect(redactJourney({ view, gaps: gapsIn({ csat: true }) }, { showsPlans: false }).touchpoints[0]?.plans).toEqual(
    [],
  );
});

it("hides a stage whose total would give away the place that is hidden in it", () => {
  const shown = redactJourney({ view, gaps: gapsIn({ csat: true }) }, { showsPlans: false });
  expect(shown.stages[0]?.figures.csat).toBeNull();
  expect(shown.comparisons.csat.figures).toEqual([null]);
});

it("hides how a stage and the whole feel where one place of it has too few to draw", () => {
  const feeling = { value: 0.2, n: 43, low: 0.1, high: 0.3 };
  const felt = {
    ...view,
    feeling,
    stages: view.stages.map((stage) => ({ ...stage, feeling })),
  } as unknown as JourneyView;
  const feelings = (gaps: JourneyGaps) => {
    const shown = redactJourney({ view: felt, gaps }, { showsPlans: false });
    return [shown.feeling, shown.stages[0]?.feeling];
  };
  expect(feelings(gapsIn({ feeling: true }, true))).toEqual([null, null]);
  // The place outside the stages is what the stages leave of the whole.
  expect(feelings(gapsIn({}, true))).toEqual([null, feeling]);
  expect(feelings(gapsIn({}))).toEqual([feeling, feeling]);
});
