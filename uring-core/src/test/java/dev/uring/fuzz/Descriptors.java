package dev.uring.fuzz;

import dev.uring.testing.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The descriptors that operations get: of files that nobody else uses, or of none. */
final class Descriptors implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_RDWR_CREAT = 2 | 0x40;
    private static final int O_DIRECTORY = 0x10000;
    private static final int[] NONE = {-1, -100, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20};

    private final Random random;
    private final TreeMap<Integer, String> before = open();
    private final List<Integer> ordinary = new ArrayList<>();

    Descriptors(Random random) {
        this.random = random;
        ordinary.add(Libc.open(Path.of("/dev/null"), O_RDWR));
        ordinary.add(Libc.open(Path.of("/dev/zero"), O_RDWR));
        ordinary.add(Libc.open(Path.of("file"), O_RDWR_CREAT));
        ordinary.add(Libc.open(Path.of("."), O_DIRECTORY));
        ordinary.add(Libc.eventFd());
        ordinary.add(Libc.epoll());
        addAll(Libc.pipe());
        addAll(Libc.socketPair());
    }

    private void addAll(int... descriptors) {
        Arrays.stream(descriptors).forEach(ordinary::add);
    }

    int ordinary() {
        return ordinary.get(random.nextInt(ordinary.size()));
    }

    int hostile() {
        return NONE[random.nextInt(NONE.length)];
    }

    /** One that may be closed by an operation. */
    int disposable() {
        return Libc.eventFd();
    }

    /** The rings that are open and were not before. */
    long rings() {
        return newer().values().stream()
                .filter(target -> target.contains("io_uring"))
                .count();
    }

    /** Closes what was opened since this object is there. */
    @Override
    public void close() {
        newer().forEach((descriptor, target) -> {
            boolean ours = target.startsWith("/dev/")
                    || target.startsWith("anon_inode:")
                    || target.matches("(socket|pipe):.*");
            if (ours || target.startsWith(Path.of("").toAbsolutePath().toString())) {
                Libc.close(descriptor);
            }
        });
    }

    private TreeMap<Integer, String> newer() {
        TreeMap<Integer, String> newer = open();
        newer.keySet().removeAll(Set.copyOf(before.keySet()));
        return newer;
    }

    private static TreeMap<Integer, String> open() {
        TreeMap<Integer, String> open = new TreeMap<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : links.toList()) {
                try {
                    open.put(
                            Integer.valueOf(link.getFileName().toString()),
                            Files.readSymbolicLink(link).toString());
                } catch (NoSuchFileException e) {
                    // The list itself.
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return open;
    }
}
