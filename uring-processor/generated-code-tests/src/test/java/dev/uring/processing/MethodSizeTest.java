package dev.uring.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.uring.Operation;
import dev.uring.SubmissionQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What makes and pushes an operation has to be inlined wherever it is called, or a fresh object for each operation is allocated.
 * HotSpot does so with a method of up to 35 bytes of bytecode ({@code MaxInlineSize}) and, whatever it knows about the call, with a
 * constructor of up to 325 ({@code FreqInlineSize}).
 */
class MethodSizeTest {
    private static final int MAX_INLINE_SIZE = 35;
    private static final int FREQ_INLINE_SIZE = 325;

    /** Methods that nobody calls for each operation. */
    private static final Set<String> RARE = Set.of("describe", "toString", "attachment", "<clinit>");

    private static final Set<String> PARENTS = Set.of("dev/uring/Operation", "dev/uring/EntryWords");

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
                .filter(method ->
                        method.getValue() > (method.getKey().contains("<init>") ? FREQ_INLINE_SIZE : MAX_INLINE_SIZE))
                .toList();
        assertEquals(List.of(), large);
        sizes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(method -> System.out.println("largest method: " + method + " bytes"));
    }

    /** An access to mapped memory would take the room that builders need in a caller's graph; see {@code SubmissionRing}. */
    @Test
    void pushingAnEntryStoresIntoAnArrayOnly() throws Exception {
        ClassModel model;
        try (InputStream bytes = SubmissionQueue.class.getResourceAsStream("internal/ring/EntryStage.class")) {
            model = ClassFile.of().parse(bytes.readAllBytes());
        }
        Map<String, Set<String>> calls = new TreeMap<>();
        for (MethodModel method : model.methods()) {
            Set<String> owners = calls.computeIfAbsent(method.methodName().stringValue(), name -> new TreeSet<>());
            method.code().orElseThrow().forEach(element -> {
                if (element instanceof InvokeInstruction call) {
                    owners.add(call.owner().name().stringValue());
                }
            });
        }
        assertEquals(Set.of("dev/uring/internal/ring/EntryStage", "dev/uring/internal/Owner"), calls.get("put"));
        assertEquals(Set.of(), calls.get("stage"));
    }

    private static void collect(Path root, Map<String, Integer> sizes) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("dev/uring/op"))) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(MethodSizeTest::parse)
                    .filter(MethodSizeTest::isPushedInOneWay)
                    .forEach(type -> collect(type, sizes, method -> true));
        }
        // What the library itself does with an operation on its way; the other methods get plain numbers.
        collect(parse(root.resolve("dev/uring/Operation.class")), sizes, method -> true);
        collect(
                parse(root.resolve("dev/uring/SubmissionQueue.class")),
                sizes,
                method -> method.methodType().stringValue().startsWith("(Ldev/uring/Operation;)"));
        collect(
                parse(root.resolve("dev/uring/EntryWords.class")),
                sizes,
                method -> method.methodName().equalsString("<init>"));
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a class is generated. Setters of the few whose fields are checked against each other undo what they did. */
    private static boolean isPushedInOneWay(ClassModel type) {
        boolean isGenerated = type.superclass()
                .map(parent -> PARENTS.contains(parent.asInternalName()))
                .orElse(false);
        return isGenerated
                && type.methods().stream()
                        .noneMatch(method -> method.methodName().equalsString("checkSizes"));
    }

    private static void collect(ClassModel type, Map<String, Integer> sizes, Predicate<MethodModel> counts) {
        for (MethodModel method : type.methods()) {
            String name = method.methodName().stringValue();
            if (!RARE.contains(name) && method.code().isPresent() && counts.test(method)) {
                int size = ((CodeAttribute) method.code().get()).codeLength();
                sizes.put(
                        type.thisClass().asInternalName() + "." + name
                                + method.methodType().stringValue(),
                        size);
            }
        }
    }
}
