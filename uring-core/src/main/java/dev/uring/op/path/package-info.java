/**
 * Operations on names in the file system: opening, querying, renaming, linking, removing, extended attributes.
 *
 * <p>A path is a NUL-terminated string in native memory, as {@code Arena.allocateFrom(String)} makes it. The kernel
 * copies it when it takes the entry.
 *
 * {@snippet class="dev.uring.snippet.FamilyTest" region="path"}
 */
package dev.uring.op.path;
