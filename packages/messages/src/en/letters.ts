/** What stands in letters to customers around the organisation's own words, and on the page on which they say what they want to hear of. */
export const letters = {
  begin: "Answer now",
  why: "You receive this letter because {organisation} would like to know what you think.",
  stop: "Do not write to me again",
  answerHere: "Answer here:",
  answerDirectly: "Or choose your answer at once:",
  stopHere: "If you want no more letters of this kind:",
  test: "[Test] {subject}",
  draft: {
    subject: "How satisfied are you with {organisation}?",
    body: "Hello {name},\n\nwe would like to know how satisfied you are with us. It takes a minute, and people read every answer.\n\nThank you,\n{organisation}",
    message: "{organisation}: how satisfied are you with us? {link}",
  },
  preferences: {
    title: "What may {organisation} write to you about?",
    text: "Press a button and it counts at once.",
    stop: "No more of this",
    stopAll: "Nothing at all any more",
    stopped: "You are not written to about this.",
    allStopped: "You get nothing more from {organisation}.",
    invalidTitle: "This link is not complete",
    invalidText: "Open the link in the letter once more, or copy all of it.",
  },
} as const;
