import { closeDatabase, configureDatabase } from "@heard/db";
import { saveSubmission } from "../surveys/save-submission.ts";
import { startSubmission } from "../surveys/start-submission.ts";

/** A gateway of its own that takes one answer: `node answer-as-gateway.ts SURVEY PERSONAL_TOKEN NOW`, with DATABASE_URL and AUTH_SECRET. */
const [survey = "", personal = "", at = ""] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = "", AUTH_SECRET = "" } = process.env;

configureDatabase({ databaseUrl, authSecret: AUTH_SECRET });
const deps = { authSecret: "secret", now: () => new Date(at), random: (size: number) => new Uint8Array(size) };
const { token } = await startSubmission({ survey, mode: "email", personal }, deps);
const answers = { nps: 9, "nps-why": "The lamp came in one piece." };
await saveSubmission({ token, language: "en", answers, isComplete: true }, deps);
await closeDatabase();
