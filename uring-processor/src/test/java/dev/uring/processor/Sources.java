package dev.uring.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** Compiles specs against stand-ins of the runtime, with the processor. */
final class Sources {
    private static final List<String> RUNTIME =
            List.of("Operation", "Fd", "FileSlot", "FixedBuffer", "SocketAddressBuffer", "SqeBits");

    private Sources() {}

    static List<JavaFileObject> runtime() {
        return RUNTIME.stream()
                .map(name -> JavaFileObjects.forResource("runtime/" + name + ".java"))
                .toList();
    }

    static Compilation compileWithRuntime(JavaFileObject... specs) {
        List<JavaFileObject> sources = new ArrayList<>(runtime());
        sources.addAll(List.of(specs));
        return compile(new UringProcessor(), sources);
    }

    static Compilation compile(Processor processor, List<JavaFileObject> sources) {
        return Compiler.javac().withProcessors(processor).compile(sources);
    }
}
