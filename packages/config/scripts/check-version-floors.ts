import { lockfilePath, readLockfile } from "./lockfile.ts";
import { type Check, runCheck } from "./repository.ts";

// The first versions without a known way in. They stand here because not every registry answers `npm audit`.
const floors: Record<string, string> = {
  next: "16.4.1",
  react: "19.2.6",
  "react-dom": "19.2.6",
  "next-auth": "4.24.15",
  "drizzle-orm": "0.45.2",
  "@trpc/server": "11.8.0",
  nodemailer: "7.0.7",
};

/** No installed copy of a package stands below its floor. */
export const checkVersionFloors: Check = {
  name: "version floors",
  find: (repository) =>
    Object.entries(readLockfile(repository).packages).flatMap(([path, { version }]) => {
      const floor = floors[path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)];
      return floor && version && isBelow(version, floor)
        ? [{ path: lockfilePath, message: `${path} is ${version}; the floor is ${floor}` }]
        : [];
    }),
};

function isBelow(version: string, floor: string): boolean {
  const [own, least] = [numbersOf(version), numbersOf(floor)];
  const at = least.findIndex((number, index) => own[index] !== number);
  // A preview of the floor comes before it.
  return at < 0 ? version.includes("-") : (own[at] ?? 0) < (least[at] ?? 0);
}

const numbersOf = (version: string): number[] => (version.split("-")[0] ?? "").split(".").map(Number);

if (import.meta.main) runCheck(checkVersionFloors);
