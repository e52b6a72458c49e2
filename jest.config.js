/** Tests run on the sources as they are; swc only strips the types, `npm run typecheck` checks them. */
module.exports = {
  testEnvironment: "node",
  // A command line started as a process of its own takes seconds on a busy machine.
  testTimeout: 60_000,
  roots: ["<rootDir>/test"],
  setupFilesAfterEnv: ["<rootDir>/test/known-ids.ts"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/e2e/"],
  moduleNameMapper: { "^pdfjs-dist/legacy/build/(pdf(?:\\.worker)?)\\.mjs$": "<rootDir>/test/pdfjs/$1.js" },
  transform: {
    "^.+\\.(t|j)sx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
      },
    ],
  },
};
