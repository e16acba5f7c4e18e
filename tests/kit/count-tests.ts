interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/**
 * What a report of vitest says. A file that could not even be loaded has no failed test, and an error outside of every
 * test only shows in how the run ended: each counts as one failure, so that nothing red is called green.
 * @throws SyntaxError when the run was cut off while it wrote the report
 */
export function countTests(json: string, endedWell: boolean): { passed: number; failed: number } {
  const report = JSON.parse(json) as Report;
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((one) => one.status === "failed"),
  ).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: !endedWell && failed === 0 ? 1 : failed };
}
