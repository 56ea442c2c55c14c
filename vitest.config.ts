import { configDefaults, defineConfig } from "vitest/config";

const databaseTests = ["**/*.db.test.ts"];
// Everything that writes or reads the data plane, again on the oldest PostgreSQL that is supported.
const dataPlaneTests = [
  "packages/db/src/*.db.test.ts",
  "packages/core/src/{audit,comments,imports,measures,readings,responses,rollups,trace}/**/*.db.test.ts",
];
const onPostgres15 = process.env.HEARD_TEST_POSTGRES === "15";

export default defineConfig({
  test: {
    // Its own number leaves a core to whoever watches: of two, half of the machine. Much of a database test is waiting for the server.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{apps,packages}/**/*.test.{ts,tsx}"],
          exclude: [...configDefaults.exclude, ...databaseTests],
          // How long a test takes is for the bench to say; a busy machine must not fail one.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: onPostgres15 ? dataPlaneTests : databaseTests,
          globalSetup: "packages/db/src/testing/global-setup.ts",
          // A clone of the template database and a first plan on two busy cores take their time.
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
