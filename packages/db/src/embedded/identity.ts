import { execFileSync } from "node:child_process";

export type Identity = { uid: number; gid: number };

/** The unprivileged user who runs the server when root starts it. */
export const serverUser = "postgres";

/** The ids of {@link serverUser}, who is created when absent. @throws Error saying what to do where that is not possible */
export function serverIdentity(): Identity {
  return identityOf(serverUser) ?? createdIdentity();
}

function identityOf(user: string): Identity | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" }));
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return null;
  }
}

/** `useradd` on most Linuxes, BusyBox's `adduser` on Alpine; macOS has neither. */
function createdIdentity(): Identity {
  const attempts: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", serverUser]],
    ["adduser", ["-S", "-D", "-H", "-s", "/bin/false", serverUser]],
  ];
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: "ignore" });
    } catch {
      continue;
    }
    const made = identityOf(serverUser);
    if (made) return made;
  }
  throw new Error(
    `PostgreSQL refuses to run as root, and a user "${serverUser}" could not be made: neither useradd nor adduser worked. Create that user, start Heard as an ordinary user, or set DATABASE_URL to a server of your own.`,
  );
}
