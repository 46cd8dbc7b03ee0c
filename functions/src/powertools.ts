import { createRequire } from 'node:module';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Tracer } from '@aws-lambda-powertools/tracer';
import * as z from 'zod';
import type { CloudMetrics } from './cloud-metrics';
import type { Log, LogFields } from './log';

// Powertools for AWS Lambda lies in a layer beside the functions. It is loaded with the first line or figure that there is to write: whoever asks for something that is
// in order does not wait for it (docs/decisions/0034).

/** What Lambda tells of a run besides its event. */
export type RunContext = Parameters<Logger['addContext']>[0];

const RunContextSchema = z.custom<RunContext>(
  (value) => typeof value === 'object' && value !== null && 'awsRequestId' in value,
  'must be the context of a run',
);
const isClass = (value: unknown) => typeof value === 'function';
const LoggerModuleSchema = z.object({ Logger: z.custom<typeof Logger>(isClass) });
const MetricsModuleSchema = z.object({ Metrics: z.custom<typeof Metrics>(isClass) });
const TracerModuleSchema = z.object({ Tracer: z.custom<typeof Tracer>(isClass) });
// So that it is looked for where Lambda has its layers, and not put into the bundle.
const requireFromLayer = createRequire(__filename);

/** What Powertools gives, as the functions know it. */
export interface Powertools {
  log: Log;
  metrics: CloudMetrics;
  /** A run begins: what is logged from now on belongs to it. */
  beginRun(context: unknown): void;
}

/** Made once for each instance. Level, service and namespace are variables that the template sets; a whole event is never logged. */
export function openPowertools(): Powertools {
  const { logger, beginRun } = openLogger();
  const metrics = openMetrics();
  return { log: logThrough(logger, metrics), metrics, beginRun };
}

function openLogger() {
  let logger: Logger | undefined;
  let run: RunContext | undefined;
  let runCount = 0;

  function load(): Logger {
    const layer = LoggerModuleSchema.parse(requireFromLayer('@aws-lambda-powertools/logger'));
    const made = new layer.Logger();
    if (!run) return made;
    // It takes the first context that it is told of for the one of a cold start.
    if (runCount > 1) made.addContext(run);
    made.addContext(run);
    return made;
  }

  return {
    logger() {
      logger ??= load();
      return logger;
    },
    beginRun(context: unknown): void {
      run = RunContextSchema.parse(context);
      runCount += 1;
      logger?.addContext(run);
    },
  };
}

/** Each figure is a line of its own, written at once: a run that fails afterwards has written it too. */
function openMetrics(): CloudMetrics {
  let metrics: Metrics | undefined;

  function load(): Metrics {
    const layer = MetricsModuleSchema.parse(requireFromLayer('@aws-lambda-powertools/metrics'));
    return new layer.Metrics();
  }

  function single(): Metrics {
    metrics ??= load();
    return metrics.singleMetric();
  }

  return {
    count(name, value = 1, reason) {
      const metric = single();
      if (reason !== undefined) metric.addDimension('reason', reason);
      metric.addMetric(name, 'Count', value);
    },
    seconds: (name, value) => single().addMetric(name, 'Seconds', value),
  };
}

function logThrough(logger: () => Logger, metrics: CloudMetrics): Log {
  return {
    info: (message, fields = {}) => logger().info(message, fields),
    warn: (message, fields = {}) => logger().warn(message, fields),
    error(message, fields = {}) {
      logger().error(message, fields);
      if (isOfInvalidDocument(fields)) metrics.count('DocumentsInvalid');
    },
  };
}

/** Gives a client of the SDK back so that what it asks is a part of the trace of its run. The Tracer brings the SDK of X-Ray: it is loaded where there are traces, and only there. */
export function openTracing(): <Client>(client: Client) => Client {
  const layer = TracerModuleSchema.parse(requireFromLayer('@aws-lambda-powertools/tracer'));
  // Other requests than those of clients are not made.
  const tracer = new layer.Tracer({ captureHTTPsRequests: false });
  return (client) => tracer.captureAWSv3Client(client);
}

/** A document that was tampered with, or breaks its contract, is reported once for each version of it. */
function isOfInvalidDocument({ event }: LogFields): boolean {
  return event === 'tampered' || event === 'invalid';
}
