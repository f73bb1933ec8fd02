package dev.uring.processor.layout;

import static dev.uring.processor.layout.Placement.Role.BUFFER_INDEX;
import static dev.uring.processor.layout.Placement.Role.FILE_INDEX;
import static dev.uring.processor.layout.Placement.Role.IMPLIED;
import static dev.uring.processor.layout.Placement.Role.LENGTH;
import static dev.uring.processor.layout.Placement.Role.REGISTERED_FLAG;
import static dev.uring.processor.layout.Placement.Role.VALUE;

import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Slot;
import dev.uring.processor.spec.Carrier;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Place;
import java.util.ArrayList;
import java.util.List;

/** Which bytes and bits of the entry each field writes. */
public final class EntryLayout {
    /** {@code IOSQE_FIXED_FILE}, the mark where nothing else is said. */
    private static final long FIXED_FILE = 1;

    private final List<Placement> placements = new ArrayList<>();

    /** The layout of fields whose types are known to fit. */
    public static EntryLayout of(List<EntryField> fields) {
        EntryLayout layout = new EntryLayout();
        fields.forEach(layout::add);
        return layout;
    }

    /** All placements, in the order of the fields. */
    public List<Placement> placements() {
        return List.copyOf(placements);
    }

    /** The placements of one field. */
    public List<Placement> placements(EntryField field) {
        return placements.stream()
                .filter(placement -> placement.field() == field)
                .toList();
    }

    /** The size of a field's value in the entry, in bytes. */
    public static int width(EntryField field, EntryField.Use use) {
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
    public static int width(EntryField.Length length) {
        return length.slot() == Slot.CMD ? length.size() : length.slot().width();
    }

    private static int widthOf(long bits) {
        int used = (Long.SIZE - Long.numberOfLeadingZeros(bits) + Byte.SIZE - 1) / Byte.SIZE;
        return used <= 2 ? used : used <= 4 ? 4 : 8;
    }

    private void add(EntryField field) {
        EntryField.Use use = field.use().orElseThrow();
        add(new Placement(
                field, use.slot(), use.slot().offset() + use.at(), width(field, use), VALUE, use.bits(), use.place()));
        field.length()
                .ifPresent(length -> add(new Placement(
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

    private void addMark(EntryField field, EntryField.Registered registered) {
        if (!registered.indexPlusOneIn().isEmpty()) {
            add(field, registered.indexPlusOneIn().getFirst(), FILE_INDEX, 0, registered.place());
        } else if (registered.accepts() != Accepts.RAW && registered.flag() != 0) {
            add(field, registered.flagIn(), REGISTERED_FLAG, registered.flag(), registered.place());
        }
    }

    private void add(EntryField field, Slot slot, Placement.Role role, long bits, Place place) {
        add(new Placement(field, slot, slot.offset(), slot.width(), role, bits, place));
    }

    private void add(Placement placement) {
        placements.add(placement);
    }
}
