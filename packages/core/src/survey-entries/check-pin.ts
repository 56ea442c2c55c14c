import { createHash } from "node:crypto";
import { inTenant } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requireToken, returnToken } from "../rate-limits/take.ts";
import { verifyPassword } from "../sign-in/hash.ts";
import { openSurvey } from "../surveys/open-survey.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import { resolveEntry } from "./resolve-entry.ts";
import { digitsIn, isPin, pinTries } from "./rules.ts";

/**
 * Whether somebody at a kiosk knows its PIN. Wrong tries slow a device down, and never lock anybody out.
 * @throws DomainError forbidden `pin_wrong`; limit_exceeded with the seconds to wait; what `resolveEntry` throws
 */
export async function checkPin(
  { survey, token, pin, address }: { survey: string; token: string; pin: string; address: string },
  deps: { authSecret: string; now: () => Date },
): Promise<void> {
  const opened = await openSurvey(survey, { version: null, now: deps.now });
  await resolveEntry(opened, { by: "kiosk", token }, deps);
  const { id } = opened.page.survey;
  const device = `kiosk-pin:${id}:${createHash("sha256").update(`${token} ${address}`).digest("base64url")}`;
  const all = `kiosk-pin:${id}`;
  // Taken before the PIN is looked at, so that many tries at once are as few as one after another.
  await requireToken(device, pinTries.device);
  await requireToken(all, pinTries.survey);
  const { kioskPinHash } = await inTenant(opened.ctx, (tx) => findSurveyRow(tx, id));
  const typed = digitsIn(pin);
  const isRight = kioskPinHash !== null && isPin(typed) && (await verifyPassword(kioskPinHash, typed));
  if (!isRight) throw new DomainError("forbidden", "pin_wrong");
  await returnToken(device, pinTries.device);
  await returnToken(all, pinTries.survey);
}
