/** The verdict on a plan: the sentences of its outcomes, its chart, and what could be seen before the start. */
export const verdicts = {
  title: "Verdict",
  none: "The verdict comes on {day}, once the answers of the last period are in.",
  void: "What was agreed is void since {day}. Until the plan is agreed anew, its verdict could only be “not comparable”.",
  voidStopped:
    "What was agreed is void since {day}, and the plan was stopped on {stopped}: the verdict will be “not comparable”. It comes on {due}.",
  notYet: "Nothing is agreed yet. When the plan is approved, what it will be judged by is frozen.",
  sentence: {
    improvedFirm:
      "{metric} in {plan} rose by {change} more than its comparison of {units, plural, one {one unit} other {# units}} led us to expect ({level} interval {low} to {high}).",
    worsenedFirm:
      "{metric} in {plan} fell by {change} more than its comparison of {units, plural, one {one unit} other {# units}} led us to expect ({level} interval {low} to {high}).",
    improvedLimited: "{metric} in {plan} rose by {change} more than expected ({level} interval {low} to {high}). {why}",
    worsenedLimited: "{metric} in {plan} fell by {change} more than expected ({level} interval {low} to {high}). {why}",
    limitedUnits: "Limited evidence: only {units, plural, one {one unit} other {# units}} to compare with.",
    limitedHistory:
      "Limited evidence: only {periods, plural, one {# four-week period} other {# four-week periods}} of history.",
    improvedChange:
      "{metric} in {plan} rose by {change} against its own past ({level} interval {low} to {high}). There is nothing to compare with, so nobody can tell whether the plan did it.",
    worsenedChange:
      "{metric} in {plan} fell by {change} against its own past ({level} interval {low} to {high}). There is nothing to compare with, so nobody can tell whether the plan did it.",
    ruledOut: "No change of {meaningful} or more: the effect lies between {low} and {high}.",
    undetected:
      "No detectable change: {change}, but anything from {low} to {high} fits the answers.{detectable, select, none {} other { Only changes from {detectable} could be seen, as said before the start.}}",
    lastYearDisagrees: "No detectable change: the same weeks of last year point the other way.",
    exclusionsDecide: "No detectable change: the result depends on windows that were written down after the approval.",
    window:
      "Too few answers: {answers} of the {least} needed {window, select, baseline {before} other {after}} the start{role, select, comparison { in the comparison} other {}}.",
    stoppedEarly: "Stopped before the first four weeks were complete.",
    periods:
      "Too few answers: {periods, plural, one {only one four-week period} other {only # four-week periods}} {window, select, baseline {before} other {after}} the start can be used.",
    scaleChanged:
      "Not comparable: the question or its scale changed{day, select, none {} other { in the four weeks from {day}}}; {share} of the answers are on another one.",
    modeChanged: "Not comparable: how people were asked changed ({of} from {before} to {after}).",
    mixChanged: "Not comparable: who answers changed too much ({of} from {before} to {after}).",
    trendsDiffer:
      "Not comparable: {plan} was already {direction, select, up {gaining} other {losing}} {slope} every four weeks on the comparison before the start.",
    trendTooStrong: "Not comparable: the score was already moving by {slope} every four weeks.",
    planUnitsLost: "Not comparable: {lost} of {registered} units of the plan have no answers any more.",
    comparisonLost: "Not comparable: {lost} of {registered} units of the comparison have no answers any more.",
    historyTooShort: "Not comparable: only {periods} of the 8 four-week periods of history needed.",
    registrationVoid:
      "Not comparable: the goal was changed on {day}, after the approval; what was agreed no longer applies.",
    joint: "Together with {plans}: {sentence} Neither can be credited alone.",
    jointHidden:
      "Judged together with {plans}, also by answers at touchpoints that you do not see: figures of all of it are for those who see them.",
    atLeastMeaningful: "That is at least the {meaningful} that were to count.",
    belowMeaningful: "It is less than the {meaningful} that were to count.",
    open: "Whether it is the {meaningful} that were to count remains open.",
    targetMet: "Target of {target} met.",
    targetMissed: "That is less than the target of {target}.",
    mix: "Of {observed} seen, {mix} come from different people or channels answering, {real} are real.",
    lost: "{units} had no answers any more and were left out of both periods.",
    now: "Computed on {day}. With the answers as they are today it would be {change} ({low} to {high}).",
    nowNone: "Computed on {day}. With the answers as they are today nothing could be compared.",
    computed: "Computed on {day}.",
    askNow: "What would it be with today’s answers?",
    same: "Computed on {day}; today’s answers give the same.",
  },
  watch: {
    title: "Since it was closed",
    lasts: "It lasts: {count, plural, one {# look} other {# looks}} of 13, the last at {days}.",
    score: "The plan’s gap was {gap}; below {bound} it would have come back.",
    back: "It is back: found in the four weeks {days}.",
    backScore: "The plan’s gap fell to {gap}; what was reached would not fall below {bound} by chance.",
    backTheme: "{theme} is in {share} of the comments again, against {reference} when the plan ended.",
    before: "It came back before, found in the four weeks {days}.",
    anew: "It is watched anew from {day}.",
    next: "The next look comes on {day}.",
    over: "Watched for a year; it has lasted.",
  },
  soFar: {
    title: "So far",
    line: "Four weeks {period} of {of}: {change}, {low} to {high}, n = {n}.",
    none: "Four weeks {period} of {of}: nothing can be said yet.",
    next: "The verdict comes on {day}. Until then there is no word for it.",
  },
  chart: {
    title: {
      improved: "{metric} did better where the plan works than elsewhere",
      worsened: "{metric} did worse where the plan works than elsewhere",
      noDetectableChange: "{metric} did not move detectably apart",
      tooFewAnswers: "{metric} has too few answers to tell",
      notComparable: "{metric} cannot be compared",
      running: "{metric} where the plan works and elsewhere",
      before: "{metric} before the start, where the plan is to work and elsewhere",
    },
    subtitle: "By four weeks, with 95% interval. Dashed: mean of the window.",
    plan: "Plan",
    comparison: "Comparison",
    baseline: "Baseline, {count, plural, one {# period} other {# periods}}",
    starts: "Starts {day}",
    leftOut: "Left out",
    summary: "Show as table",
    caption: "{metric} by four weeks",
    columns: { period: "Four weeks", plan: "Plan", planN: "n", comparison: "Comparison", comparisonN: "n" },
    alt: "{metric} of the plan and of its comparison by four weeks, before and after the start on {day}.",
  },
  rows: {
    title: "Change from the baseline",
    plan: "Plan units",
    comparison: "Comparison",
    difference: "Effect, projected",
    goal: "goal {target}",
    ends: "{low} to {high}",
    why: "The effect is not the one change less the other: it allows for where both were already heading before the start, and for another mix of answers.",
    label: "{name}: {value}, {low} to {high}",
  },
  details: {
    title: "How it was computed",
    method:
      "The gap of the plan’s units to their comparison, by four weeks, projected from before the start; one planned look at the end.",
    trend: "Movement before the start: {slope} a period (p = {p}).",
    placebo: "The same sum in units without a plan scatters {ratio} times as much as expected.",
    lastYear: "Against the same weeks of last year: {change}.",
    lastYearNone: "There is no last year to look at.",
    standardError: "Standard error {error}, {df} degrees of freedom.",
    comparisonUnits: "Compared with: {units}.",
    leftOutDays: "Left out: {title}, {days}.",
    joint: "Judged together with {plans}.",
  },
  forecast: {
    title: "Can we tell?",
    yes: "Yes: a change of {change} can be seen with the answers that come in.",
    no: "Not yet: at today’s rate only changes from {detectable} can be seen.",
    never:
      "It cannot be verified this way: no number of answers would show {change}, because the units themselves move too much.",
    needed: "Answers needed every four weeks where the plan works: {needed}. Coming in: {have}.",
    short:
      "There are {periods} of the 8 four-week periods of history needed. Import two years of answers, and the verdict can be firm.",
    trend: "The gap is already moving too fast: the verdict would be “not comparable”.",
    claim: {
      firm: "The verdict can be firm: {units, plural, one {one unit} other {# units}} to compare with and {periods} periods of history.",
      limited:
        "The evidence would be limited: {units, plural, one {one unit} other {# units}} to compare with, {periods} periods of history.",
      change: "There is nothing to compare with: the verdict can say whether it rose, and not why.",
    },
    help: {
      title: "What would help",
      moreUnits: "Twice as many units: changes from {detectable}",
      moreComparisonUnits: "More units to compare with: changes from {detectable}",
      longerHistory: "Two years of history: changes from {detectable}",
      moreAfterPeriods: "Following it twice as long: changes from {detectable}",
    },
    overlaps:
      "{plans} {count, plural, one {works} other {work}} on the same number in {units} at the same time. Start after the end of the other, or leave those units out; else both get one joint verdict.",
    leftOut: "Left out of the verdict, agreed with the approval: {title}, {days}.",
    verdictOn: "The verdict would come on {day}.",
    ask: "Set metric, units and start, and this says what can be seen.",
  },
  balance: {
    title: "Balance table",
    of: { level: "Level", answersPerPeriod: "Answers a period and unit", strata: "Kinds of answers", unrest: "Unrest" },
    columns: { what: "What", plan: "Plan", comparison: "Comparison", difference: "Difference" },
    sd: "{value} sd",
    distance: "{value} apart",
    flagged: "far apart",
    barred: {
      hasOwnPlan: "{unit} has a plan of its own",
      tooFewAnswers: "{unit} has too few answers",
      tooFewPeriods: "{unit} has gaps",
      otherMode: "{unit} is asked in other ways",
    },
  },
  unit: { points: "{value} points", percent: "{value} percentage points" },
  list: { more: "{names} and {count} more" },
} as const;
