/** The ring: set up, submission, completion. */
package dev.uring;
