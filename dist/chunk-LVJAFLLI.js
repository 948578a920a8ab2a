import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/errors.ts
var ConfigError = class extends Error {
  name = "ConfigError";
  problems;
  constructor(problems) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
};
var ServiceError = class extends Error {
  name = "ServiceError";
  /** The last lines the service printed, for the reader to see why. */
  output;
  constructor(message, output = [], options) {
    super(message, options);
    this.output = output;
  }
};
var PublishError = class extends Error {
  name = "PublishError";
};
function formatProblem(problem) {
  const at = problem.file === void 0 ? "" : `${problem.file}${problem.line === void 0 ? "" : `:${problem.line}:${problem.column ?? 1}`}: `;
  return `${at}${problem.where}: ${problem.message}`;
}

export {
  ConfigError,
  ServiceError,
  PublishError,
  formatProblem
};
