package dev.uring.processor.layout;

import dev.uring.annotations.Slot;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Place;

/**
 * Bytes of an entry, or bits in them, that a field writes.
 *
 * @param field the field
 * @param slot the member
 * @param offset where in the entry, in bytes
 * @param width how many bytes
 * @param role what the field writes there
 * @param bits the bits of a placement that is {@linkplain #isBits() bits}, else 0
 * @param place the annotation that says so
 */
public record Placement(EntryField field, Slot slot, int offset, int width, Role role, long bits, Place place) {

    /** What a field writes to a place. */
    public enum Role {
        /** Its value. */
        VALUE,
        /** The size of its memory. */
        LENGTH,
        /** The mark of a registered descriptor. */
        REGISTERED_FLAG,
        /** The index plus one of a registered descriptor. */
        FILE_INDEX,
        /** The index of the registered buffer that its memory is in. */
        BUFFER_INDEX,
        /** Bits that go with it. */
        IMPLIED
    }

    /** Whether only some bits are set, so that others may share the bytes. */
    public boolean isBits() {
        return switch (role) {
            case VALUE -> field.method().carrier() == Carrier.BOOLEAN;
            case LENGTH, FILE_INDEX, BUFFER_INDEX -> false;
            case REGISTERED_FLAG, IMPLIED -> true;
        };
    }

    /** The first byte after it. */
    public int end() {
        return offset + width;
    }

    /** What it is, for a message. */
    public String description() {
        String name = "`" + field.name() + "`";
        return switch (role) {
            case VALUE -> name + " (" + slot + ")";
            case LENGTH -> "the length of " + name + " (" + slot + ")";
            case REGISTERED_FLAG -> "the mark of a registered " + name + " (" + slot + ")";
            case FILE_INDEX -> "the registered index of " + name + " (" + slot + ")";
            case BUFFER_INDEX -> "the registered buffer of " + name + " (" + slot + ")";
            case IMPLIED -> "@AlsoSets of " + name + " (" + slot + ")";
        };
    }
}
