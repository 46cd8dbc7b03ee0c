const { NAMESPACE, watchedFunctions } = require('./watched.cjs');

/** Lambda ends each run with a line of the log, which has this only if an instance was started for it. */
const COLD_START = '"Init Duration"';

/**
 * Counts cold starts from what Lambda logs by itself, so that no function has to load anything to tell of them.
 * @param {import('./watched.cjs').Configuration} configuration
 */
async function resources(configuration) {
  const functions = await watchedFunctions(configuration);
  return Object.fromEntries(
    functions.map(({ resourceName }) => {
      const group = resourceName.replace(/LambdaFunction$/, 'LogGroup');
      return [`ColdStarts${group}`, filterOf(group)];
    }),
  );
}

/** @param {string} group */
function filterOf(group) {
  return {
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      LogGroupName: { Ref: group },
      FilterPattern: COLD_START,
      MetricTransformations: [
        {
          MetricNamespace: NAMESPACE,
          MetricName: { 'Fn::Sub': `ColdStarts-\${AWS::StackName}` },
          MetricValue: '1',
          Unit: 'Count',
        },
      ],
    },
  };
}

module.exports = { resources };
