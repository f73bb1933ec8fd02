/**
 * Operations on open files: reading, writing, flushing, allocating, splicing, closing.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="file"}
 */
package dev.uring.op.file;
