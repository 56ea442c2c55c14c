/** Letters, in plain text: a subject, and a text that says what it is about, what to do, and what when it was not asked for. */
export const mail = {
  alerts: {
    subject: "{count, plural, one {One change} other {# changes}} at {organisation}",
    text: "Hello {name},\n\nwhat changed beyond chance:\n\n{lines}\n\nHow much, since when and why it was found:\n{link}\n\nYou asked for these letters; you end them on the same page.",
  },
  invitation: {
    subject: "{organisation} invites you to Heard",
    text: "Hello,\n\n{organisation} invites you to Heard, where its customers’ feedback becomes scores and plans.\n\nYour roles there: {roles}\n\nAccept the invitation here, within {days} days:\n{link}\n\nIf you did not expect this letter, leave it; nothing happens without you.",
  },
  lateCase: {
    subject: "Case {number} at {organisation} is late",
    text: "Hello {name},\n\nthe time of case {number} (“{title}”) is over, and it comes to you:\n{link}\n\nWhat the customer said and what was done so far stands there.",
  },
  minutes: {
    subject: "Minutes of the council of {organisation}, {day}",
    text: "Council meeting of {organisation}, {day}\n\nPresent: {present}\nAbsent: {absent}\nStanding in: {proxies}\n\n{items}\n\nThe meeting in Heard:\n{link}",
  },
  passwordLink: {
    subject: "A new password for Heard",
    text: "Hello {name},\n\nchoose a new password here, within one hour; the link works once:\n{link}\n\nAll your sessions end when it is set. If you did not ask for this, leave it; your password stays as it is.",
  },
  signInLink: {
    subject: "Sign in to Heard",
    text: "Hello {name},\n\nsign in here, within 15 minutes; the link works once:\n{link}\n\nIf you did not ask for this, leave it; nobody gets in without the link.",
  },
  webhookFailing: {
    subject: "Webhook “{webhook}” of {organisation} is switched off",
    text: "Hello {name},\n\n“{webhook}” ({host}) has taken no message for {days} days, so nothing is sent to it any more. What it missed is kept for thirty days.\n\nWhen it works again, switch it on and send what it missed:\n{link}",
  },
  webhookGone: {
    subject: "Webhook “{webhook}” of {organisation} is switched off",
    text: "Hello {name},\n\n“{webhook}” ({host}) answered 410: it wants nothing any more. Nothing is sent to it.\n\nWhat it missed is kept for thirty days:\n{link}",
  },
} as const;
