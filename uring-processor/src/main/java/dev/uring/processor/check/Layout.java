package dev.uring.processor.check;

import static dev.uring.processor.check.Piece.Role.BUFFER_INDEX;
import static dev.uring.processor.check.Piece.Role.FILE_INDEX;
import static dev.uring.processor.check.Piece.Role.IMPLIED;
import static dev.uring.processor.check.Piece.Role.LENGTH;
import static dev.uring.processor.check.Piece.Role.REGISTERED_FLAG;
import static dev.uring.processor.check.Piece.Role.VALUE;

import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Slot;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.FieldSpec;
import dev.uring.processor.spec.Place;
import java.util.ArrayList;
import java.util.List;

/** Which bytes and bits of the entry each field writes. */
public final class Layout {
    /** {@code IOSQE_FIXED_FILE}, the mark where nothing else is said. */
    private static final long FIXED_FILE = 1;

    private final List<Piece> pieces = new ArrayList<>();

    /** The layout of fields whose types are known to fit. */
    public static Layout of(List<FieldSpec> fields) {
        Layout layout = new Layout();
        fields.forEach(layout::add);
        return layout;
    }

    /** All pieces, in the order of the fields. */
    public List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** The pieces of one field. */
    public List<Piece> pieces(FieldSpec field) {
        return pieces.stream().filter(piece -> piece.field() == field).toList();
    }

    /** The size of a field's value in the entry, in bytes. */
    static int width(FieldSpec field, FieldSpec.Use use) {
        if (use.slot() != Slot.CMD) {
            return use.slot().width();
        }
        if (use.size() > 0) {
            return use.size();
        }
        return field.method().carrier() == Carrier.BOOLEAN
                ? widthOf(use.bits())
                : field.method().carrier().width();
    }

    /** The size of a length in the entry, in bytes. */
    static int width(FieldSpec.Length length) {
        return length.slot() == Slot.CMD ? length.size() : length.slot().width();
    }

    private static int widthOf(long bits) {
        int used = (Long.SIZE - Long.numberOfLeadingZeros(bits) + Byte.SIZE - 1) / Byte.SIZE;
        return used <= 2 ? used : used <= 4 ? 4 : 8;
    }

    private void add(FieldSpec field) {
        FieldSpec.Use use = field.use().orElseThrow();
        add(new Piece(
                field, use.slot(), use.slot().offset() + use.at(), width(field, use), VALUE, use.bits(), use.place()));
        field.length()
                .ifPresent(length -> add(new Piece(
                        field,
                        length.slot(),
                        length.slot().offset() + length.at(),
                        width(length),
                        LENGTH,
                        0,
                        length.place())));
        if (field.method().carrier() == Carrier.FIXED_MEMORY && use.slot() != Slot.BUF_INDEX) {
            add(field, Slot.BUF_INDEX, BUFFER_INDEX, 0, use.place());
        }
        field.also().forEach(also -> add(field, also.slot(), IMPLIED, also.bits(), also.place()));
        if (field.method().carrier() == Carrier.DESCRIPTOR) {
            field.registered()
                    .ifPresentOrElse(
                            registered -> addMark(field, registered),
                            () -> add(field, Slot.FLAGS, REGISTERED_FLAG, FIXED_FILE, use.place()));
        }
    }

    private void addMark(FieldSpec field, FieldSpec.Registered registered) {
        if (!registered.indexPlusOneIn().isEmpty()) {
            add(field, registered.indexPlusOneIn().getFirst(), FILE_INDEX, 0, registered.place());
        } else if (registered.accepts() != Accepts.RAW && registered.flag() != 0) {
            add(field, registered.flagIn(), REGISTERED_FLAG, registered.flag(), registered.place());
        }
    }

    private void add(FieldSpec field, Slot slot, Piece.Role role, long bits, Place place) {
        add(new Piece(field, slot, slot.offset(), slot.width(), role, bits, place));
    }

    private void add(Piece piece) {
        pieces.add(piece);
    }
}
