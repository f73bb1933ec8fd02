package dev.uring.processor.emit;

import com.palantir.javapoet.ClassName;

/** The types of uring-core and of the JDK that generated classes use. */
final class Runtime {
    static final ClassName OPERATION = core("Operation");
    static final ClassName CLOSING = OPERATION.nestedClass("Closing");
    static final ClassName ENTRY_WORDS = core("EntryWords");
    static final ClassName SUBMISSION_QUEUE = core("SubmissionQueue");
    static final ClassName KERNEL_VERSION = ClassName.get("dev.uring.kernel", "KernelVersion");
    static final ClassName FIELD_CHECK = core("FieldCheck");
    static final ClassName SQE_TEXT = core("SqeText");
    static final ClassName GENERATED_FROM = ClassName.get("dev.uring.annotations", "GeneratedFrom");
    static final ClassName MEMORY_SEGMENT = ClassName.get("java.lang.foreign", "MemorySegment");

    static final ClassName SEGMENT_ALLOCATOR = ClassName.get("java.lang.foreign", "SegmentAllocator");
    static final ClassName VALUE_LAYOUT = ClassName.get("java.lang.foreign", "ValueLayout");

    private Runtime() {}

    private static ClassName core(String name) {
        return ClassName.get("dev.uring", name);
    }
}
