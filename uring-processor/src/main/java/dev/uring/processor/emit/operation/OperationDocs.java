package dev.uring.processor.emit.operation;

import com.palantir.javapoet.CodeBlock;
import dev.uring.annotations.CompletionFlag;
import dev.uring.annotations.RegisteredFd.Accepts;
import dev.uring.annotations.Until.Lifetime;
import dev.uring.processor.emit.DocText;
import dev.uring.processor.emit.Literals;
import dev.uring.processor.layout.EntryLayout;
import dev.uring.processor.layout.Placement;
import dev.uring.processor.spec.EntryField;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.OpcodeSpec;
import dev.uring.processor.spec.SizeSpec;
import dev.uring.processor.spec.doc.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Documents a generated operation: the author's words, and what the annotations say in sentences. */
final class OperationDocs {
    private final OpcodeSpec spec;
    private final EntryLayout layout;

    OperationDocs(OpcodeSpec spec, EntryLayout layout) {
        this.spec = spec;
        this.layout = layout;
    }

    CodeBlock type() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(
                "Result: " + spec.result().meaning() + ". A negative result is an errno, negated." + completionFlags());
        if (spec.sqe128()) {
            paragraphs.add("The entry has 128 bytes, which a ring with {@code IORING_SETUP_SQE128} takes.");
        }
        if (!spec.since().isEmpty()) {
            paragraphs.add("Since kernel " + spec.since() + "." + manualPage());
        } else if (!spec.man().isEmpty()) {
            paragraphs.add(manualPage().strip());
        }
        Doc doc = spec.declaration().doc();
        paragraphs.addFirst(doc.main().isEmpty() ? "Opcode " + spec.code() + "." : doc.main());
        return DocText.comment(
                String.join(DocText.paragraph(doc.markdown()), paragraphs) + DocText.tags(doc.tags()), doc.markdown());
    }

    CodeBlock factory() {
        List<EntryField> required = spec.fields().stream()
                .filter(field -> field.method().kind() == Kind.REQUIRED)
                .toList();
        boolean markdown =
                required.stream().anyMatch(field -> field.method().doc().markdown());
        StringBuilder text = new StringBuilder("Describes an operation; optional fields have their defaults.\n");
        for (EntryField field : required) {
            Doc doc = field.method().doc();
            String summary = markdown ? doc.markdownSummary() : doc.summary();
            if (!summary.isEmpty()) {
                text.append("\n@param ").append(field.name()).append(' ').append(summary);
            }
        }
        return DocText.comment(text.toString(), markdown);
    }

    CodeBlock getter(EntryField field) {
        Doc doc = field.method().doc();
        return DocText.comment(
                (doc.main().isEmpty() ? "The value of {@code " + field.name() + "}." : doc.main())
                        + lifetime(field)
                        + DocText.tags(doc.tags()),
                doc.markdown());
    }

    CodeBlock setter(EntryField field) {
        Doc doc = field.method().doc();
        return DocText.comment(
                (doc.main().isEmpty() ? "Sets {@code " + field.name() + "}." : doc.main())
                        + lifetime(field)
                        + implied(field)
                        + DocText.tags((limits(field) + "\n" + doc.deprecation()).strip()),
                doc.markdown());
    }

    CodeBlock computed(SizeSpec size) {
        Doc doc = size.method().doc();
        String own = doc.main();
        return DocText.comment(
                (own.isEmpty() ? "How many bytes of {@code " + size.memory() + "} the kernel uses, unsigned." : own)
                        + DocText.tags(doc.tags()),
                doc.markdown());
    }

    private String completionFlags() {
        if (spec.flags().isEmpty()) {
            return "";
        }
        return " Completion flags: "
                + spec.flags().stream()
                        .map(CompletionFlag::name)
                        .collect(Collectors.joining("}, {@code ", "{@code ", "}"))
                + ".";
    }

    private String manualPage() {
        return spec.man().isEmpty() ? "" : " Manual page: {@code " + spec.man() + "}.";
    }

    private static String lifetime(EntryField field) {
        if (!field.method().carrier().isMemory()) {
            return "";
        }
        Lifetime lifetime = field.until().map(EntryField.Until::lifetime).orElse(Lifetime.COMPLETED);
        return DocText.sentence(
                "The memory must stay alive " + lifetime.meaning() + ".",
                field.method().doc().markdown());
    }

    private static String implied(EntryField field) {
        return field.also().stream()
                .map(also -> DocText.sentence(
                        "Setting it also sets bits {@code 0x" + Long.toHexString(also.bits()) + "} of {@code "
                                + also.slot() + "}.",
                        field.method().doc().markdown()))
                .collect(Collectors.joining());
    }

    private String limits(EntryField field) {
        Placement value = layout.placements(field).getFirst();
        String failure = switch (field.method().carrier()) {
            case INT -> value.width() < Integer.BYTES ? "outside 0.." + Literals.ones(value.width()) : "";
            case SEGMENT -> "for heap memory" + refusedMemory(field, ", or ");
            case FIXED_MEMORY -> refusedMemory(field, "for ");
            case BITS -> value.width() < Long.BYTES ? "when bits do not fit " + value.width() + " bytes" : "";
            case BYTES -> "unless there are " + value.width() + " bytes; they are copied";
            case DESCRIPTOR -> refused(field);
            default -> "";
        };
        String all = failure.isEmpty() || sizes(field).isEmpty() ? failure : failure + ", or ";
        all += sizes(field);
        return all.isEmpty() ? "" : "@throws IllegalArgumentException " + all;
    }

    /** When the field disagrees with others about the size of memory. */
    private String sizes(EntryField field) {
        for (SizeSpec size : spec.sizes()) {
            if (size.memory().equals(field.name())) {
                return "when it is smaller than {@code " + size.name() + "} says";
            }
            if (size.name().equals(field.name())) {
                return "when {@code " + size.memory() + "} is smaller";
            }
        }
        return "";
    }

    private static String refusedMemory(EntryField field, String lead) {
        if (field.length().isPresent()) {
            return lead + "more than the entry can say";
        }
        if (field.text().isPresent()) {
            return lead + "without a NUL; an address of 0 is accepted";
        }
        return field.atLeast()
                .map(atLeast -> lead + "less than " + atLeast.bytes() + " bytes; an address of 0 is accepted")
                .orElse("");
    }

    private static String refused(EntryField field) {
        Accepts accepts = field.registered().map(EntryField.Registered::accepts).orElse(Accepts.BOTH);
        return switch (accepts) {
            case BOTH -> "";
            case RAW -> "for a registered descriptor";
            case REGISTERED -> "for an ordinary descriptor";
        };
    }
}
