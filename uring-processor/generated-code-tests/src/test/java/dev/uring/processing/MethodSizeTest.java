package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HotSpot inlines a hot method of up to 325 bytes of bytecode ({@code FreqInlineSize}). What makes and pushes an operation has to stay
 * below, or a fresh object for each operation is allocated.
 */
class MethodSizeTest {
    private static final int FREQ_INLINE_SIZE = 325;

    @Test
    void whatMakesAndPushesAnOperationIsInlined() throws Exception {
        URI core = Operation.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        Path path = Path.of(core);
        Map<String, Integer> sizes = new TreeMap<>();
        if (Files.isDirectory(path)) {
            collect(path, sizes);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(path)) {
                collect(jar.getPath("/"), sizes);
            }
        }
        assertTrue(sizes.size() > 500, () -> "only " + sizes.size() + " methods found in " + path);
        List<Map.Entry<String, Integer>> large = sizes.entrySet().stream()
                .filter(method -> method.getValue() >= FREQ_INLINE_SIZE)
                .toList();
        assertEquals(List.of(), large);
        sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(method -> System.out.println("largest method: " + method + " bytes"));
    }

    private static void collect(Path root, Map<String, Integer> sizes) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev/uring/op"))) {
            files.filter(file -> file.toString().endsWith(".class")).forEach(file -> collect(parse(file), sizes));
        }
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(ClassModel type, Map<String, Integer> sizes) {
        boolean isOperation = type.superclass()
                .map(parent -> parent.asInternalName().equals("dev/uring/Operation"))
                .orElse(false);
        if (!isOperation) {
            return;
        }
        for (MethodModel method : type.methods()) {
            String name = method.methodName().stringValue();
            boolean makesText = name.equals("describe") || name.equals("toString");
            if (!makesText && method.code().isPresent()) {
                int size = ((CodeAttribute) method.code().get()).codeLength();
                sizes.put(
                        type.thisClass().asInternalName() + "." + name
                                + method.methodType().stringValue(),
                        size);
            }
        }
    }
}
