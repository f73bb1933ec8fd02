package dev.uring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which package uses which, read from the classes. The graph is printed; docs/ARCHITECTURE.md describes it. */
class PackageRulesTest {
    private static final String ROOT = "dev.uring";
    private static final Pattern LIBRARY = Pattern.compile("dev/uring/[\\w/]*[A-Z]\\w*");

    /** For each class of the library, outermost classes only, the classes of the library that it names. */
    private static final Map<String, Set<String>> USES = uses();

    @Test
    void noPackageUsesWhatIsAboveIt() {
        Map<String, Set<String>> graph = graph();
        graph.forEach((from, to) -> System.out.println(from + " -> " + String.join(", ", to)));
        assertEquals(null, graph.get("kernel"), "the kernel's numbers use nothing");
        assertEquals(Set.of("kernel"), graph.get("backend"));
        assertEquals(Set.of("annotations", "internal", "kernel", "root"), graph.get("struct"));
        assertTrue(!graph.get("internal.ring").contains("internal.setup"), "rings know nothing of their set-up");
        assertTrue(!graph.get("internal.ring").contains("internal.call"), "rings make no calls");
        assertTrue(!graph.get("internal.setup").contains("internal.call"), "set-up knows nothing of open rings");
        for (String above : Set.of("register", "op.net", "op.ring", "op.path", "op.time")) {
            assertTrue(!graph.get("internal.call").contains(above), "internal.call uses " + above);
        }
    }

    /** Two packages that use each other are one package. What the root shares with others is values. */
    @Test
    void noTwoPackagesUseEachOther() {
        Map<String, Set<String>> graph = graph();
        Set<String> pairs = new TreeSet<>();
        graph.forEach((from, to) -> to.stream()
                .filter(other -> from.compareTo(other) < 0
                        && graph.getOrDefault(other, Set.of()).contains(from))
                .forEach(other -> pairs.add(from + " and " + other)));
        assertEquals(
                Set.of(
                        "internal and root",
                        "internal.call and root",
                        "internal.ring and root",
                        "internal.setup and root",
                        "op.net and root",
                        "op.poll and root",
                        "root and struct"),
                pairs);
    }

    @Test
    void theWorksNameOnlyValuesOfTheRoot() {
        Set<String> values = Set.of("UringException", "CloseReport", "Cqe", "WaitClock", "WaitOutcome", "FixedMemory");
        Set<String> others = new TreeSet<>();
        USES.forEach((type, used) -> {
            if (packageOf(type).startsWith("internal")) {
                used.stream()
                        .filter(other -> packageOf(other).equals("root") && !values.contains(simpleName(other)))
                        .forEach(other -> others.add(type + " names " + simpleName(other)));
            }
        });
        assertEquals(Set.of(), others);
    }

    @Test
    void onlyTheRootKnowsOperationsOfAFamily() {
        Set<String> used = new TreeSet<>();
        USES.forEach((type, others) -> {
            if (packageOf(type).equals("root")) {
                others.stream()
                        .filter(other -> packageOf(other).startsWith("op."))
                        .forEach(other -> used.add(simpleName(type) + " names " + simpleName(other)));
            }
        });
        assertEquals(Set.of("FieldCheck names SocketAddressBuffer", "SingleOperation names PollFlags"), used);
    }

    private static Map<String, Set<String>> graph() {
        Map<String, Set<String>> graph = new TreeMap<>();
        USES.forEach((type, used) -> used.stream()
                .map(PackageRulesTest::packageOf)
                .filter(other -> !other.equals(packageOf(type)))
                .forEach(other -> graph.computeIfAbsent(packageOf(type), name -> new TreeSet<>())
                        .add(other)));
        return graph;
    }

    private static Map<String, Set<String>> uses() {
        Map<String, Set<String>> uses = new TreeMap<>();
        Path root = Path.of(location());
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class")
                            && !file.endsWith("module-info.class")
                            && !file.endsWith("package-info.class"))
                    .forEach(file -> read(root, file, uses));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        uses.forEach((type, used) -> used.remove(type));
        return uses;
    }

    private static void read(Path root, Path file, Map<String, Set<String>> uses) {
        String name = root.relativize(file).toString().replace('/', '.').replaceAll("(\\$.*)?\\.class$", "");
        Set<String> used = uses.computeIfAbsent(name, outer -> new TreeSet<>());
        try {
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                String text = entry instanceof Utf8Entry utf8 ? utf8.stringValue() : "";
                Matcher matcher = LIBRARY.matcher(text);
                while (matcher.find()) {
                    used.add(matcher.group().replace('/', '.'));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI location() {
        try {
            return IoUring.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The package, without what all have in common; {@code root} for that. */
    private static String packageOf(String type) {
        String name = type.substring(0, type.lastIndexOf('.'));
        return name.equals(ROOT) ? "root" : name.substring(ROOT.length() + 1);
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
