package dev.uring.processor.emit;

import com.palantir.javapoet.ClassName;

/** The types of uring-core and of the JDK that generated classes use. */
public final class Types {
    public static final ClassName OPERATION = core("Operation");
    public static final ClassName CLOSING = OPERATION.nestedClass("Closing");
    public static final ClassName ENTRY_WORDS = core("EntryWords");
    public static final ClassName SUBMISSION_QUEUE = core("SubmissionQueue");
    public static final ClassName KERNEL_VERSION = ClassName.get("dev.uring.kernel", "KernelVersion");
    public static final ClassName FIELD_CHECK = core("FieldCheck");
    public static final ClassName SQE_TEXT = core("SqeText");
    public static final ClassName GENERATED_FROM = ClassName.get("dev.uring.annotations", "GeneratedFrom");
    public static final ClassName MEMORY_SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");

    public static final ClassName SEGMENT_ALLOCATOR = ClassName.get("java.lang.foreign", "SegmentAllocator");
    public static final ClassName VALUE_LAYOUT = ClassName.get("java.lang.foreign", "ValueLayout");

    private Types() {}

    private static ClassName core(String name) {
        return ClassName.get("dev.uring", name);
    }
}
