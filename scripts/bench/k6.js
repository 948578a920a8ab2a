import http from 'k6/http'

/** What k6 runs for the comparison, with what makes it cheapest: bodies unread, agents enough that none has to be started in the middle. */
const { URL, RATE, SECONDS, CONNECTIONS } = __ENV
const duration = `${SECONDS}s`

export const options = {
  discardResponseBodies: true,
  summaryTrendStats: ['p(50)', 'p(99)', 'p(99.9)'],
  scenarios: {
    all: RATE === undefined
      ? { executor: 'constant-vus', vus: Number(CONNECTIONS), duration }
      : { executor: 'constant-arrival-rate', rate: Number(RATE), duration, preAllocatedVUs: 4 * CONNECTIONS },
  },
}

export default function () {
  http.get(URL)
}

export function handleSummary({ metrics }) {
  return { stdout: JSON.stringify({ requests: metrics.http_reqs.values.count, durationMs: metrics.http_req_duration.values }) }
}
