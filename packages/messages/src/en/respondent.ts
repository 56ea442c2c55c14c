/** What respondents read around the questions of a survey: short, kind, without a word of ours that they would have to learn. */
export const respondent = {
  next: "Next",
  send: "Send",
  back: "Back",
  optional: "Optional",
  language: "Language",
  progress: "Progress",
  effort:
    "{count, plural, one {One question} other {# questions}}, {unit, select, minutes {{length, plural, one {about a minute} other {about # minutes}}} other {about {length} seconds}}.",
  preview: "This is a preview. Nothing that you send is kept.",
  leaveEmpty: "Leave this field empty",
  ownWords: "In your own words",
  chooseAny: "Choose all that apply.",
  chooseSome:
    "{range, select, both {Choose {fewest} to {most}.} most {Choose up to {most}.} other {Choose {fewest} or more.}}",
  rankHint:
    "{count, plural, one {Pick the one that comes first.} other {Give the places 1 to #, with 1 for the first.}}",
  noPlace: "No place",
  place: "Place {place}",
  stars: "{count, plural, one {# star} other {# stars}}",
  noAnswer: "No answer",
  agree: "Yes, I agree",
  point: "{point}: {label}",
  numberRange:
    "{range, select, both {A number from {least} to {most}} least {A number from {least} up} most {A number up to {most}} other {A number}}",
  dateRange:
    "{range, select, both {From {from} to {to}} earliest {From {from} on} latest {No later than {to}} other {Any day}}",
  fileHint: "{types}, up to {size}",
  fileKept: "{name} is attached.",
  answersAgain: "{count, plural, one {One answer needs another look} other {# answers need another look}}",
  problems: {
    question_unknown: "This question is no longer part of the survey. The rest of your answers is kept.",
    answer_unreached: "This question does not apply any more. The rest of your answers is kept.",
    answer_missing: "This one is needed to go on.",
    answer_type: "{kind, select, number {Enter a number, such as 12.} other {Choose or enter an answer.}}",
    score_off_scale: "Choose one from {min} to {max}.",
    choice_unknown: "Choose one of these.",
    choice_twice: "Each can be chosen once only.",
    choice_alone: "“{choice}” goes with no other choice.",
    choices_few: "Choose at least {fewest}.",
    choices_many: "Choose at most {most}.",
    own_words_unasked: "These words belong to a choice that takes none. Choose again.",
    row_unknown: "This row is no longer there. The rest of your answers is kept.",
    row_missing: "This row still needs an answer.",
    rank_incomplete: "{count, plural, one {Pick one.} other {Give each of the places 1 to # once.}}",
    text_too_long: "This is {length} characters long; {most} fit.",
    number_outside:
      "{range, select, both {Enter a number from {least} to {most}.} least {Enter a number from {least} up.} other {Enter a number up to {most}.}}",
    number_too_fine:
      "{decimals, plural, =0 {Enter a whole number.} one {One decimal is enough.} other {# decimals are enough.}}",
    date_impossible: "Enter a day that exists.",
    date_outside:
      "{range, select, both {Choose a day from {from} to {to}.} earliest {Choose {from} or a later day.} other {Choose {to} or an earlier day.}}",
    file_type: "This kind of file cannot be taken. These can: {types}.",
    file_too_large: "This file has {size}; up to {most} fit.",
    consent_needed: "Without your agreement nothing can be taken. You can also leave this page.",
  },
  script: {
    waiting: "No connection right now. Your answers are kept on this device and go out by themselves.",
    kept: "Your answers from before are still here.",
    startAgain: "Start again",
  },
  done: { text: "You can close this page." },
  leaving: { title: "Your answers have arrived", action: "Go on to {host}" },
  answered: {
    title: "You have answered already",
    text: "Your answers arrived the first time. There is nothing more to do.",
  },
  closed: { title: "This survey is closed", text: "It takes no more answers. Thank you for wanting to give one." },
  notYet: { title: "This survey is not open yet", text: "It opens on {date}. The same link will work then." },
  soon: { title: "This survey is not open yet", text: "The same link will work once it opens." },
  paused: { title: "This survey is taking a break", text: "The same link will work again once it goes on." },
  full: { title: "This survey has all the answers it needs", text: "Thank you for wanting to give one." },
  unknown: { title: "There is no survey here", text: "Perhaps the address was cut short. The whole link leads there." },
  expired: { title: "This link has run out", text: "It was made for a certain time. Nothing was sent." },
  linkIncomplete: {
    title: "Something is missing from this link",
    text: "Perhaps it was cut short or changed. The whole link leads to the survey.",
  },
  changed: {
    title: "This page has been open for a long time",
    text: "It cannot be sent any more. The survey itself is still open.",
    action: "Start again",
  },
  busy: {
    title: "Many people are answering right now",
    text: "{seconds, plural, one {Try again in a second.} other {Try again in # seconds.}} Nothing was lost.",
    action: "Try again",
  },
  tooLarge: {
    title: "That is more than fits",
    text: "Everything on one page may have up to {most}. Go back and send less.",
  },
  unavailable: {
    title: "This cannot be reached right now",
    text: "Nothing was lost. Go back and try again in a moment.",
  },
} as const;
