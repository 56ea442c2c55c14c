export type Env = { databaseUrl: string; authSecret: string; dataDir: string };

/** What the worker needs from its environment. @throws Error naming the variable that is missing */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const need = (name: string) => {
    const value = source[name];
    if (!value) throw new Error(`${name} is not set. Start the worker with "heard serve worker" or "npm start".`);
    return value;
  };
  return { databaseUrl: need("DATABASE_URL"), authSecret: need("AUTH_SECRET"), dataDir: need("HEARD_DATA_DIR") };
}
