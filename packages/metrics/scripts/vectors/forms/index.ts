import type { VectorForm } from "../vector.ts";
import { alertForms } from "./alerts.ts";
import { anonymityForms } from "./anonymity.ts";
import { cesForms } from "./ces.ts";
import { controlChartForms } from "./control-chart.ts";
import { csatForms } from "./csat.ts";
import { driverForms } from "./drivers.ts";
import { edgeForms } from "./edge.ts";
import { eventForms } from "./events.ts";
import { forecastForms } from "./forecast.ts";
import { histogramForms } from "./histogram.ts";
import { impactForms } from "./impact.ts";
import { multiplicityForms } from "./multiplicity.ts";
import { npsForms } from "./nps.ts";
import { plannerForms } from "./planner.ts";
import { proportionForms } from "./proportion.ts";
import { quantileForms } from "./quantiles.ts";
import { rankingForms } from "./ranking.ts";
import { trendForms } from "./trend.ts";
import { verdictForms } from "./verdict.ts";
import { weightingForms } from "./weighting.ts";

/** Every form of a reference vector that this package computes. */
export const forms: readonly VectorForm[] = [
  ...quantileForms,
  ...npsForms,
  ...histogramForms,
  ...csatForms,
  ...proportionForms,
  ...cesForms,
  ...weightingForms,
  ...controlChartForms,
  ...trendForms,
  ...multiplicityForms,
  ...impactForms,
  ...plannerForms,
  ...driverForms,
  ...rankingForms,
  ...forecastForms,
  ...anonymityForms,
  ...edgeForms,
  ...alertForms,
  ...verdictForms,
  ...eventForms,
];
