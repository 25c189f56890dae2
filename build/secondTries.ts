import type { Reporter, TestModule } from 'vitest/node';

/** Names the tests that passed only at a second try, after all others have run: each of them waits for too little. */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap((module) =>
      [...module.children.allTests('passed')].filter((test) => test.diagnostic()?.flaky === true),
    );
    for (const test of flaky) console.warn(`passed at the second try only: ${test.module.moduleId} > ${test.fullName}`);
  }
}
