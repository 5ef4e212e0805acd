/** One project for mutation testing, because Stryker knows of one: the specs that `.ci/mutation.js` names for the files that it mutates. */
import jest from './jest.config.js';

const { displayName: _displayName, ...unit } = jest.projects[0];

export default {
  ...unit,
  testTimeout: jest.testTimeout,
  testMatch: (process.env.MUTATION_SPECS ?? '').split(',').map((spec) => `<rootDir>/${spec}`),
};
