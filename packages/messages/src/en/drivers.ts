/** Voice / Drivers. */
export const drivers = {
  title: "Drivers",
  lead: {
    first: "Work on {names} first: it matters much and does less well.",
    any: "What goes with a score, how much, and how well each of it does.",
  },
  metric: "Score",
  weights:
    "{count, plural, one {# complete response} other {# complete responses}}: the drivers go with {share} of what tells {metric} apart",
  association: "Association, not cause: what goes together need not make each other.",
  method: {
    lmg: "Importance is the mean gain of explained variance over all orders of the drivers (Shapley), with 95% interval from 200 redrawn samples.",
    relativeWeights:
      "Importance is Johnson’s relative weight, as there are more than twelve drivers, with 95% interval from 200 redrawn samples.",
  },
  halo: "The drivers go closely with each other: people who are content are content with everything. Their order says little.",
  overlap: "Some drivers say nearly the same as others. They share one weight between them; read them as one.",
  left: "Left out, as few of these responses were asked: {names}.",
  sample: "More than 2,000 responses answered; a sample of 2,000 was read, always the same one.",
  table: {
    caption: "Drivers by importance",
    driver: "Driver",
    axis: "Importance on an axis",
    importance: "Importance",
    performance: "Performance, 0–100",
    place: "What to do",
    against: "goes against the score",
    overlaps: "says nearly the same as another",
  },
  places: {
    improve: "Work on it",
    keep: "Keep it up",
    watch: "Watch it",
    relax: "Good enough",
    unclear: "Too close to tell",
  },
  map: {
    title: "What matters, and how it does",
    lead: "A driver is only called better or more important than the middle where its whole interval is.",
    label: "Importance upwards, performance to the right; the table holds the same numbers",
    improve: "Work on it",
    keep: "Keep it up",
    watch: "Watch it",
    relax: "Good enough",
    up: "↑ Importance",
    across: "Performance, 0–100 →",
    note: "The numbers are the rows of the table, the bars 95% intervals, the dashed lines the middles of all drivers.",
  },
  none: {
    title: "Nobody has scored drivers together with an outcome in this view",
    body: "Drivers are asked in the same survey as the score: the template “Six drivers of satisfaction” has product quality, customer service, ease, personalisation, brand reputation and price. They are weighed from 100 complete responses on.",
    ask: "Ask for drivers",
    tooFew: "Too few complete responses to weigh drivers",
    tooFewBody:
      "{n, plural, one {# response} other {# responses}} answered the score and every driver; {needed} are needed. A longer period or fewer filters may have them.",
    noDifferences: "The answers do not differ enough to weigh drivers",
    noDifferencesBody:
      "{n, plural, one {# response} other {# responses}} answered everything, and gave one answer throughout to the score or to a driver.",
  },
};
