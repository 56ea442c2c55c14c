import { closeDatabase, configureDatabase } from "@heard/db";
import { saveSubmission } from "../surveys/save-submission.ts";
import { startSubmission } from "../surveys/start-submission.ts";

/** A gateway of its own that takes one answer: `node answer-as-gateway.ts SURVEY PERSONAL_TOKEN NOW ANSWERS`, with DATABASE_URL and AUTH_SECRET. */
const [survey = "", personal = "", at = "", answers = "{}"] = process.argv.slice(2);
const { DATABASE_URL: databaseUrl = "", AUTH_SECRET = "" } = process.env;

configureDatabase({ databaseUrl, authSecret: AUTH_SECRET });
const deps = { authSecret: "secret", now: () => new Date(at), random: (size: number) => new Uint8Array(size) };
const { token } = await startSubmission({ survey, mode: "email", personal }, deps);
await saveSubmission({ token, language: "en", answers: JSON.parse(answers), isComplete: true }, deps);
await closeDatabase();
