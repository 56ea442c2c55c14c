/** Voice / Themes. */
export const themes = {
  title: "Themes",
  lead: {
    both: "{costs} costs the most points, {adds} adds the most.",
    costs: "{costs} costs the most points.",
    adds: "{adds} adds the most points.",
    none: "What customers talk about, how they speak of it, and what goes with the score.",
  },
  lowers: "Lowers the score",
  lifts: "Lifts the score",
  impactTitle: {
    both: "{costs} costs {lost} of {metric}; {adds} adds {gained}",
    costs: "{costs} costs {lost} of {metric}",
    adds: "{adds} adds {gained} to {metric}",
    none: "No theme moves {metric} beyond chance",
  },
  points: "{value} points",
  impactLead:
    "{metric} of all answers with a comment ({value}, n = {n}) minus {metric} of those that do not mention the theme, with 95% interval. It goes together; it is no proof of cause, and the points do not add up.",
  noImpact:
    "Too few answers with a comment for an impact: a theme needs {least} answers that mention it and {least} that do not.",
  several: "One response gives several scores of {metric}. Choose one touchpoint to see what goes with it there.",
  noneBeyondChance: "None beyond chance in this period.",
  tableTitle: "{count, plural, one {# theme} other {# themes}} in {answers} with a comment",
  tableLead:
    "Answers that mention a theme, how they speak of it, and its impact on {metric}. A theme counts an answer once, also when themes under it are mentioned.",
  tableLeadAlone:
    "Answers that mention a theme, and how they speak of it. A theme counts an answer once, also when themes under it are mentioned.",
  answers: "{count, plural, one {# answer} other {# answers}}",
  columns: {
    theme: "Theme",
    answers: "Answers",
    sentiment: "Sentiment",
    impact: "Impact, points",
    axis: "Impact on an axis",
    edit: "Edit",
  },
  open: "{count, plural, one {# comment} other {# comments}}",
  shareOf: {
    negative: "{share} negative",
    neutral: "{share} neutral",
    mixed: "{share} mixed",
    positive: "{share} positive",
  },
  sentimentSentence: "{negative} negative, {neutral} neutral, {mixed} mixed, {positive} positive",
  few: "Few mentions",
  unclear: "not distinguishable from 0",
  sort: {
    label: "Order",
    impact: "Impact",
    volume: "Volume",
    sentiment: "Sentiment",
  },
  metric: "Score",
  rereading: "Comments are read again by the newest themes: {done} of {total}. Numbers follow as it goes.",
  rereadingAll: "Comments are read again by the newest themes. Numbers follow as it goes.",
  adopt: "Start with ready-made themes",
  adopted: "Themes added. Comments are being read by them.",
  empty: {
    noThemes: "No themes yet",
    noThemesBody:
      "Themes say what comments are about. Start with a set made for shops, services and apps, in English and Chinese, and change it as you like.",
    noThemesAsk: "Themes say what comments are about. A CX leader can set them up.",
    none: "Here the themes of your comments will stand",
    noneBody: "There are no comments yet. They come in with responses: by file, by a survey or by API.",
    noneWays: "See the ways in",
    period: "No comments in this period",
    periodBody: "Nobody wrote anything between {from} and {to} that fits these filters.",
    longer: "Look at the last 12 months",
    clear: "Clear the filters",
  },
  rising: {
    title: "{count, plural, one {One theme rises} other {# themes rise}}",
    calm: "No theme rises beyond chance",
    lead: "Answers that mention a theme, by week, all of them up to {upTo}; the filters above do not change this part. {watched, plural, one {# theme is} other {# themes are}} followed week by week, liked or not.",
    promise:
      "Expect at most about {count, plural, one {# false alarm} other {# false alarms}} a month in this organisation, all that it watches taken together.",
    learning:
      "To notice a rise, a theme needs {weeks, plural, one {# week} other {# weeks}} of comments before it and {answers, plural, one {# answer} other {# answers}} with a comment.",
    short:
      "{count, plural, one {# theme is} other {# themes are}} not followed yet: the past is too short, or too few answers mention it.",
    times: "{value} times as often",
    range: "({low} to {high})",
    figures: "{count, number} of {answers, number} answers since {from}; {expected} expected",
    chart: "{name}: {count, number} answers since {from}, {expected} expected, by week",
    open: "See these comments about {name}",
    negative: "Mostly negative",
    positive: "Mostly positive",
    neither: "Neither negative nor positive",
    caution: "The size was found by search and is likely somewhat too large.",
  },
  phrases: {
    title: "Found, in no theme yet",
    none: "No phrase repeats outside your themes",
    lead: "Phrases that repeat in {count, plural, one {the one comment} other {the # comments}} without a theme from {from} to {to}. Each customer counts once, near copies as one. Counted, not tested; other filters do not change this part.",
    leadNewest:
      "Phrases that repeat in the newest {count, plural, one {# comment} other {# comments}} without a theme from {from} to {to}. Each customer counts once, near copies as one. Counted, not tested; other filters do not change this part.",
    sayers: "{count, plural, one {# customer} other {# customers}} in no theme ·",
    open: "{count, plural, one {# comment} other {# comments}} in all",
    openMany: "more than {count, plural, one {# comment} other {# comments}} in all",
    about: " with “{phrase}”",
  },
  quotes: {
    negative: "What is said against it: {name}",
    positive: "What is said in its favour: {name}",
  },
  counted: "Answers are counted one by one for these filters.",
} as const;
