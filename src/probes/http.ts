import type { ComponentConfig } from '../config/component-config.ts'
import type { RequestClass } from '../config/config.ts'

const PREFIX = 'component:'

/** HTTP components, and the ways to experts, are probed like a request class of their own, at the same low steady rate. */
export function httpProbes(components: readonly ComponentConfig[]): RequestClass[] {
  return components.flatMap((component) => ('request' in component ? [{ name: PREFIX + component.name, requests: [component.request] }] : []))
}

/** The component behind a probe's class name; undefined for the user's own classes. */
export function componentOf(className: string): string | undefined {
  return className.startsWith(PREFIX) ? className.slice(PREFIX.length) : undefined
}
