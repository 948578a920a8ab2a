// OpenTelemetry as its documentation sets it up. Where spans go, and which, it reads from the environment: nothing here knows of perf-gate.
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http')
const { NodeSDK } = require('@opentelemetry/sdk-node')

const sdk = new NodeSDK({ serviceName: 'orders', instrumentations: [new HttpInstrumentation()] })
sdk.start()
process.once('SIGTERM', () => void sdk.shutdown().finally(() => process.exit(0)))
