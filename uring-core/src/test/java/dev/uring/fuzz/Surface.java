package dev.uring.fuzz;

import dev.uring.IoUring;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All public methods and constructors of the exported packages, but for those that are {@linkplain Excluded excluded}. */
final class Surface {
    private final TreeMap<String, List<Callable>> byPackage = new TreeMap<>();
    private final List<Callable> all = new ArrayList<>();
    private final Set<Executable> seen = new HashSet<>();

    Surface() throws IOException, ReflectiveOperationException {
        Path folder = Path.of(
                        URI.create(IoUring.class.getResource("IoUring.class").toString()))
                .getParent()
                .getParent()
                .getParent();
        Set<String> exported;
        try (var module = Files.newInputStream(folder.resolve("module-info.class"))) {
            exported = ModuleDescriptor.read(module).exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
            int dot = name.lastIndexOf('.');
            if (dot > 0 && exported.contains(name.substring(0, dot)) && !name.endsWith("package-info")) {
                add(Class.forName(name));
            }
        }
    }

    private void add(Class<?> type) {
        boolean visible = Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null
                        || Modifier.isPublic(type.getEnclosingClass().getModifiers()));
        if (!visible) {
            return;
        }
        Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getConstructors()))
                .filter(executable -> isOurs(executable) && !executable.isSynthetic() && seen.add(executable))
                .filter(executable ->
                        !(Modifier.isAbstract(type.getModifiers()) && !Modifier.isStatic(executable.getModifiers())))
                .sorted(Comparator.comparing(Executable::toString))
                .map(executable -> new Callable(executable, ParameterNames.of(executable)))
                .filter(callable -> !Excluded.isExcluded(callable))
                .forEach(callable -> {
                    all.add(callable);
                    byPackage
                            .computeIfAbsent(type.getPackageName(), _ -> new ArrayList<>())
                            .add(callable);
                });
    }

    private static boolean isOurs(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        return type.getName().startsWith("dev.uring.") && !Modifier.isAbstract(executable.getModifiers());
    }

    /** All of them. */
    List<Callable> all() {
        return all;
    }

    /** One of them: that of the ring and of registering more often, because these hold state. */
    Callable pick(Random random) {
        List<String> packages = List.copyOf(byPackage.keySet());
        String name = switch (random.nextInt(10)) {
            case 0, 1, 2 -> "dev.uring";
            case 3, 4 -> "dev.uring.register";
            default -> packages.get(random.nextInt(packages.size()));
        };
        List<Callable> callables = byPackage.get(name);
        return callables.get(random.nextInt(callables.size()));
    }

    /** Those that return such an object without needing one. */
    List<Callable> makers(Class<?> type) {
        return all.stream()
                .filter(callable -> callable.isStatic() && type.isAssignableFrom(callable.result()))
                .filter(callable -> callable.result() != Object.class)
                .toList();
    }
}
