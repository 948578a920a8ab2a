import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/config/metrics.ts
var PROMISED = ["sla", "component-limit"];
var EVERYWHERE = ["sla", "component-limit", "compare"];
var METRICS = [
  metric("matched_response_time_ratio", "ratio", "higher", "response time of the same request on both sides", ["compare"], ["matched"]),
  metric("p50_response_time_ms", "ms", "higher", "median response time", EVERYWHERE, ["p50"]),
  metric("p90_response_time_ms", "ms", "higher", "90th percentile response time", PROMISED, ["p90"]),
  metric("p95_response_time_ms", "ms", "higher", "95th percentile response time", EVERYWHERE, ["p95"]),
  metric("p99_response_time_ms", "ms", "higher", "99th percentile response time", EVERYWHERE, ["p99"]),
  metric("avg_response_time_ms", "ms", "higher", "average response time", EVERYWHERE, ["avg", "mean"]),
  metric("max_response_time_ms", "ms", "higher", "longest response time", ["component-limit"], ["max"]),
  metric("error_rate_percent", "percent", "higher", "share of requests that failed", [...EVERYWHERE, "compare-component"], ["error_rate"]),
  metric("cpu_ms_per_request", "ms_per_request", "higher", "CPU time per request", ["compare"]),
  metric("memory_peak_mb", "MB", "higher", "highest memory use", ["compare"]),
  metric("requests_per_second", "per_second", "lower", "requests answered per second", ["sla", "compare"]),
  metric("saturation_requests_per_second", "per_second", "lower", "requests per second at saturation", ["compare"]),
  metric("avg_ms", "ms", "higher", "average time in the component", ["compare-component"], ["avg", "mean"]),
  metric("p50_ms", "ms", "higher", "median time in the component", ["compare-component"], ["p50"]),
  metric("p95_ms", "ms", "higher", "95th percentile time in the component", ["compare-component"], ["p95"]),
  metric("p99_ms", "ms", "higher", "99th percentile time in the component", ["compare-component"], ["p99"]),
  metric("critical_path_ms", "ms", "higher", "time on the critical path per traced request", ["compare-component"]),
  metric("output_tokens_per_second", "per_second", "lower", "tokens of an answer per second", ["compare-component"]),
  metric("goodput_percent", "percent", "lower", "share of answers inside all limits", ["compare-component"]),
  metric("measured_ms", "ms", "higher", "time that the command told", ["compare-component"]),
  metric("measured_mb", "MB", "higher", "size that the command told", ["compare-component"]),
  metric("measured_percent", "percent", "higher", "share that the command told", ["compare-component"]),
  metric("measured_per_second", "per_second", "lower", "rate that the command told", ["compare-component"]),
  metric("measured_count", "count", "higher", "number that the command told", ["compare-component"]),
  metric("sla_compliance_rate", "percent", "lower", "share of requests under 100 ms", ["sla"]),
  metric("availability_percent", "percent", "lower", "share of requests answered without error", ["sla"]),
  metric("cpu_utilization_percent", "percent", "higher", "share of the available CPU in use", ["sla"]),
  metric("memory_utilization_percent", "percent", "higher", "share of the available memory in use", ["sla"]),
  metric("capacity_per_second", "per_second", "lower", "highest rate that holds the promises"),
  metric("total_requests", "count", "lower", "requests sent"),
  metric("successful_requests", "count", "lower", "requests answered as expected"),
  metric("failed_requests", "count", "higher", "requests that failed"),
  metric("sla_compliant_requests", "count", "lower", "requests under 100 ms"),
  metric("llm_integration_avg_ms", "ms", "higher", "average time of the language model"),
  metric("opa_integration_avg_ms", "ms", "higher", "average time of the policy engine"),
  metric("expert_coordination_avg_ms", "ms", "higher", "average time of expert coordination"),
  metric("fuse_operation_avg_ms", "ms", "higher", "average time of a filesystem operation"),
  metric("event_store_avg_ms", "ms", "higher", "average time of the event store"),
  metric("memory_baseline_mb", "MB", "higher", "memory use before the load"),
  metric("memory_growth_mb", "MB", "higher", "growth of memory use under load"),
  metric("cpu_baseline_percent", "percent", "higher", "CPU use before the load"),
  metric("cpu_peak_percent", "percent", "higher", "highest CPU use"),
  metric("gc_collections", "count", "higher", "garbage collections"),
  metric("gc_time_total_ms", "ms", "higher", "time spent in garbage collection"),
  metric("gc_pause_p50_ms", "ms", "higher", "median pause for garbage collection"),
  metric("gc_pause_p99_ms", "ms", "higher", "99th percentile pause for garbage collection"),
  metric("gc_pause_max_ms", "ms", "higher", "longest pause for garbage collection"),
  metric("memory_late_growth_mb", "MB", "higher", "growth of memory use in the last quarter"),
  metric("memory_proportional_mb", "MB", "higher", "memory use, shared pages counted once"),
  metric("cpu_system_share_percent", "percent", "higher", "share of CPU time in the kernel"),
  metric("cpu_pressure_percent", "percent", "higher", "share of time in which some task waited for a CPU"),
  metric("memory_pressure_percent", "percent", "higher", "share of time in which some task waited for memory"),
  metric("io_pressure_percent", "percent", "higher", "share of time in which some task waited for storage"),
  metric("processes_peak", "count", "higher", "most processes at once"),
  metric("thread_growth", "count", "higher", "threads more than before the load"),
  metric("descriptor_growth", "count", "higher", "open files and sockets more than before the load"),
  metric("context_switches_per_second", "per_second", "higher", "times a second that a thread was put on a CPU"),
  metric("storage_read_mb", "MB", "higher", "read from storage"),
  metric("storage_written_mb", "MB", "higher", "written to storage"),
  metric("concurrent_agents_peak", "count", "lower", "most agents at once"),
  metric("baseline_comparison", "ratio", "higher", "average response time against the baseline"),
  metric("performance_regression_detected", "count", "higher", "regressions detected"),
  metric("regression_threshold_exceeded", "count", "higher", "regressions beyond the margin")
];
function metricsFor(...uses) {
  return METRICS.filter((one) => one.uses.some((use) => uses.includes(use)));
}
function findMetric(name, among = METRICS) {
  return among.find((one) => one.id === name) ?? among.find((one) => one.shortNames.includes(name));
}
function metricNames(among = METRICS) {
  return [.../* @__PURE__ */ new Set([...among.flatMap((one) => one.shortNames), ...among.map((one) => one.id)])];
}
function metric(id, unit, worse, words, uses = [], shortNames = []) {
  return { id, unit, worse, words, uses, shortNames };
}

export {
  METRICS,
  metricsFor,
  findMetric,
  metricNames
};
