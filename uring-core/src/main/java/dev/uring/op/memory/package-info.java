/**
 * Advice about memory, and the constants of mappings.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="memory"}
 */
package dev.uring.op.memory;
