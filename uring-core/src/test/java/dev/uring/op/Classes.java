package dev.uring.op;

import dev.uring.Operation;
import dev.uring.kernel.Opcodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the library. */
final class Classes {
    private Classes() {}

    /** The generated classes of all operations. */
    @SuppressWarnings("unchecked")
    static List<Class<? extends Operation<?>>> operations() {
        return inPackage("dev/uring/op").stream()
                .filter(Operation.class::isAssignableFrom)
                .<Class<? extends Operation<?>>>map(type -> (Class<? extends Operation<?>>) type)
                .toList();
    }

    /** The public classes of a package and those below it. */
    static List<Class<?>> inPackage(String folder) {
        try {
            Path root = Path.of(Opcodes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                return files.map(file -> root.relativize(file).toString().replace('/', '.'))
                        .filter(name -> name.endsWith(".class") && !name.endsWith("package-info.class"))
                        .sorted()
                        .<Class<?>>map(name -> load(name.substring(0, name.length() - ".class".length())))
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
