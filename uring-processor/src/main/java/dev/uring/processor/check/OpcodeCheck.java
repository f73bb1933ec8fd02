package dev.uring.processor.check;

import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.OpcodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks an operation's spec as a whole, and finds its layout. */
public final class OpcodeCheck {
    private static final int MAX_OPCODE = 255;
    private static final Pattern RELEASE = Pattern.compile("\\d{1,4}\\.\\d{1,4}");
    private static final Pattern MANUAL_PAGE = Pattern.compile("[\\w.:-]+\\([1-9]\\w*\\)");

    private final Problems problems;
    private final DeclarationCheck declarations;
    private final ValueCheck values;
    private final AnnotationCheck annotations;
    private final RegisteredBufferCheck buffers;
    private final SizeOfCheck sizes;
    private final OverlapCheck overlaps;

    /** Reports to those problems. */
    public OpcodeCheck(Problems problems, DeclarationCheck declarations) {
        this.problems = problems;
        this.declarations = declarations;
        this.values = new ValueCheck(problems);
        this.annotations = new AnnotationCheck(problems, values);
        this.buffers = new RegisteredBufferCheck(problems);
        this.sizes = new SizeOfCheck(problems, declarations);
        this.overlaps = new OverlapCheck(problems);
    }

    /** The layout of a spec without problems; empty after reporting all that it has. */
    public Optional<EntryLayout> check(OpcodeSpec spec) {
        int before = problems.count();
        if (!declarations.check(spec.declaration(), spec.place())) {
            return Optional.empty();
        }
        checkAnnotation(spec);
        List<EntryField> sound = new ArrayList<>();
        for (EntryField field : spec.fields()) {
            int beforeField = problems.count();
            check(field, spec);
            if (problems.count() == beforeField) {
                sound.add(field);
            }
        }
        sizes.check(spec);
        EntryLayout layout = EntryLayout.of(sound);
        overlaps.check(layout.placements());
        return problems.count() == before ? Optional.of(layout) : Optional.empty();
    }

    private void checkAnnotation(OpcodeSpec spec) {
        if (spec.code() < 0 || spec.code() > MAX_OPCODE) {
            problems.report(Problem.BAD_OPCODE, spec.place(), spec.code());
        }
        if (!spec.since().isEmpty() && !RELEASE.matcher(spec.since()).matches()) {
            problems.report(Problem.BAD_SINCE, spec.place(), spec.since());
        }
        if (!spec.man().isEmpty() && !MANUAL_PAGE.matcher(spec.man()).matches()) {
            problems.report(Problem.BAD_MAN, spec.place(), spec.man());
        }
    }

    private void check(EntryField field, OpcodeSpec spec) {
        String name = field.name();
        declarations.check(field.method());
        if (ReservedNames.isInOperations(name)) {
            problems.report(
                    Problem.RESERVED_NAME, field.method().place(), name, "operation" + NameStyle.upperFirst(name));
        }
        field.use()
                .ifPresentOrElse(
                        use -> values.check(field, use, spec.sqe128()),
                        () -> problems.report(Problem.NO_FIELD, field.method().place(), name, likelySlot(name)));
        annotations.check(field, spec.sqe128());
        buffers.check(spec, field);
    }

    private static String likelySlot(String field) {
        return Suggestions.slotFor(field)
                .map(slot -> ", perhaps @SqeField(" + slot + ")")
                .orElse("");
    }
}
