import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process by its id and, where the system tells, the moment it started: ids are given out again, moments are not. */
export type ProcessMark = { pid: number; startedAt: string | null };

/** The mark of a process that runs now. */
export function markOf(pid: number = process.pid): ProcessMark {
  return { pid, startedAt: linuxStat(pid)?.startedAt ?? null };
}

/** Whether the very process that was marked still runs. */
export function isMarkedProcessRunning({ pid, startedAt }: ProcessMark): boolean {
  return isRunning(pid) && startedAt === (linuxStat(pid)?.startedAt ?? null);
}

/** Whether a process runs. One that has ended and was not collected by its parent yet does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const stat = linuxStat(pid);
  return stat === null || !["Z", "X"].includes(stat.state);
}

/** The command line of a process; `null` where the system does not tell. */
export function commandOf(pid: number): string | null {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return null;
  }
}

function linuxStat(pid: number): { state: string; startedAt: string } | null {
  if (process.platform !== "linux") return null;
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The command in brackets may contain spaces and brackets; what follows its last one are fields 3 and up of proc(5).
    const [state = "", ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state, startedAt: rest[18] ?? "" };
  } catch {
    return null;
  }
}
