import type { DatabaseFacts, RoleFacts } from "@heard/db/examine";

/** What one look found: a fault keeps Heard from working or lets data be lost or seen; a warning will become one. */
export type Finding = { what: string; state: "ok" | "warning" | "fault"; says: string; advice: string | null };

const ok = (what: string, says: string): Finding => ({ what, state: "ok", says, advice: null });
const finding =
  (state: "warning" | "fault") =>
  (what: string, says: string, advice: string): Finding => ({ what, state, says, advice });
const warning = finding("warning");
const fault = finding("fault");

const supported = { least: 15, most: 18 };

/** Only what is the same everywhere sorts indexes the same way after the system under the database was renewed. */
const isStable = ({ localeProvider, locale }: DatabaseFacts) =>
  localeProvider === "builtin" || /^(C|POSIX|C\.UTF-?8)$/i.test(locale);

export function judgeDatabase(facts: DatabaseFacts, knownMigrations: readonly number[]): Finding[] {
  return [
    judgeVersion(facts.version),
    facts.encoding === "UTF8"
      ? isStable(facts)
        ? ok("locale", `UTF8, ${facts.localeProvider} ${facts.locale}`)
        : warning(
            "locale",
            `The database sorts by ${facts.localeProvider} ${facts.locale}, which changes with the system under it.`,
            "After an upgrade of the operating system run REINDEX DATABASE. A new database made with LOCALE 'C.UTF-8' needs none.",
          )
      : fault(
          "locale",
          `The database holds texts as ${facts.encoding}.`,
          "Make a database with ENCODING 'UTF8' TEMPLATE template0, and restore a backup into it.",
        ),
    judgeClock(facts.clockAheadMs),
    judgeMigrations(facts.migrations, knownMigrations),
    facts.connections.open > facts.connections.most * 0.8
      ? warning(
          "connections",
          `${facts.connections.open} of ${facts.connections.most} connections are open.`,
          "Raise max_connections, or run fewer processes: the dashboard takes up to 20, the gateway up to 30, the worker up to 21.",
        )
      : ok("connections", `${facts.connections.open} of ${facts.connections.most} open`),
  ];
}

function judgeVersion(version: number): Finding {
  const major = Math.floor(version / 10_000);
  const says = `PostgreSQL ${major}.${version % 10_000}`;
  if (major < supported.least)
    return fault(
      "server",
      `${says} is older than Heard runs on.`,
      `Upgrade it to ${supported.least} to ${supported.most}.`,
    );
  if (major > supported.most)
    return warning(
      "server",
      `${says} is newer than Heard was tried on.`,
      `Use ${supported.least} to ${supported.most}.`,
    );
  return ok("server", says);
}

function judgeClock(aheadMs: number): Finding {
  const away = Math.abs(aheadMs);
  const says = `The clocks of this machine and of the database are ${(away / 1000).toFixed(1)} s apart`;
  if (away < 2000) return ok("clock", says);
  const advice = "Let both machines keep time by NTP (timedatectl set-ntp true).";
  return away < 60_000 ? warning("clock", `${says}.`, advice) : fault("clock", `${says}.`, advice);
}

function judgeMigrations(done: readonly number[] | null, known: readonly number[]): Finding {
  if (done === null) return fault("migrations", "Heard has never been in this database.", "Run heard migrate.");
  const pending = known.filter((at) => !done.includes(at)).length;
  const newer = done.filter((at) => !known.includes(at)).length;
  if (newer > 0)
    return fault(
      "migrations",
      `The database was brought further by a newer release: ${newer} migrations are not known to this one.`,
      "Run the newer release. There is no way back but a backup.",
    );
  return pending > 0
    ? fault("migrations", `${pending} migrations have not been run.`, "Run heard migrate.")
    : ok("migrations", `all ${done.length} are done`);
}

export function judgeRoles(roles: readonly RoleFacts[]): Finding[] {
  return roles.map(({ role, refused, tooMuch }) => {
    if (refused !== null)
      return fault(
        role,
        `The role ${role} cannot sign in: ${refused}.`,
        "Run heard migrate with the same AUTH_SECRET: it makes the roles and sets their passwords.",
      );
    if (tooMuch !== null)
      return fault(
        role,
        `The role ${role} is ${tooMuch === "owner" ? "the owner of tables" : tooMuch}, so row-level security would not hold.`,
        `Take it away: ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS; and let the owner of the database own the tables.`,
      );
    return ok(role, "signs in, and is bound by row-level security");
  });
}

const gigabyte = 1_000_000_000;

export function judgeDisk(place: { path: string; freeBytes: number; allBytes: number }): Finding {
  const free = `${(place.freeBytes / gigabyte).toFixed(1)} GB free of ${(place.allBytes / gigabyte).toFixed(1)} GB`;
  const advice = "Free some, or give the volume more: a database without room stops, and so do uploads.";
  if (place.freeBytes < gigabyte / 2) return fault("disk", `Under ${place.path}: ${free}.`, advice);
  if (place.freeBytes < 2 * gigabyte || place.freeBytes < place.allBytes / 20)
    return warning("disk", `Under ${place.path}: ${free}.`, advice);
  return ok("disk", free);
}

const dayMs = 86_400_000;

export function judgeBackup(lastEndedAt: Date | null, now: Date): Finding {
  const advice = "Run heard backup every night, and copy what it made to another machine (docs/operations.md).";
  if (lastEndedAt === null) return warning("backup", "No backup was ever made from this data folder.", advice);
  const days = (now.getTime() - lastEndedAt.getTime()) / dayMs;
  return days > 2
    ? warning("backup", `The last backup is ${Math.floor(days)} days old.`, advice)
    : ok("backup", `made ${lastEndedAt.toISOString()}`);
}

/** What answers at an address, as a process that asks for it sees it. */
export type AddressAnswer = { status: number | null; says: string | null };

/** `says` is the address that the server itself goes by, where it tells. */
export function judgeAddress(setting: string, url: string, answer: AddressAnswer): Finding {
  const what = setting;
  if (answer.status === null)
    return warning(
      what,
      `Nothing answers at ${url}.`,
      `Start Heard, or set ${setting} to the address at which it is reached from outside; from this machine the name must lead there as well.`,
    );
  if (answer.says !== null && answer.says !== url)
    return fault(
      what,
      `${setting} is ${url}, but what answers there goes by ${answer.says}.`,
      `Set ${setting} to the address that people type, for every process, and start them again. Sign-in and links in letters go there.`,
    );
  if (answer.status >= 400)
    return fault(
      what,
      `${url} answers with status ${answer.status}.`,
      "Look at the log of the process and of the proxy in front of it.",
    );
  const { protocol, hostname } = new URL(url);
  if (protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname))
    return warning(
      what,
      `${url} is plain http: passwords and comments can be read on the way.`,
      "Put TLS in front (docs/operations.md).",
    );
  return ok(what, `${url} answers`);
}

export function judgeMail(smtpUrl: string | null, refused: string | null): Finding {
  if (smtpUrl === null)
    return warning(
      "mail",
      "SMTP_URL is not set: letters to customers are kept to be looked at, and nobody is invited by mail.",
      "Set SMTP_URL to your mail server, such as smtps://name:password@mail.example.org:465.",
    );
  return refused === null
    ? ok("mail", "the mail server takes the sign-in")
    : fault(
        "mail",
        `The mail server does not take the sign-in: ${refused}.`,
        "Check SMTP_URL, and that this machine may reach that port.",
      );
}
