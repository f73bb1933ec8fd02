package dev.uring.processor.spec;

import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.Result;
import java.util.List;

/**
 * One declared operation.
 *
 * @param declaration the interface
 * @param code the opcode number
 * @param since the kernel release, or empty
 * @param result what a completion means
 * @param sqe128 whether the entry has 128 bytes
 * @param man the manual page, or empty
 * @param flags what completions may carry
 * @param fields the methods, in the order of the source
 * @param sizes how much memory is used, where a method tells
 * @param isOrdered whether no default can use a field that is declared below it
 * @param place the annotation
 */
public record OpcodeSpec(
        Declaration declaration,
        int code,
        String since,
        Result result,
        boolean sqe128,
        String man,
        List<CompletionFlag> flags,
        List<EntryField> fields,
        List<SizeSpec> sizes,
        boolean isOrdered,
        Place place) {

    /** The size of the entry, in bytes. */
    public int entrySize() {
        return sqe128 ? 128 : 64;
    }
}
