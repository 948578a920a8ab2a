import { MEMORY_TITLES, memoryCells, type MemoryReport } from '../view/memory-rows.ts'
import type { ProfileRow } from '../view/profile-rows.ts'
import type { Report } from '../view/report.ts'
import { PHASE_WORDS } from '../words.ts'
import { factTable, functionTable } from './tables.ts'
import { html, type Html } from './markup.ts'

/** Where the CPU time of a request goes: in a sentence, by functions, and by calls. */
export function profileSection({ profiles }: Report): Html {
  return html`${profiles.map(profilePart)}`
}

function profilePart(profile: ProfileRow, index: number): Html {
  return html`<p class="lead">${PHASE_WORDS[profile.phase]}: ${profile.sentence}</p>${profile.evidence !== undefined && html`<p>${profile.evidence}.</p>${functionTable(profile)}
<h3>Calls</h3><p class="small">Each call stands under its caller, as wide as its CPU time on both sides together; red is longer on the head, green shorter.</p><div class="flame" data-flame="${index}"><p class="small">This drawing needs JavaScript; the functions are above.</p></div>`}`
}

/** What less memory does to the head. */
export function memorySection(memory: MemoryReport): Html {
  return html`<ul>${memory.sentences.map((one) => html`<li>${one}</li>`)}</ul><p class="small">${memory.evidence}.</p>${factTable('With less memory', MEMORY_TITLES, memory.rows.map(memoryCells))}`
}
