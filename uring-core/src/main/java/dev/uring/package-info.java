/**
 * The ring: set up, submission, completion.
 *
 * <p>What holds in all packages, where a method does not say otherwise:
 * <ul>
 *   <li>A ring has one owner, the thread that opened it. Whatever is made from a ring may be used by its owner only. Values may
 *       be used by any thread, and builders, operations and entries by one thread at a time.
 *   <li>Sizes and offsets are in bytes. A value outside the range that is stated for it is refused with an
 *       {@link IllegalArgumentException}, an index with an {@link IndexOutOfBoundsException}; nothing was called or changed then.
 *   <li>Memory that an operation or a registration points at stays its owner's, who keeps it alive as long as the kernel may use
 *       it; it is native memory. Structures live as long as the memory of the allocator that they were made with.
 *   <li>A {@link dev.uring.UringException} tells what the kernel refused. Of an operation the completion tells: a result below
 *       zero is a negated {@link dev.uring.kernel.Errno}.
 *   <li>"Kernel 6.1" is the first release that has something; earlier ones refuse it, mostly with {@code EINVAL}.
 * </ul>
 */
package dev.uring;
