package dev.uring.processor.check;

import java.util.Locale;

/** Everything that can be wrong with a spec: a stable tag, and a message that says what is wrong and what to do. */
public enum Problem {
    /** The annotation is on a class, record, enum or annotation. */
    NOT_INTERFACE("%s is not an interface: declare a spec as an interface, whose methods are the fields"),
    /** The spec has type parameters. */
    GENERIC_SPEC("%s has type parameters, but a layout is one: declare a spec for each form"),
    /** The generated class could not implement the spec. */
    SEALED_SPEC("%s is sealed, so the generated class cannot implement it: remove sealed and permits"),
    /** The spec is both an operation and a structure. */
    TWO_ANNOTATIONS("%s has both @Opcode and @CStruct, but a spec is one of them: remove one"),
    /** The generated class could not name the spec. */
    HIDDEN_SPEC("%s is private, so the generated class cannot see the spec: make it package-private"),
    /** The spec extends an interface. */
    PARENT("%s extends %s, but fields are not inherited: declare them in the spec itself"),
    /** No name can be derived. */
    NO_NAME("%s gives its class no name: end the spec's name in Spec, or say name = \"%s\""),
    /** The given name is no class name. */
    BAD_NAME("no class can have the name \"%s\": give it a Java identifier that is no keyword, such as name = \"%s\""),
    /** A class of that name is being compiled. */
    NAME_TAKEN("the class %s exists already: choose another with name = \"...\""),
    /** Two specs want one class. */
    NAME_CLASH("%s and %s would both generate %s: give one of them another name = \"...\""),
    /** A type of the spec, inherited by the generated class, has its name. */
    NAME_HIDDEN(
            "%s has a type %s, which hides the class %s inside itself: rename the type, or choose another name = \"...\""),

    /** The opcode does not fit its byte. */
    BAD_OPCODE("opcode %d is outside 0..255: use a constant IORING_OP_*"),
    /** The release cannot be read. */
    BAD_SINCE("since = \"%s\" is no kernel release: write major.minor, such as \"6.18\""),
    /** The manual page cannot be read. */
    BAD_MAN("man = \"%s\" is no manual page: write name(section), such as \"io_uring_prep_read(3)\""),

    /** A method without a place. */
    NO_FIELD("`%s` has no @SqeField: say which member it fills%s, or make it private when it is a helper"),
    /** A field outside a spec. */
    STRAY_FIELD("`%s` has @%s, but %s is no spec: annotate the interface with @%s"),
    /** A method with parameters. */
    PARAMETERS("`%s` takes parameters, but a field has one value: remove them"),
    /** A method with type parameters. */
    GENERIC_FIELD("`%s` has type parameters, but a field has one type: remove them"),
    /** A method that throws. */
    THROWS("`%s` declares exceptions, which the builder could not pass on: remove the throws clause"),
    /** A method without a value. */
    NO_VALUE("`%s` returns nothing, but its return type is the field's type: return the value"),
    /** A name that generated classes need. */
    RESERVED_NAME("`%s` is a method of every generated class: choose another name, such as `%s`"),

    /** A type that nothing is written for. */
    UNKNOWN_TYPE("`%s` is of type %s, which cannot be written: %s"),
    /** An integer that would be cut off. */
    NARROWING("`%s` is %d bytes wide but %s holds %d: declare it %s"),
    /** A value that needs a member of another size. */
    WRONG_WIDTH("`%s` is %s of %d bytes but %s holds %d: use a member of %d bytes, such as %s"),
    /** Two fields on one byte. */
    OVERLAP("%s and %s both write byte %d of the entry: %s"),
    /** A boolean that sets nothing. */
    NO_BITS("`%s` sets no bits: say bits = ..., the bits of %s that it sets"),
    /** Bits of something that is no boolean. */
    STRAY_BITS("`%s` is of type %s, but bits = ... belongs to a boolean: remove it, or declare the field boolean"),
    /** Bits that the member does not have. */
    BITS_TOO_WIDE(
            "bits 0x%x of `%s` do not fit %s, which holds %d bytes: choose other bits, or write a constant with bit 31 as 1L << 31"),
    /** Two fields that mean the same bits. */
    BITS_CLASH("%s and %s both mean bits 0x%x of %s: %s"),
    /** A sign where there is none to extend. */
    STRAY_SIGN("`%s` fills %s without extension, so signed = true says nothing: remove it"),

    /** A payload's offset on another member. */
    STRAY_AT("`%s` has at = %d, but %s has its own place: at belongs to CMD"),
    /** A size that says nothing. */
    STRAY_SIZE("`%s` has size = %d, but its size is that of %s: remove it"),
    /** A payload without a size. */
    NO_SIZE("`%s` is of type %s, whose size is not known: say size = ..., in bytes"),
    /** A size that an integer cannot have. */
    BAD_SIZE("`%s` has size = %d, which is no size of an integer: say 1, 2, 4 or 8"),
    /** A payload that does not fit the command area. */
    COMMAND_END("`%s` needs bytes %d to %d of the command area, which has %d: %s"),
    /** An array where no payload is. */
    BYTES_OUTSIDE_COMMAND(
            "`%s` is a byte[], which only the payload of a command takes: use CMD, or declare it MemorySegment"),
    /** The payload where a member is needed. */
    COMMAND_ELSEWHERE("@%s of `%s` names CMD, whose fields are placed by @SqeField alone: %s"),

    /** A length of something without one. */
    STRAY_LENGTH("`%s` is of type %s, but @LengthIn belongs to memory: remove it"),
    /** Room for an address whose length goes nowhere. */
    NO_LENGTH("`%s` is room for an address, and the kernel needs its length: say @LengthIn, such as @LengthIn(ADDR2)"),
    /** Elements without a size. */
    BAD_UNIT("@LengthIn of `%s` has unit = %d: the size of an element is at least 1"),
    /** The lifetime of something that is no memory. */
    STRAY_UNTIL("`%s` is of type %s, but @Until belongs to memory: remove it"),
    /** The least size of something that is no memory. */
    STRAY_AT_LEAST("`%s` is of type %s, but @AtLeast belongs to memory: remove it"),
    /** A least size that every memory has. */
    BAD_AT_LEAST("@AtLeast of `%s` says %d bytes, which refuses nothing: say how many the kernel uses, or remove it"),
    /** A size of a registered buffer of which the entry has no address. */
    INDEX_ALONE(
            "`%s` fills BUF_INDEX, which takes its index alone, but @%s is about its memory: use ADDR, and BUF_INDEX is"
                    + " filled as well"),
    /** A registered buffer that the operation does not look at. */
    UNSEEN_BUFFER(
            "`%s` is a registered buffer, which this operation ignores without %s: say @AlsoSets(value = %s, bits = %s)"),
    /** Text that is no memory. */
    STRAY_CSTRING("`%s` is of type %s, but @CString belongs to a MemorySegment: remove it"),
    /** Two ways to say how much memory the kernel uses. */
    SIZE_TWICE("`%s` has @%s and @%s, but the kernel learns in one way where memory ends: remove one"),
    /** A size that is no number. */
    STRAY_SIZE_OF("`%s` is of type %s, but @SizeOf belongs to a number of bytes: declare it int or long"),
    /** A size of something that is no memory. */
    UNKNOWN_MEMORY("@SizeOf of `%s` names `%s`, which is no field of memory: %s"),
    /** A size that nothing computes. */
    SIZE_WITHOUT_BODY("`%s` is no field, so its body has to compute the size: make it default, or add @SqeField"),
    /** A registered descriptor that is none. */
    STRAY_REGISTERED("`%s` is of type %s, but @RegisteredFd belongs to an Fd: remove it"),
    /** More than one place for the index. */
    REGISTERED_TWICE("@RegisteredFd of `%s` names %d slots for the index: name one"),
    /** The index goes where it cannot. */
    REGISTERED_WIDTH(
            "@RegisteredFd of `%s` puts the index into %s, which holds %d bytes: use a member of 4, such as FILE_INDEX"),

    /** A structure without members. */
    NO_MEMBERS("%s has no members: declare an abstract method for each member of the C structure"),
    /** A member with a value of its own. */
    MEMBER_BODY("`%s` has a body, but a member of a structure has no default value: make it abstract, or private"),
    /** Two members whose constants would be one. */
    SAME_CONSTANT("`%s` and `%s` would share the constant %s_OFFSET: rename one"),
    /** A type that C structures have not. */
    UNKNOWN_MEMBER("`%s` is of type %s, which is no member of a C structure: %s"),
    /** A structure within itself. */
    STRUCT_CYCLE("`%s` nests %s, which contains this structure: a pointer to it is a MemorySegment"),
    /** A structure without a size inside another. */
    NESTED_FLEXIBLE("`%s` nests %s, whose flexible array has no size: point at it with a MemorySegment"),
    /** A number of elements of something that is no array. */
    STRAY_COUNT("`%s` has count = %d, but is of type %s: declare it as an array"),
    /** A number of elements below zero. */
    BAD_COUNT("`%s` has count = %d: an array has a number of elements, or 0 for a flexible array at the end"),
    /** An array without a size, with members behind it. */
    FLEXIBLE_NOT_LAST(
            "`%s` is an array without count = ..., which only the last member may be: say how many elements it has"),
    /** A width that the type cannot have. */
    BAD_WIDTH(
            "`%s` has width = %d, but is of type %s: an int narrows to 1 or 2 bytes, a long to 4, and bit-fields are parts"
                    + " of the integer that holds them"),
    /** A byte order of something without one. */
    STRAY_ORDER("`%s` is of type %s, but bigEndian belongs to an integer of several bytes: remove it"),
    /** An alignment that C would not take. */
    BAD_ALIGNMENT("%s has alignment = %d: say a power of two, at least the %d that its members need"),
    /** An offset that C would not choose. */
    MISALIGNED("`%s` is at %d, but C aligns it to %d bytes: correct at, or say packed = true"),
    /** A member that slips into a union. */
    UNION_END("`%s` would start at %d, in the middle of `%s`, which ends at %d: say at = ... where it starts"),
    /** A size that no memory has. */
    STRUCT_TOO_BIG("%s is larger than 2^63-1 bytes: give its arrays fewer elements"),
    /** Another size than C's. */
    STRUCT_SIZE(
            "%s is %d bytes, not size = %d: compare its members with C, they are at %s; bit-fields are one member, and an aligned"
                    + " structure says alignment = ..."),

    /** No runtime to generate for. */
    NO_RUNTIME(
            "dev.uring.Operation is not on the class or module path, which the class of %s needs: add the dependency uring-core"),
    /** A runtime of another version. */
    WRONG_RUNTIME(
            "uring-core has the runtime level %s, but this uring-processor generates for level %d: use the same version of both"),
    /** Annotations of another version. */
    WRONG_ANNOTATIONS(
            "%s is not known to this uring-processor: use the same version of uring-annotations and uring-processor"),
    /** A fault of the processor. */
    INTERNAL("the processor failed on %s, which is a bug in uring-processor: %s");

    private final String message;

    Problem(String message) {
        this.message = message;
    }

    /** The message, with the tag that a search finds. */
    public String message(Object... arguments) {
        return "[uring." + name() + "] " + String.format(Locale.ROOT, message, arguments);
    }
}
