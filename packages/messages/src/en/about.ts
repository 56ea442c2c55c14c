/** Settings / About: what this is, whose marks it names, and what lies where. */
export const about = {
  title: "About Heard",
  lead: "Open-source Voice of Customer. Version {version}.",
  stored: {
    title: "What is stored where",
    lead: "Everything is kept on the machines that run this installation. What leaves them is listed here; nothing else does.",
    database: "Database",
    databaseBody:
      "Responses, scores, comments (redacted), original comments (apart, by grant), settings, people, jobs and the audit log, in PostgreSQL.",
    keeping: "How long",
    keepingBody:
      "Answers are kept until somebody erases them, or for as many days as their survey says. Then they go with every number that they counted for; the log says how many.",
    devices: "Addresses of devices",
    devicesBody: "Not kept: limits against floods count by a keyed hash, which is no address.",
    files: "Files",
    filesBody: "Uploaded and exported files, in the data folder. Uploads are kept for 30 days, exports for 7.",
    contacts: "Customers",
    contactsBody:
      "Names and addresses of customers in the same database, apart from what they said. Erasing takes them out of it for ever; what is kept is a hash by which they stay left alone.",
    backups: "Backups",
    backupsBody:
      "Where whoever runs this installation puts them. Who is erased after a backup is erased again when it is restored.",
    letters: "Letters",
    lettersBody: "Invitations, alerts and links go through the mail server that is set for this installation.",
    others: "Other systems",
    othersBody:
      "Webhooks that owners set up hear of alerts, cases, decisions and verdicts, with no word or name of a customer. An identity provider, where one is set, is asked who signs in. Comments are read on these machines and by no service.",
    secrets: "Secrets",
    secretsBody:
      "Passwords as argon2id hashes, API keys as SHA-256 hashes; all other keys follow from the installation’s own secret.",
    browser: "Your browser",
    browserBody: "One session cookie, language and theme. No tracking, nothing from third parties.",
  },
  licences: {
    title: "Licences",
    body: "Heard is free software under the Apache License 2.0.",
    fonts: "The type: Inter and Source Serif 4, under the SIL Open Font License 1.1.",
    packages: "Main parts: {list}, each under its own licence, which comes with its package.",
  },
  marks: {
    title: "Trademarks",
    nps: "Net Promoter, Net Promoter Score, Net Promoter System and NPS are registered trademarks of Bain & Company, Inc., Fred Reichheld and NICE Satmetrix (Satmetrix Systems, Inc.). Heard is not affiliated with them.",
    others: "Names of other products belong to their owners and are used to say what can be imported.",
  },
  links: {
    title: "Where to look next",
    api: "Public API of this installation (OpenAPI 3.1)",
    source: "Source, documentation and changes",
    sourceBody: "They come with this installation: README.md, docs/ and CHANGELOG.md in its folder.",
  },
} as const;
