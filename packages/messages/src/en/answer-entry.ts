/** Type in answers for customers. */
export const answerEntry = {
  title: "Type in answers",
  lead: "What a customer says on the phone or at a desk. It counts like an answer of their own, by the mode “Agent”.",
  which: "Which survey",
  howLead:
    "The survey opens in a tab of its own. The link is yours and lasts a day; the log keeps that it was you, and nothing of the answer.",
  none: "No survey takes answers now",
  noneBody: "A survey administrator publishes surveys, or lets one go on that is paused.",
} as const;
