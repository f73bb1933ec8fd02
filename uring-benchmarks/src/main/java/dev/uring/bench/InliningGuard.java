package dev.uring.bench;

import dev.uring.SubmissionQueue;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;

/**
 * Guards what the absence of allocation rests on: the method that fills a slot is too large to be inlined, so that the
 * builders are.
 */
final class InliningGuard {
    /** HotSpot's FreqInlineSize, the most bytes of bytecode of an inlined method. */
    static final int LIMIT = 325;

    private static final String METHOD = "put";

    private InliningGuard() {}

    /** The size of the method's bytecode. */
    static int bytecodeSize() throws IOException {
        // The part of the queue that writes entries is its superclass, which is not public.
        Class<?> writer = SubmissionQueue.class.getSuperclass();
        try (InputStream bytes = writer.getResourceAsStream(writer.getSimpleName() + ".class")) {
            return ClassFile.of().parse(bytes.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString(METHOD))
                    .mapToInt(method -> ((CodeAttribute) method.code().orElseThrow()).codeLength())
                    .max()
                    .orElseThrow(() -> new IOException(writer.getSimpleName() + " has no method " + METHOD));
        }
    }
}
