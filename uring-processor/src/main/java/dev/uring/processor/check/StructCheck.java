package dev.uring.processor.check;

import dev.uring.processor.layout.StructLayout;
import dev.uring.processor.layout.StructLayout.Placed;
import dev.uring.processor.spec.Method.Kind;
import dev.uring.processor.spec.NameStyle;
import dev.uring.processor.spec.StructField;
import dev.uring.processor.spec.StructSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a structure's spec as a whole, and finds its layout. */
public final class StructCheck {
    private final Problems problems;
    private final DeclarationCheck declarations;

    /** Reports to those problems. */
    public StructCheck(Problems problems, DeclarationCheck declarations) {
        this.problems = problems;
        this.declarations = declarations;
    }

    /** The layout of a structure without problems; empty after reporting all that it has. */
    public Optional<StructLayout> check(StructSpec spec) {
        int before = problems.count();
        if (!declarations.check(spec.declaration(), spec.place())) {
            return Optional.empty();
        }
        if (spec.members().isEmpty()) {
            problems.report(Problem.NO_MEMBERS, spec.place(), name(spec));
        }
        Map<String, StructField> constants = new HashMap<>();
        for (StructField member : spec.members()) {
            check(member, member == spec.members().getLast());
            String constant = NameStyle.upperSnake(member.name());
            StructField other = constants.putIfAbsent(constant, member);
            if (other != null) {
                report(Problem.SAME_CONSTANT, member, other.name(), member.name(), constant);
            }
        }
        boolean soundWithin = spec.members().stream()
                .flatMap(member -> member.nested().stream())
                .allMatch(StructCheck::isSound);
        if (problems.count() > before || !soundWithin) {
            return Optional.empty();
        }
        Optional<StructLayout> found = layout(spec);
        if (found.isEmpty()) {
            return found;
        }
        StructLayout layout = found.get();
        checkAlignment(spec, layout);
        layout.members().forEach(this::checkAlignment);
        checkUnions(layout.members());
        if (spec.expectedSize() != 0 && spec.expectedSize() != layout.size()) {
            problems.report(
                    Problem.STRUCT_SIZE, spec.place(), name(spec), layout.size(), spec.expectedSize(), places(layout));
        }
        return problems.count() == before ? Optional.of(layout) : Optional.empty();
    }

    private Optional<StructLayout> layout(StructSpec spec) {
        try {
            return Optional.of(StructLayout.of(spec));
        } catch (ArithmeticException _) {
            problems.report(Problem.STRUCT_TOO_BIG, spec.place(), name(spec));
            return Optional.empty();
        }
    }

    /** Whether a nested structure, whose problems are reported on its own spec, has none. */
    private static boolean isSound(StructSpec nested) {
        Problems silent = Problems.silent();
        return new StructCheck(silent, new DeclarationCheck(silent))
                .check(nested)
                .isPresent();
    }

    private void check(StructField member, boolean last) {
        String name = member.name();
        declarations.check(member.method());
        if (member.method().kind() != Kind.REQUIRED) {
            problems.report(Problem.MEMBER_BODY, member.method().place(), name);
        }
        if (ReservedNames.isInStructs(name)) {
            problems.report(Problem.RESERVED_NAME, member.method().place(), name, name + "Member");
        }
        checkType(member);
        checkCount(member, last);
        checkWidth(member);
    }

    private void checkType(StructField member) {
        switch (member.element()) {
            case BYTE, SHORT, INT, LONG, SEGMENT, NOTHING -> {}
            case STRUCT -> checkNested(member);
            default -> {
                String type = member.method().type().toString();
                report(Problem.UNKNOWN_MEMBER, member, member.name(), type, TypeAdvice.forStruct(type));
            }
        }
    }

    private void checkNested(StructField member) {
        if (member.nested().isEmpty()) {
            report(Problem.STRUCT_CYCLE, member, member.name(), member.method().type());
            return;
        }
        StructSpec nested = member.nested().get();
        if (!nested.members().isEmpty() && nested.members().getLast().isFlexible()) {
            report(Problem.NESTED_FLEXIBLE, member, member.name(), name(nested));
        }
    }

    private void checkCount(StructField member, boolean last) {
        if (!member.isArray() && member.count() != 0) {
            report(
                    Problem.STRAY_COUNT,
                    member,
                    member.name(),
                    member.count(),
                    member.method().type());
        } else if (member.count() < 0) {
            report(Problem.BAD_COUNT, member, member.name(), member.count());
        } else if (member.isFlexible() && !last) {
            report(Problem.FLEXIBLE_NOT_LAST, member, member.name());
        }
    }

    private void checkWidth(StructField member) {
        int width = member.width();
        boolean narrows = switch (member.element()) {
            case INT -> width == 1 || width == 2;
            case LONG -> width == 4;
            default -> false;
        };
        if (width != 0 && !narrows) {
            report(
                    Problem.BAD_WIDTH,
                    member,
                    member.name(),
                    width,
                    member.method().type());
        }
        boolean ordered =
                member.element().isInteger() && (width == 0 ? member.element().width() : width) > 1;
        if (member.bigEndian() && !ordered) {
            report(Problem.STRAY_ORDER, member, member.name(), member.method().type());
        }
    }

    private void checkAlignment(Placed placed) {
        StructField member = placed.member();
        if (member.at() < -1 || placed.offset() % placed.alignment() != 0) {
            report(Problem.MISALIGNED, member, member.name(), member.at(), placed.alignment());
        }
    }

    /** Members overlap on purpose or not at all: one without an offset of its own lies in no other. */
    private void checkUnions(List<Placed> members) {
        for (int later = 1; later < members.size(); later++) {
            Placed member = members.get(later);
            for (Placed earlier : members.subList(0, later)) {
                if (member.member().at() < 0 && member.offset() < earlier.offset() + earlier.size()) {
                    report(
                            Problem.UNION_END,
                            member.member(),
                            member.member().name(),
                            member.offset(),
                            earlier.member().name(),
                            earlier.offset() + earlier.size());
                    break;
                }
            }
        }
    }

    private void checkAlignment(StructSpec spec, StructLayout layout) {
        int alignment = spec.alignment();
        long needed =
                layout.members().stream().mapToLong(Placed::alignment).max().orElse(1);
        if (alignment < 0 || alignment != 0 && (Integer.bitCount(alignment) != 1 || alignment < needed)) {
            problems.report(Problem.BAD_ALIGNMENT, spec.place(), name(spec), alignment, needed);
        }
    }

    private static String places(StructLayout layout) {
        return layout.members().stream()
                .map(placed -> placed.member().name() + " " + placed.offset())
                .collect(Collectors.joining(", "));
    }

    private static String name(StructSpec spec) {
        return spec.declaration().spec().simpleName();
    }

    private void report(Problem problem, StructField member, Object... arguments) {
        problems.report(problem, member.place(), arguments);
    }
}
