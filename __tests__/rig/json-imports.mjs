// GitHub's language packages import .json without the attribute that Node asks for: it is added while resolving.
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    return resolved.url.endsWith('.json') ? { ...resolved, importAttributes: { ...resolved.importAttributes, type: 'json' } } : resolved
  },
})
